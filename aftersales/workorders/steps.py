"""The steps a macro may have, what each needs, and what of it is kept. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, get_args

from aftersales.base.errors import Invalid, Refusal
from aftersales.workorders.placeholders import Filled, check
from aftersales.workorders.states import Wait

Do = Literal[
    "triage", "priority", "category", "team", "owner", "start", "sub_state", "reply", "note", "wait", "resolve"
]
"""What a step does; each is a verb of the order that its right and the table of moves guard."""
MOST_STEPS: Final = 10
_TEXTS: Final = ("text_zh", "text_en")
_CAUSES: Final = ("cause_zh", "cause_en")

NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "triage": (),
    "priority": ("priority",),
    "category": ("category",),
    "team": ("team",),
    "owner": ("owner",),
    "start": (),
    "sub_state": ("sub_state",),
    "reply": _TEXTS,
    "note": _TEXTS,
    "wait": ("reason", "wake_days", "wake_minute"),
    "resolve": (*_CAUSES, *_TEXTS),
}
"""The values each sort of step has; of a step no others are kept."""
_TEXT: Final = (*_TEXTS, *_CAUSES, "sub_state")
_EVERY: Final = tuple(dict.fromkeys(name for names in NEEDS.values() for name in names))
ME: Final = "me"
"""As an owner: whoever applies the macro."""
_ONCE: Final = frozenset(get_args(Do)) - {"reply", "note"}
_REQUIRED: Final = frozenset({"priority", "category", "team", "owner", "sub_state", "reason"})


def whole(step: Mapping[str, Any]) -> dict[str, Any]:
    """A step with every value a step may have; what it has no use for is None, of words nothing."""
    empty = {name: "" if name in _TEXT else None for name in _EVERY}
    return {**empty, **{name: value for name, value in step.items() if value is not None}}


@dataclass(frozen=True)
class Tried:
    """What came of one step: what it says, until when it waits, and why it is refused if it is."""

    step: Mapping[str, Any]
    said: tuple[Filled, ...] = ()
    wake_at: datetime | None = None
    refusal: Refusal | None = None


def checked(steps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The steps as they are kept; refused where one cannot be meant."""
    if not steps:
        raise Invalid("macro_without_steps", field="steps")
    if len(steps) > MOST_STEPS:
        raise Invalid("macro_too_long", field="steps", max=MOST_STEPS)
    kept = [_checked(number, step) for number, step in enumerate(steps, start=1)]
    done = [step["do"] for step in kept]
    twice = next((number for number, do in enumerate(done, start=1) if do in _ONCE and do in done[: number - 1]), None)
    if twice is not None:
        raise Invalid("macro_step_twice", field="steps", position=twice)
    return kept


def _checked(number: int, step: Mapping[str, Any]) -> dict[str, Any]:
    kept = {"do": step["do"], **{name: step[name] for name in NEEDS[step["do"]]}}
    lacking = next((name for name in kept if name in _REQUIRED and kept[name] in (None, "")), None)
    if lacking is not None:
        raise Invalid("macro_step_lacks", field=f"steps.{number - 1}.{lacking}", position=number)
    for names in (_TEXTS, _CAUSES):
        if names[0] in kept and not any(kept[name] for name in names):
            raise Invalid("macro_step_silent", field=f"steps.{number - 1}.{names[0]}", position=number)
        for name in names:
            if name in kept:
                check(kept[name], f"steps.{number - 1}.{name}")
    if kept.get("reason") is not None and kept["reason"] not in set(Wait):
        raise Invalid("macro_step_lacks", field=f"steps.{number - 1}.reason", position=number)
    return kept
