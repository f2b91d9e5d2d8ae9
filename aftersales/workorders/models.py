"""The tables of work orders as everybody knows them; each subject's stand in a file of `tables/`."""

from aftersales.workorders.tables.asides import HandOff, Hold, Link, Note, Presence, Watch
from aftersales.workorders.tables.attachments import Attachment
from aftersales.workorders.tables.checklists import (
    Checklist,
    ChecklistAnswer,
    ChecklistFollowUp,
    ChecklistTemplate,
    ChecklistVersion,
)
from aftersales.workorders.tables.clocks import SlaClock, SlaEvent, Stuck
from aftersales.workorders.tables.custom import CustomField, OrderFields
from aftersales.workorders.tables.orders import NEVER, WorkOrder
from aftersales.workorders.tables.promises import SlaPolicy, SlaTarget
from aftersales.workorders.tables.replies import Macro, ReplyTemplate, TemplateUse
from aftersales.workorders.tables.search import OrderSearch
from aftersales.workorders.tables.settings import Category, Kind, StateName
from aftersales.workorders.tables.turns import Turn
from aftersales.workorders.tables.views import View, ViewOrder
from aftersales.workorders.tables.visits import Booking, Mate, Visit
from aftersales.workorders.tables.wishes import Wish
from aftersales.workorders.tables.worklogs import Worklog, WorklogVersion

__all__ = [
    "Attachment",
    "Booking",
    "Category",
    "CustomField",
    "Checklist",
    "ChecklistAnswer",
    "ChecklistFollowUp",
    "ChecklistTemplate",
    "ChecklistVersion",
    "HandOff",
    "Hold",
    "Kind",
    "Link",
    "Macro",
    "Mate",
    "NEVER",
    "Note",
    "OrderFields",
    "OrderSearch",
    "Presence",
    "ReplyTemplate",
    "SlaClock",
    "SlaEvent",
    "SlaPolicy",
    "SlaTarget",
    "StateName",
    "Stuck",
    "TemplateUse",
    "Turn",
    "View",
    "ViewOrder",
    "Visit",
    "Watch",
    "Wish",
    "WorkOrder",
    "Worklog",
    "WorklogVersion",
]
