"""Who hears of what: every subscriber to facts, and everything that is due by the clock. The one list of each."""

from collections.abc import Callable
from datetime import datetime
from functools import partial, wraps
from typing import Final

from aftersales.assets.events import AssetChanged
from aftersales.assets.imports import SUBJECTS as ASSETS
from aftersales.base import runs, slow
from aftersales.base.files import sweeping as files
from aftersales.base.files.events import FileSettled
from aftersales.base.imports import keeping as imports
from aftersales.base.imports import reading
from aftersales.base.imports.subjects import Imports
from aftersales.base.relay import Subscription
from aftersales.customers.events import ContactErased, CustomerChanged
from aftersales.customers.imports import SUBJECTS as CUSTOMERS
from aftersales.dispatch import reactions as dispatch
from aftersales.dispatch.actions import again, forgetting, presence, whatifs
from aftersales.dispatch.actions.appointments import holding
from aftersales.dispatch.actions.offers import going_on
from aftersales.dispatch.actions.offers import ringing as offers
from aftersales.dispatch.actions.proposals import carrying, scheduling
from aftersales.dispatch.actions.proposals import working as proposing
from aftersales.dispatch.actions.underway import links, sharing
from aftersales.field.actions import operations
from aftersales.notices import reactions as notices
from aftersales.notices.actions import posting, ringing
from aftersales.people.access import acting
from aftersales.people.events import CalendarChanged, LeaveTaken, PersonArchived, PersonErased
from aftersales.people.imports import SUBJECTS as PEOPLE
from aftersales.server import holidays, ready_mappings, reindex
from aftersales.workorders import reactions as workorders
from aftersales.workorders.actions import asides, clocks, exports, lapses, recompute, stuck
from aftersales.workorders.events.orders import VisitCompleted
from aftersales.workorders.imports import SUBJECTS as ORDERS

SUBSCRIPTIONS: Final[tuple[Subscription, ...]] = (
    Subscription("workorders.notices", tuple(workorders.REACTIONS), workorders.tell),
    Subscription("workorders.recompute", (CalendarChanged,), workorders.recount),
    Subscription("workorders.erasure", (ContactErased,), workorders.forget),
    Subscription("workorders.files", (FileSettled,), workorders.settle_attachment),
    Subscription("imports.files", (FileSettled,), reading.settle),
    Subscription("imports.erasure", (ContactErased, PersonErased), imports.forget_with_person),
    Subscription("notices.erasure", (PersonErased,), notices.forget),
    Subscription("workorders.search", (CustomerChanged, AssetChanged), workorders.index_anew),
    Subscription("dispatch.pace", (VisitCompleted,), dispatch.measure),
    Subscription("dispatch.automatic", dispatch.FINDING, dispatch.find_somebody),
    Subscription("dispatch.offers", dispatch.SETTLING, dispatch.settle_offers),
    Subscription("dispatch.appointments", dispatch.FOLLOWED, dispatch.follow_appointment),
    Subscription("dispatch.again", dispatch.HELPFUL, dispatch.look_again),
    Subscription("dispatch.erasure", (ContactErased, PersonErased), dispatch.forget),
    Subscription("dispatch.mend", dispatch.BREAKING, dispatch.mend),
    Subscription("dispatch.cover", (LeaveTaken, PersonArchived), dispatch.cover),
    Subscription("dispatch.underway", dispatch.UNDER_WAY, dispatch.follow_the_way),
)
"""Readers of facts; each has a cursor of its own and sees every fact of its kinds once, in order."""

Step = Callable[..., bool]
_STEPS: Final[tuple[Step, ...]] = (clocks.ring_next_due, lapses.wake_next, lapses.close_next_silent)


def _live(step: Step) -> Step:
    """The step as the worker takes it. Orders of a log that is not yet told to its end are left to the replay; whether
    there is one is asked when nothing else is due, not at every step."""

    @wraps(step)
    def taken(*, at: datetime) -> bool:
        return step(at=at, imported=False) or (not runs.unfinished("replay") and step(at=at, imported=True))

    return taken


DUE: Final[tuple[Step, ...]] = (
    *(_live(step) for step in _STEPS),
    ringing.ring_next,
    offers.ring_next,
    presence.end_next_absence,
    holding.end_next,
    again.look_next,
    sharing.forget_old,
    scheduling.ask_next_repair,
)
"""What time itself brings about: each does one thing that is due at an instant and says whether there was one."""


def due(*, at: datetime, replayed: bool = False) -> int:
    """Do everything that is due at this instant; how many things there were.

    When a log is `replayed`, only for the orders it told of, and silence closes none: the log says when they closed.
    What fails then is not set aside, but ends the replay: it must not go on past something that did not happen.
    """
    told = tuple(partial(step, imported=True, strict=True) for step in _STEPS if step is not lapses.close_next_silent)
    done = 0
    for step in told if replayed else DUE:
        while step(at=at):
            done += 1
    return done


HOUSEKEEPING: Final[tuple[Callable[..., int], ...]] = (
    asides.forget_presence,
    posting.resend_stuck,
    posting.write_digests,
    ringing.forget_over,
    recompute.resume_stuck,
    holidays.tell_admins,
    stuck.forget_stale,
    operations.forget_told,
    files.sweep,
    imports.sweep,
    reindex.catch_up,
    exports.forget_old,
    whatifs.give_up_silent,
    proposing.give_up_silent,
    carrying.give_up_silent,
    scheduling.ask_due_night,
    forgetting.forget_proposals,
    forgetting.forget_old,
    going_on.ask_lost,
    links.forget_over,
    slow.forget_old,
)
"""What is swept up now and then."""

IMPORTS: Final = Imports(subjects=(*CUSTOMERS, *ASSETS, *PEOPLE, *ORDERS), ready=ready_mappings.load(), acting=acting)
"""What can be brought in tables, in the order in which a new installation brings it."""
