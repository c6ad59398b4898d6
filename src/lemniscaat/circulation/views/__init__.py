"""The pages of the crossing."""
