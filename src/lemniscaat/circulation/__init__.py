"""The lemniscate: issues and their syntheses, steps, journeys, handovers, offers, figures of flow."""
