"""The three APIs of the product, each with a document of its own: staff, customers' portal, open."""

from typing import Final

from ninja import NinjaAPI, Router
from ninja.security.base import AuthBase

from aftersales.assets.api import router as assets
from aftersales.assets.portal import router as portal_assets
from aftersales.assets.queries import titles_of as titles_of_assets
from aftersales.base.api import router as changes
from aftersales.base.files.door import uploads
from aftersales.base.http import JsonRenderer, StrictParser, answer_errors
from aftersales.base.imports.door import router as imports
from aftersales.customers.api import router as customers
from aftersales.customers.portal import router as portal_company
from aftersales.customers.queries import titles_of as titles_of_customers
from aftersales.dispatch.api.doors import ROUTERS as DISPATCH
from aftersales.dispatch.portal import arrivals as portal_arrivals
from aftersales.dispatch.portal import router as portal_appointments
from aftersales.dispatch.queries.underway import positions
from aftersales.dispatch.queries.underway.links import page_of_notice
from aftersales.feedback.portal import router as portal_feedback
from aftersales.field.api import router as field
from aftersales.notices import sealed_pages, titles
from aftersales.notices.api.inbox import router as notices
from aftersales.notices.api.reminders import router as reminders
from aftersales.people import taken_along
from aftersales.people.api.doors import ROUTERS as PEOPLE
from aftersales.people.portal import router as portal_me
from aftersales.people.signed import customers_only, programs_only, staff_only
from aftersales.server.operations.door import router as installation
from aftersales.workorders.api.around import router as around
from aftersales.workorders.api.bulk import router as bulk
from aftersales.workorders.api.callers import router as callers
from aftersales.workorders.api.checklists import router as checklists
from aftersales.workorders.api.custom import router as custom
from aftersales.workorders.api.exports import router as exports
from aftersales.workorders.api.files import router as order_files
from aftersales.workorders.api.find import router as find
from aftersales.workorders.api.lists import router as lists
from aftersales.workorders.api.macros import router as macros
from aftersales.workorders.api.orders import router as orders
from aftersales.workorders.api.replies import router as replies
from aftersales.workorders.api.settings import router as settings
from aftersales.workorders.api.visits import router as visits
from aftersales.workorders.api.worklogs import router as worklogs
from aftersales.workorders.ingest import router as programs
from aftersales.workorders.portal import router as portal_orders
from aftersales.workorders.queries.titles import titles_of as titles_of_orders

# Addresses are tried one after the other: what is asked most often comes first.
STAFF: Final[tuple[Router, ...]] = (
    changes,
    bulk,
    orders,
    around,
    order_files,
    checklists,
    callers,
    lists,
    macros,
    replies,
    exports,
    visits,
    worklogs,
    field,
    settings,
    *DISPATCH,
    custom,
    find,
    notices,
    reminders,
    customers,
    assets,
    uploads(),
    imports,
    *PEOPLE,
    installation,
)
OPEN: Final[tuple[Router, ...]] = (programs,)
PORTAL: Final[tuple[Router, ...]] = (
    portal_me,
    portal_company,
    portal_assets,
    portal_orders,
    portal_appointments,
    portal_arrivals,
    portal_feedback,
    uploads(),
)


def _api(title: str, name: str, auth: AuthBase) -> NinjaAPI:
    api = NinjaAPI(
        title=title,
        version="1",
        urls_namespace=name,
        auth=auth,
        docs_url=None,
        openapi_url="",  # what the framework knows is not all: server/manual.py hands the completed documents out
        parser=StrictParser(),
        renderer=JsonRenderer(),
    )
    answer_errors(api)
    return api


staff = _api("Aftersales for staff", "staff", staff_only)
for one in STAFF:
    staff.add_router("", one)

portal = _api("Aftersales for customers", "portal", customers_only)
for one in PORTAL:
    portal.add_router("", one)

programs_api = _api("Aftersales for programs", "open", programs_only)
for one in OPEN:
    programs_api.add_router("", one)

titles.ask("workorders", titles_of_orders, page="orders/{subject}")
titles.ask("customers", titles_of_customers, page="customers/{subject}")
titles.ask("assets", titles_of_assets, page="assets/{subject}")
taken_along.ask("position", positions.held_of)
sealed_pages.ask("visit_under_way_yours", page_of_notice)

APIS: Final = {"staff": staff, "portal": portal, "open": programs_api}
"""Each API by the name of its document."""
