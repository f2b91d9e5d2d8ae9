"""What the product has acknowledged, kept by the client on its own disk before it goes on."""

import json
import os
import threading
from pathlib import Path
from typing import Any


class Ledger:
    """One line for each acknowledged write, on the disk when `write` returns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._file = path.open("a", encoding="utf-8")

    def write(self, **line: Any) -> None:
        with self._lock:
            self._file.write(json.dumps(line) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())

    def lines(self) -> list[dict[str, Any]]:
        """Everything acknowledged so far, as the disk has it."""
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()]
