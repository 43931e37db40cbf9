"""Speaks the lines of the game when the site is built; the site itself never imports it."""
