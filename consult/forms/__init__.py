"""What people may send around a talk: short lines and closed sets."""
