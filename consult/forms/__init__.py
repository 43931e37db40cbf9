"""What an educator and a family may send around a talk: short lines and closed sets."""
