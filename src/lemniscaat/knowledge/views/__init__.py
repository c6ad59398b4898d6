"""The pages about knowledge alone."""
