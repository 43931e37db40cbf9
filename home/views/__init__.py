"""A family's pages: its children, its carers, what it agreed to, and whose play is open on a device."""

from home.views import carers, children, claims, consents
from home.views.table import init_home, room

__all__ = ["carers", "children", "claims", "consents", "init_home", "room"]
