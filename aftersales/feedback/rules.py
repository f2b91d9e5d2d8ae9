"""Pure rules of feedback: who may judge."""

from typing import Final

RATE: Final = "portal.rate"
"""The right to judge what was done for oneself; a customer's, as all of the portal's (people/rules.py)."""
