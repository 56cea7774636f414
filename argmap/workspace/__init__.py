"""All that touches the system that argmap runs on; nothing here knows the command line."""
