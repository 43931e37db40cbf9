"""Who a grown-up is to a family, and for how long a sign-in lasts."""

from datetime import timedelta

CALLED = ("mum", "dad", "grandparent", "foster-carer", "carer")
"""How a carer is called on the family's pages: a closed list, no name."""

IDLE = timedelta(minutes=30)
"""A sign-in that was left alone this long asks again, unless this is the carer's own device (trust S9)."""

LONGEST = timedelta(days=14)
"""Every sign-in ends after this long (trust S9)."""

FRESH = timedelta(minutes=15)
"""For this long after the password was given, sensitive acts need no second asking (trust S16)."""

UNCONFIRMED_STAYS = timedelta(days=7)
"""An account whose address was not confirmed leaves after this long (trust P10)."""
