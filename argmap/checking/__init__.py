"""Runs the rules over a map, as settings and suppressions ask."""
