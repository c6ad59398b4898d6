"""Demonstration data: the network as it is, with two invented years. Acts through `api` only."""
