"""Questions about a map, and their answers."""
