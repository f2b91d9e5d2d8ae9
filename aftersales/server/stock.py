"""What every installation begins with, brought up to date after each migration; an admin's own changes stay."""

from datetime import datetime

from django.db import transaction

from aftersales.base import relay
from aftersales.dispatch.actions.policies import load_stock as load_policies
from aftersales.people.actions.ready import load_ready_roles, load_stock_calendars
from aftersales.server.wiring import SUBSCRIPTIONS
from aftersales.workorders.actions.settings import load_stock


@transaction.atomic
def load(*, at: datetime) -> None:
    """Ready roles, official calendars, kinds, promises, policies, and a cursor for every subscriber. Safe to repeat."""
    load_ready_roles(at=at)
    load_stock_calendars(at=at)
    load_stock()
    load_policies(at=at)
    relay.subscribe(SUBSCRIPTIONS)
