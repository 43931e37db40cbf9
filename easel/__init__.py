"""Every picture and every screen laid out beside the others, to be looked at by whoever draws."""
