"""What people do with questions and agendas."""
