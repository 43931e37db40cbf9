"""What people may send about talks: short lines and closed sets."""
