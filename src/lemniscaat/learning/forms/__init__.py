"""What one fills in about projects and circles."""
