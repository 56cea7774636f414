"""A map to YAML: the canonical writer."""
