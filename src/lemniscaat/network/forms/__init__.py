"""What one fills in about accounts, roles, partners and a werkplaats."""
