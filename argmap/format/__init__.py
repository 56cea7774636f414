"""What a map file may hold: its keys, declared once, and the JSON Schema made from them."""
