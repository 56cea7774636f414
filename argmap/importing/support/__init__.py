"""What several formats need to be read."""
