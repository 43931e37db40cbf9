"""What a family, an educator and a teacher may send: short lines and closed sets."""
