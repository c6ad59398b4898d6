"""The pages about agendas alone."""
