"""The pages about agendas and rounds alone."""
