"""The doors to dispatch, in the order in which addresses are tried."""

from typing import Final

from ninja import Router

from aftersales.dispatch.api.appointments import router as appointments
from aftersales.dispatch.api.board import router as board
from aftersales.dispatch.api.crews import router as crews
from aftersales.dispatch.api.decisions import router as decisions
from aftersales.dispatch.api.engineers import router as engineers
from aftersales.dispatch.api.fairness import router as fairness
from aftersales.dispatch.api.lists import router as lists
from aftersales.dispatch.api.map import router as maps
from aftersales.dispatch.api.offers import router as offers
from aftersales.dispatch.api.plan_rules import router as plan_rules
from aftersales.dispatch.api.policies import router as policies
from aftersales.dispatch.api.proposals import router as proposals
from aftersales.dispatch.api.routing import router as routing
from aftersales.dispatch.api.underway import router as underway
from aftersales.dispatch.api.whatifs import router as whatifs
from aftersales.dispatch.api.windows import router as windows
from aftersales.dispatch.api.wishes import router as wishes

ROUTERS: Final[tuple[Router, ...]] = (
    lists,
    decisions,
    offers,
    fairness,
    whatifs,
    policies,
    routing,
    wishes,
    crews,
    engineers,
    proposals,
    plan_rules,
    board,
    maps,
    windows,
    appointments,
    underway,
)
