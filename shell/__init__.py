"""The walls and the wiring: what every room shares, and nothing that any one room is about."""
