"""Who is on the way: what engineers share of it, and when they are expected."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input


class PositionSharingIn(Input):
    """Whether we may know where one is while one travels to a customer."""

    shares: bool


class PositionSharingOut(Schema):
    """What the reader has said of it. `allowed`: whether the company takes positions at all; a phone sends one no more
    often than every so many seconds, and after so many metres. `version` 0: nothing was ever said."""

    allowed: bool
    shares: bool
    set_at: datetime | None
    version: int
    every_seconds: int
    every_metres: int
    kept_minutes: int


class PositionIn(Input):
    """Where one is, in degrees of WGS-84, as it was measured so many seconds ago: a phone's clock may be wrong, how
    much of it has passed is not."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    age_seconds: Annotated[int, Field(ge=0, le=86_400)] = 0


class VisitArrival(Schema):
    """When whoever set out is expected; all but `travelling` empty while nobody travels. `by_position`: reckoned from
    where they were at `as_of_at` (`old`: that is a while ago), else from when they set out. `late_minutes` after the
    promise. For whoever plans the visit or makes it, `page`: what the customer may be sent, below
    `AFTERSALES_PUBLIC_URL` where that is set; and `page_until_at`: until when it works at the latest, for it ends with
    the way."""

    travelling: bool
    from_at: datetime | None
    until_at: datetime | None
    as_of_at: datetime | None
    old: bool
    by_position: bool
    late_minutes: int
    page: str | None
    page_until_at: datetime | None
