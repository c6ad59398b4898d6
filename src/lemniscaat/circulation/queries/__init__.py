"""Reads of the lemniscate."""
