"""Items from a list: what its columns may be called, what a row means, and what is wrong with it. Nothing is
written here."""
