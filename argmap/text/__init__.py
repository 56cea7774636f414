"""Strings and nothing else: a file's text and its lines, wrapping, sanitizing, suggesting."""
