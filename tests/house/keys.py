"""Which fields each role is told by each operation: written down, so that none comes to a reader by accident."""

import fcntl
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from tests.conftest import Answer

RECORD: Final = Path(__file__).with_name("response_keys.json")


class Told:
    """What the roles were told by one operation, over all relations."""

    def __init__(self, operation: str) -> None:
        self.operation = operation
        self.fields: dict[str, set[str]] = defaultdict(set)

    def hear(self, role: str, answer: Answer) -> None:
        """Keep the names of the fields in an answer that was not a refusal."""
        if answer.status < 300 and answer.body is not None:
            self.fields[role].update(paths(answer.body))

    def compare(self) -> None:
        """Fail on a drift; with `AFTERSALES_RECORD=1` write down what was heard instead."""
        if os.environ.get("AFTERSALES_RECORD"):
            self._record()
        written = json.loads(RECORD.read_text(encoding="utf-8"))
        assert self._grouped() == written.get(self.operation, {}), (
            f"{self.operation} tells other fields than response_keys.json has; if that is meant, and each role may "
            "know them, write it down with AFTERSALES_RECORD=1"
        )

    def _grouped(self) -> dict[str, str]:
        """The fields by the roles that are told just these."""
        roles = defaultdict(list)
        for role, fields in sorted(self.fields.items()):
            roles[tuple(sorted(fields))].append(role)
        return {" ".join(who): " ".join(fields) for fields, who in sorted(roles.items(), key=lambda pair: pair[1])}

    def _record(self) -> None:
        with RECORD.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # the workers of a parallel run write one after another
            file.seek(0)
            written = json.loads(file.read() or "{}") | {self.operation: self._grouped()}
            file.truncate(0)
            file.write(json.dumps(dict(sorted(written.items())), ensure_ascii=False, indent=1) + "\n")


def paths(body: Any, above: str = "") -> Iterator[str]:
    """The dotted names of all fields; the items of a list count as one, and so do things listed by their keys."""
    if isinstance(body, dict):
        for name, value in body.items():
            here = f"{above}.*" if _is_key(name) else f"{above}.{name}" if above else name
            yield here
            yield from paths(value, here)
    elif isinstance(body, list):
        for item in body:
            yield from paths(item, above)


def _is_key(name: str) -> bool:
    try:
        UUID(name)
    except ValueError:
        return False
    return True
