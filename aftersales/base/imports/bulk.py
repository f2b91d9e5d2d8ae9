"""For rooms whose rows come by the hundred thousand: each row is planned alone, all of them are written together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from django.db.models import Model

from aftersales.base.errors import Refusal
from aftersales.base.imports.subjects import Outcome, Row, refused
from aftersales.base.versions import Keyed, Versioned, put_right

RowT = TypeVar("RowT", bound=Model)
_only_checked: ContextVar[bool] = ContextVar("only_checked", default=False)


def only_checked() -> bool:
    """Whether what is written now is taken back in any case: what can refuse nothing (the pieces a thing is found by,
    most of the work) need not be made then."""
    return _only_checked.get()


@contextmanager
def checking(dry: bool) -> Iterator[None]:
    """What is written inside is only looked at, if `dry`."""
    token = _only_checked.set(dry)
    try:
        yield
    finally:
        _only_checked.reset(token)


@dataclass(frozen=True)
class Wanted(Generic[RowT]):
    """A thing as it is to stand: a new one, or one with these fields `changed`, maybe none."""

    thing: RowT
    new: bool
    changed: tuple[str, ...] = ()
    aside: Any = None
    """Whatever else the room needs to know of it when all are written."""


@dataclass(frozen=True)
class Planned(Generic[RowT]):
    """What came of each row, in their order, and what is to be written."""

    outcomes: list[Outcome] = field(default_factory=list)
    wanted: list[Wanted[RowT]] = field(default_factory=list)

    @property
    def fresh(self) -> list[RowT]:
        return [one.thing for one in self.wanted if one.new]

    @property
    def altered(self) -> list[RowT]:
        """The existing ones of which something changed. Two rows may speak of one thing, said in two ways."""
        made = {id(one) for one in self.fresh}
        return _once(one.thing for one in self.wanted if one.changed and id(one.thing) not in made)

    def to_index(self, *fields: str) -> list[RowT]:
        """The new ones, and those of which one of these fields changed; in a check none."""
        if only_checked():
            return []
        return _once(one.thing for one in self.wanted if one.new or not set(fields).isdisjoint(one.changed))


def _once(things: Iterable[RowT]) -> list[RowT]:
    """Each of them once: PostgreSQL refuses to write a row twice in one statement."""
    return list({id(one): one for one in things}.values())


def right(thing: RowT, changes: dict[str, Any]) -> Wanted[RowT]:
    """An existing thing, put right."""
    return Wanted(thing, new=False, changed=put_right(cast(Versioned, thing), changes))


def planned(rows: Sequence[Row], plan: Callable[[Row], Wanted[RowT]]) -> Planned[RowT]:
    """Plan every row; one that is refused is wrong and the others go on."""
    told: Planned[RowT] = Planned()
    for row in rows:
        try:
            wanted = plan(row)
        except Refusal as error:
            told.outcomes.append(refused(error))
            continue
        kind = "created" if wanted.new else "updated" if wanted.changed else "unchanged"
        told.outcomes.append(Outcome(kind, cast(Keyed, wanted.thing).key))
        told.wanted.append(wanted)
    return told
