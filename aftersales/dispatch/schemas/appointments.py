"""Which windows customers are offered, as an administrator writes and reads it; and what was chosen for an order."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from aftersales.base.http import Input, Line, OptionalText
from aftersales.dispatch.schemas.values import CandidateName
from aftersales.dispatch.solver.windows import MOST_CAPACITY, RANGES
from aftersales.workorders.schemas.values import Code


def _usual(name: str) -> int:
    return RANGES[name][2]


def _within(name: str) -> object:
    least, most, _ = RANGES[name]
    return Field(ge=least, le=most)


BeginsMinute = Annotated[int, _within("begins_minute")]
EndsMinute = Annotated[int, _within("ends_minute")]
LengthMinutes = Annotated[int, _within("length_minutes")]
StepMinutes = Annotated[int, _within("step_minutes")]
LeadMinutes = Annotated[int, _within("lead_minutes")]
DaysAhead = Annotated[int, _within("days_ahead")]
HoldMinutes = Annotated[int, _within("hold_minutes")]
MoveCutoff = Annotated[int, _within("move_cutoff_minutes")]
CancelCutoff = Annotated[int, _within("cancel_cutoff_minutes")]
Weekday = Annotated[int, Field(ge=0, le=6)]
Minute = Annotated[int, Field(ge=0, le=RANGES["ends_minute"][1])]


class OfferedWindowsIn(Input):
    """The windows of a day by the clock of the place: from which to which minute (the day goes on after 1440), how long
    and how far apart, on which days of the week (0 is Monday), but for a pause. `lead_minutes` before it begins at the
    least, and `days_ahead` at the most, a window can be chosen; it is held for `hold_minutes`; `capacity` orders may
    have the same (null: as many as somebody can go to). Until a cut-off before it begins the customer may move or
    cancel it alone; `portal`: they may choose for themselves, too."""

    begins_minute: BeginsMinute = _usual("begins_minute")
    ends_minute: EndsMinute = _usual("ends_minute")
    length_minutes: LengthMinutes = _usual("length_minutes")
    step_minutes: StepMinutes = _usual("step_minutes")
    lead_minutes: LeadMinutes = _usual("lead_minutes")
    days_ahead: DaysAhead = _usual("days_ahead")
    hold_minutes: HoldMinutes = _usual("hold_minutes")
    move_cutoff_minutes: MoveCutoff = _usual("move_cutoff_minutes")
    cancel_cutoff_minutes: CancelCutoff = _usual("cancel_cutoff_minutes")
    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=7)] = [0, 1, 2, 3, 4]
    pause: Annotated[list[Minute], Field(min_length=2, max_length=2)] | None = None
    capacity: Annotated[int, Field(ge=1, le=MOST_CAPACITY)] | None = None
    portal: bool = True


class AppointmentRuleIn(Input):
    """Windows for orders of a kind and a territory with all below it, by their codes (null: any). On single days the
    `calendar` differs from its week on, it says whether windows are offered."""

    kind: Code | None = None
    territory: Line | None = None
    calendar: Line | None = None
    windows: OfferedWindowsIn


class AppointmentPreviewIn(Input):
    """Windows nobody has published, in a time zone (null: the company's)."""

    windows: OfferedWindowsIn
    calendar: Line | None = None
    zone: Line | None = None


class OfferedWindows(Schema):
    """The windows of a day by the clock of the place, see what is written."""

    begins_minute: int
    ends_minute: int
    length_minutes: int
    step_minutes: int
    lead_minutes: int
    days_ahead: int
    hold_minutes: int
    move_cutoff_minutes: int
    cancel_cutoff_minutes: int
    weekdays: list[int]
    pause: list[int] | None
    capacity: int | None
    portal: bool


class AppointmentNamed(Schema):
    """A territory or a calendar."""

    code: str
    name_zh: str
    name_en: str


class AppointmentRuleOut(Schema):
    """Which windows orders of a kind and a territory (null: any) are offered, who said so and when."""

    key: UUID
    kind: str | None
    territory: AppointmentNamed | None
    calendar: AppointmentNamed | None
    windows: OfferedWindows
    set_by: CandidateName | None
    set_at: datetime


class AppointmentNumber(Schema):
    """An entry of a rule that is a number, its bounds, and what stands where nothing is said."""

    name: str
    least: int
    most: int
    usual: int


class AppointmentLimits(Schema):
    """Within which bounds a rule is written."""

    numbers: list[AppointmentNumber]
    most_capacity: int


class AppointmentRuleList(Schema):
    """All rules that count. Of those that fit an order the one of its kind counts before one of any, then that of the
    nearest territory."""

    rows: list[AppointmentRuleOut]
    limits: AppointmentLimits


class OfferedWindow(Schema):
    """From when until when somebody arrives, and of which day it is where that is."""

    day: date
    from_at: datetime
    until_at: datetime


class AppointmentPreviewOut(Schema):
    """The windows that could be chosen now, in the zone they are told in; `left_out` are further ahead."""

    zone: str
    rows: list[OfferedWindow]
    left_out: int


# -- an order's --------------------------------------------------------------------------------------------------------

AppointmentStateName = Literal["held", "confirmed", "over", "let_go", "moved", "cancelled", "done"]


class AppointmentHoldIn(Input):
    """A window of the list, by its times."""

    from_at: AwareDatetime
    until_at: AwareDatetime


class AppointmentReasonIn(Input):
    """Why what was promised to the customer is moved or cancelled; asked of staff."""

    reason: OptionalText = ""


class AppointmentSlot(OfferedWindow):
    """A window, whether it can be had, and for how many more there is room (null: any number); who would go as things
    stand and when they begin, where the reader sees decisions."""

    free: bool
    left: int | None
    engineer: CandidateName | None
    starts_at: datetime | None


class AppointmentSlots(Schema):
    """The windows of some days, in the zone of the place; `offered`: whether a rule offers any to such an order at all;
    `left_out` of these days are not told."""

    zone: str
    offered: bool
    days_ahead: int
    left_out: int
    rows: list[AppointmentSlot]


class AppointmentOut(Schema):
    """A window of an order: held until an instant, or promised; whose time it takes; who chose it, and who ended it and
    why. Once there is a visit, that says who goes."""

    key: UUID
    state: AppointmentStateName
    from_at: datetime
    until_at: datetime
    engineer: CandidateName | None
    starts_at: datetime
    ends_at: datetime
    visit: UUID | None
    made_by: CandidateName | None
    held_at: datetime
    held_until: datetime
    confirmed_at: datetime | None
    ended_at: datetime | None
    ended_by: CandidateName | None
    reason: str


class OrderAppointments(Schema):
    """What is held and confirmed for an order now, and what was chosen for it before, the latest first; `offered`:
    whether a rule offers windows to such an order as it stands now."""

    zone: str
    offered: bool
    held: AppointmentOut | None
    confirmed: AppointmentOut | None
    rows: list[AppointmentOut]
    may_arrange: bool
