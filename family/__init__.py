"""Who is here, and how they like to play."""
