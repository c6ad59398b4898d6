"""The forms of rounds and agendas."""
