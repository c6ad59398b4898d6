"""The pages about projects and circles."""
