"""All that touches the disk: which files are looked at, and what is read of them."""
