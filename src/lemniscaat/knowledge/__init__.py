"""What the werkplaatsen know: items with versions and links, working factors with their evidence."""
