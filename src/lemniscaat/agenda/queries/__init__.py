"""Reads of questions, desks and agendas."""
