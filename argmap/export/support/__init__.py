"""What more than one format of export uses."""
