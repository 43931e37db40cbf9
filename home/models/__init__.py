"""A family's children, what was agreed, who did what, and the links and codes that work once."""

from home.models.agreed import Consent, Trail
from home.models.children import Child
from home.models.once import Claim, Erasure, Invitation

__all__ = ["Child", "Claim", "Consent", "Erasure", "Invitation", "Trail"]
