"""Goal Structuring Notation in YAML, as gsn2x reads it."""
