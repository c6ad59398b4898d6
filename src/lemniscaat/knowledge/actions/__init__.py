"""What people do with knowledge."""
