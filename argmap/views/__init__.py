"""What people see of a map, before it has a form: outline and captions."""
