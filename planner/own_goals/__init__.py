"""A family's own wish, read by rules and made into a ladder (planner.md 2.6)."""
