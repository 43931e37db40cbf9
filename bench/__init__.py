"""How fast the site is, beside the least that the same parts could do (README, "Measured")."""
