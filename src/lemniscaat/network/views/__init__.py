"""Pages about accounts and roles."""
