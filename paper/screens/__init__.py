"""Sheets put together from what a family's plan and journal hold."""

from paper.screens.keepsakes import Keepsake, keepsake_of
from paper.screens.steps import cards_sheet, fridge_sheet

__all__ = ["Keepsake", "cards_sheet", "fridge_sheet", "keepsake_of"]
