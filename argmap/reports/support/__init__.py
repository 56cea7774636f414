"""What more than one format of reports uses."""
