"""Practice questions, the desk's acts on them, and what a region chooses for its knowledge agenda."""
