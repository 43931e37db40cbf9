"""Makes the clips that a child hears: built once, committed, never needed by the running site."""
