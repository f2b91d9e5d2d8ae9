"""What the command line tells: a line for people in both languages, or one JSON object a line for programs."""

import json
from dataclasses import dataclass
from typing import Any

from aftersales.base.words import LANGUAGES, say


@dataclass(frozen=True)
class Terminal:
    """Where a command tells what happens while it runs."""

    as_json: bool = False

    def tell(self, code: str, **facts: Any) -> None:
        """Tell one event, by the code its words stand under."""
        if self.as_json:
            print(json.dumps({"event": code, **facts}, ensure_ascii=False, default=str), flush=True)
        else:
            print(" · ".join(say(code, language, **facts) for language in LANGUAGES), flush=True)
