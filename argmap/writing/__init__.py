"""A map to YAML: edits of its text."""
