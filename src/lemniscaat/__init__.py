"""Lemniscaat: the software of the Werkplaatsen Sociaal Domein. Start at ARCHITECTURE.md."""
