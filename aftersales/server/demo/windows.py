"""When the sample company lets its customers choose somebody to come: its rules, and an order whose time is still to be
chosen, for whoever signs in as a customer."""

from datetime import datetime, timedelta
from typing import Any, Final

from aftersales.assets.models import Asset
from aftersales.customers.models import Contact
from aftersales.dispatch.actions.appointments import rules
from aftersales.dispatch.models import AppointmentRule
from aftersales.people.access import snapshot
from aftersales.people.models import Person
from aftersales.server.demo.sign_ins import CUSTOMER
from aftersales.server.demo.staff import ADMIN, email
from aftersales.workorders.actions import orders
from aftersales.workorders.models import WorkOrder

TO_BOOK: Final = "demo-to-book"
"""The order whose time is to be chosen, by its external id."""
_CALENDAR: Final = "cn-field"
_MORNING_TO_EVENING: Final[dict[str, Any]] = {
    "begins_minute": 8 * 60, "ends_minute": 18 * 60, "length_minutes": 120, "step_minutes": 120, "lead_minutes": 120,
    "weekdays": [0, 1, 2, 3, 4, 5], "days_ahead": 14,
}  # fmt: skip
_HALF_A_DAY: Final[dict[str, Any]] = {
    "begins_minute": 9 * 60, "ends_minute": 17 * 60, "length_minutes": 180, "step_minutes": 300,
    "lead_minutes": 24 * 60, "days_ahead": 30, "capacity": 2, "portal": False,
}  # fmt: skip
"""What is installed is brought there: twice a day, and agreed on by telephone."""


def settle(*, at: datetime) -> None:
    """Publish the rules. Where there are some already they stay as they are."""
    if AppointmentRule.objects.exists():
        return
    by = snapshot(Person.objects.get(email=email(ADMIN)))
    rules.publish_rule(by=by, at=at, body=_MORNING_TO_EVENING, calendar=_CALENDAR)
    rules.publish_rule(by=by, at=at, body=_HALF_A_DAY, kind="installation", calendar=_CALENDAR)


def ask(*, until: datetime) -> None:
    """The customer who can sign in has reported something half an hour ago, and nobody has planned to come yet."""
    contact = Contact.objects.select_related("person", "customer").get(email=email(CUSTOMER))
    things = Asset.objects.filter(customer=contact.customer, site__isnull=False).select_related("site").order_by("pk")
    thing = things.first()
    if thing is None or thing.site is None or WorkOrder.objects.filter(external_id=TO_BOOK).exists():
        return
    orders.report(
        by=snapshot(contact.person) if contact.person is not None else None,
        at=until - timedelta(minutes=30),
        kind="repair",
        title="室内机滴水，天花板有水印",
        description="从早上开始滴水，下面放了水桶。什么时候来都行，提前约一下。",
        channel="web",
        customer=contact.customer.key,
        contact=contact.key,
        site=thing.site.key,
        asset=thing.key,
        priority=2,
        external_id=TO_BOOK,
    )
