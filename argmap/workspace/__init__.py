"""All that touches the disk and other processes; nothing here knows the command line."""
