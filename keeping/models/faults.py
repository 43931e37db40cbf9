"""What stops a safety copy."""


class CopyError(RuntimeError):
    """A safety copy could not be made or brought back; the message says what to do, and nothing of any family."""
