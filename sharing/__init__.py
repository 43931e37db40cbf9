"""Showing a few small wins to somebody outside, for a while, and a line that comes back."""
