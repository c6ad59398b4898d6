"""What people do with the network."""
