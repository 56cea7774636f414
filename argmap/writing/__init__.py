"""A map to YAML: its canonical form, moves of statements, and edits of its text."""
