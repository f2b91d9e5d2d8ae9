"""The reply templates and macros a new installation begins with."""

from collections.abc import Mapping
from typing import Any

from aftersales.workorders.models import Macro, ReplyTemplate
from aftersales.workorders.placeholders import check
from aftersales.workorders.steps import checked, whole

_TEXTS = ("text_zh", "text_en")


def load_replies(stock: Mapping[str, Any]) -> None:
    """Load them where there are none yet; what an admin changed or put away stays so."""
    if not ReplyTemplate.objects.exists():
        for position, told in enumerate(stock["templates"]):
            texts = {name: told[name].strip() for name in _TEXTS}
            for name, text in texts.items():
                check(text, name)
            ReplyTemplate.objects.create(**{**told, **texts}, position=position)
    if not Macro.objects.exists():
        for position, told in enumerate(stock["macros"]):
            values = {name: told[name] for name in ("name_zh", "name_en")}
            steps = checked([whole(_trimmed(step)) for step in told["steps"]])
            Macro.objects.create(**values, condition=told.get("filter"), steps=steps, position=position)


def _trimmed(step: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if name in _TEXTS else value for name, value in step.items()}
