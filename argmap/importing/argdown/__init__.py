"""Argdown, plain text in which statements and arguments are related by indented lines."""
