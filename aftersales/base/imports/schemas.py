"""What is sent and got about imports."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from aftersales.base.http import Input, OptionalLine
from aftersales.base.imports.limits import COLUMNS

Outcome = Literal["created", "updated", "unchanged", "skipped", "wrong"]
Mode = Literal["all", "good"]
State = Literal[
    "reading",
    "unreadable",
    "mapped",
    "checking",
    "checked",
    "running",
    "done",
    "undone",
    "stopped",
    "failed",
    "forgotten",
]
Encoding = Literal["utf-8", "utf-16", "gb18030", "big5", "shift_jis", "windows-1252"]
Delimiter = Literal[",", ";", "\t", "|"]
Name = Annotated[str, StringConstraints(pattern="^[a-z][a-z_]{0,39}$")]
ColumnName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{0,59}$")]
Unset: Any = Field(default=None)


class ImportChoiceOut(Schema):
    value: str
    name_zh: str
    name_en: str


class ImportColumnOut(Schema):
    name: str
    kind: str
    required: bool
    name_zh: str
    name_en: str
    example_zh: str
    example_en: str
    choices: list[ImportChoiceOut]


class ReadyOut(Schema):
    """A ready mapping for the export of another system."""

    code: str
    name_zh: str
    name_en: str


class SubjectOut(Schema):
    """What the reader may bring, and what of it."""

    code: str
    name_zh: str
    name_en: str
    identity_zh: str
    identity_en: str
    columns: list[ImportColumnOut]
    ready: list[ReadyOut]


class SubjectRows(Schema):
    rows: list[SubjectOut]
    next: None = None


class ImportIn(Input):
    """A table of this subject, in a file that the sender has uploaded or is uploading."""

    subject: Name
    file: UUID


class SourceIn(Input):
    """Where a column of ours comes from: one of the file's (from 0), or the same value for every row."""

    column: Annotated[int, Field(ge=0, lt=COLUMNS)] | None = None
    value: OptionalLine = ""


Mapping = Annotated[
    dict[ColumnName, SourceIn], Field(max_length=300, json_schema_extra={"additionalProperties": False})
]
"""By the name of a column of ours."""


class ImportChange(Input):
    encoding: Encoding = Unset
    delimiter: Delimiter = Unset
    sheet: OptionalLine = Unset
    ready: Annotated[str, StringConstraints(pattern=r"^[a-z_.]{0,60}$")] = Unset
    mapping: Mapping = Unset


class RunIn(Input):
    """`all`: every row or none; `good`: those that are right, the others are handed back."""

    mode: Mode = "all"


class SourceOut(Schema):
    column: int | None
    value: str


class CountsOut(Schema):
    created: int
    updated: int
    unchanged: int
    skipped: int
    wrong: int


class ProgressOut(Schema):
    """How far the check or the run is. `phase` of one that is under way: checking or writing."""

    key: UUID
    state: Literal["running", "done", "failed", "stopped"]
    phase: str
    done: int
    total: int | None
    started_at: datetime
    ended_at: datetime | None
    stopping: bool


class ImportRowOut(Schema):
    """One table among many."""

    key: UUID
    subject: str
    state: State
    file_name: str
    started_at: datetime
    touched_at: datetime
    ended_at: datetime | None
    started_by: UUID
    rows: int | None
    mode: str
    counts: CountsOut


class ImportOut(ImportRowOut):
    """One table: how it is read, its first rows, which column is which, and how far it is."""

    version: int
    reason: str
    message: str
    expires_at: datetime | None
    format: str
    encoding: str
    certainty: int | None
    delimiter: str
    sheet: str
    sheets: list[str]
    formulas: bool
    headers: list[str]
    sample: list[list[str]]
    ready: str
    remembered: bool
    mapping: dict[str, SourceOut]
    lacking: list[str]
    progress: ProgressOut | None


class ImportRows(Schema):
    rows: list[ImportRowOut]
    next: str | None


class TroubleOut(Schema):
    """What is wrong with a cell, or with `column` "" the row, and what to do about it."""

    column: str
    label: str
    code: str
    value: str
    message: str


class OutcomeOut(Schema):
    """What came of one row; `subject` is the key of what it made or found."""

    number: int
    outcome: Outcome
    subject: UUID | None
    troubles: list[TroubleOut]


class OutcomeRows(Schema):
    rows: list[OutcomeOut]
    next: str | None
