"""What families and educators send around a talk: short lines and closed sets."""
