"""What a trial of a macro is told as: each step with its texts, and why it is refused if it is."""

from collections.abc import Sequence
from typing import Any

from aftersales.base.errors import NotFound, Refusal
from aftersales.base.words import LANGUAGES, refusal
from aftersales.people.access import Actor
from aftersales.workorders.models import Macro
from aftersales.workorders.queries.macros.library import names_in
from aftersales.workorders.queries.replies.library import lacking_in
from aftersales.workorders.steps import Tried, whole


def told(row: Macro, tried: Sequence[Tried], by: Actor) -> dict[str, Any]:
    """The macro's steps as this reader is shown them."""
    return {
        **{name: getattr(row, name) for name in ("key", "name_zh", "name_en", "version")},
        "allowed": all(one.refusal is None for one in tried),
        "steps": [_step(one, by) for one in tried],
        "names": names_in([row]),
    }


def _step(one: Tried, by: Actor) -> dict[str, Any]:
    return {
        "step": whole(one.step),
        "texts": [text.text for text in one.said],
        "lacking": lacking_in(one.said, by.language),
        "wake_at": one.wake_at,
        "because": one.refusal.code if one.refusal is not None else "",
        "why": why(one.refusal)["en" if by.language == "en" else "zh"] if one.refusal is not None else "",
    }


def why(told: Refusal) -> dict[str, str]:
    """Why a step is refused, in both languages. An order that is not to be found any more was put out of sight by an
    earlier step."""
    code = "macro_out_of_sight" if isinstance(told, NotFound) and told.facts.get("what") == "workorder" else told.code
    zh, en = (refusal(code, language, told.facts) for language in LANGUAGES)
    return {"zh": zh, "en": en}
