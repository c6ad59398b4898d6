"""The ground: ids, clock, errors, registries, and work kept as rows. Knows no other package."""
