"""Files, settings files and other processes; nothing here knows the command line."""
