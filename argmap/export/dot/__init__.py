"""The picture: in Graphviz's language, and drawn by Graphviz."""
