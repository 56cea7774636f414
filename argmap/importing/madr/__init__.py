"""Markdown Architectural Decision Records: options, and what is good and bad about each."""
