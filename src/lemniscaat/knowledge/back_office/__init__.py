"""Pages of the back office about many items at once."""
