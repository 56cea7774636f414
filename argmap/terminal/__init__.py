"""The tree that people read."""
