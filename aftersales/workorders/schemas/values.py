"""The values that what is shown and what is taken share."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from aftersales.base.http import Line, OptionalLine
from aftersales.workorders.rules import Suits

Priority = Annotated[int, Field(ge=0, le=3)]
Grade = Annotated[int, Field(ge=1, le=3)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Tag = Annotated[Line, Field(max_length=40)]
CallName = Annotated[OptionalLine, Field(max_length=80)]
CallPhone = Annotated[OptionalLine, Field(max_length=40)]
Times = Annotated[list[Suits], Field(max_length=4)]
"""When it suits: any of the four."""
Channel = Literal["web", "wechat", "phone", "email", "qr", "api"]
FileKeys = Annotated[list[UUID], Field(max_length=20)]
"""Keys of uploads of the sender's own."""
FileState = Literal["promised", "uploading", "checking", "ready", "refused", "gone"]
ViewName = Literal["open", "mine", "unassigned", "reported", "overdue", "waiting", "resolved"]
Target = Literal["response", "next_update", "arrival", "resolution"]
CameBy = Literal["web", "wechat", "phone", "email", "qr", "api", "walk_in", "other"]
"""Every channel an order can have come by; a log may name more than a person can choose."""
ActBy = Literal["", "response", "next_update", "arrival", "resolution", "wake"]
WaitReason = Literal["", "customer", "parts", "vendor", "other"]
OutcomeOrNone = Literal["", "fixed", "partial", "needs_part", "no_fault", "refused"]
HandedTo = Literal["rd", "project"]
HandOffState = Literal["sent", "accepted", "done", "rejected"]
Unset: Any = Field(default=None)
"""A field of a change that may be left out but not emptied: what is not sent stays as it is."""
