"""The map: statements and arguments on a graph, and walks over it."""
