"""What people do while learning."""
