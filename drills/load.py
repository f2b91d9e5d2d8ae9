"""Eight people at work: each reports an order and takes it through its life, and writes down what was acknowledged."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID, uuid4

from aftersales.base.ids import new_key
from drills import company
from drills.client import Client, Probe, Seen
from drills.company import Company
from drills.ground import Product
from drills.ledger import Ledger

FACT: Final = {
    "report": "WorkOrderReported",
    "note": "NoteAdded",
    "triage": "WorkOrderTriaged",
    "assign": "WorkOrderAssigned",
    "start": "WorkOrderStarted",
    "wait": "WorkOrderWaited",
    "resume": "WorkOrderResumed",
    "resolve": "WorkOrderResolved",
    "close": "WorkOrderClosed",
}
"""The fact each acknowledged write must have left, once."""
STATE: Final = {
    "report": "reported",
    "triage": "triaged",
    "assign": "assigned",
    "start": "working",
    "wait": "waiting",
    "resume": "working",
    "resolve": "resolved",
    "close": "closed",
}
"""Where each move leads in the life below."""


class Load:
    """People at work until they are told to stop; nobody leaves a request unanswered."""

    def __init__(self, company: Company, browsers: list[Client], ledger: Ledger) -> None:
        self.company = company
        self.ledger = ledger
        self.refused: list[str] = []
        self._stop_wanted = threading.Event()
        self._threads = [threading.Thread(target=self._work, args=(one,), daemon=True) for one in browsers]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float = 180.0) -> None:
        """Let everybody have the answer they wait for, and no more."""
        self._stop_wanted.set()
        for thread in self._threads:
            thread.join(seconds)
            if thread.is_alive():
                raise TimeoutError("somebody still waits for an answer")

    def _work(self, browser: Client) -> None:
        try:
            while not self._stop_wanted.is_set():
                self._one_life(browser)
        except Exception as error:  # told by the drill: a thread's own end is silent
            self.refused.append(f"{type(error).__name__}: {error}")

    def _one_life(self, browser: Client) -> None:
        order = new_key()
        for op, path, body in self._steps(order):
            if self._stop_wanted.is_set():
                return
            key = str(uuid4())
            answer = browser.insist("POST", f"/api/v1{path}", body, key=key)
            if answer.status not in (200, 201):
                self.refused.append(f"{op}: {answer.status} {answer.code}")
                return
            said = body["key"] if op == "note" else None
            self.ledger.write(op=op, order=str(order), note=said, key=key, status=answer.status)

    def _steps(self, order: UUID) -> Iterator[tuple[str, str, Any]]:
        at = f"/workorders/{order}"
        owner = self.company.engineer.key
        yield "report", "/workorders", {
            "key": order, "kind": "repair", "title": "under load", "customer": self.company.customer, "priority": 2
        }  # fmt: skip
        yield "note", f"{at}/notes", {"body": "seen", "key": str(new_key())}
        yield "triage", f"{at}/triage", {"team": self.company.team}
        yield "assign", f"{at}/assign", {"owner": owner}
        yield "start", f"{at}/start", None
        yield "note", f"{at}/notes", {"body": "we are on it", "public": True, "key": str(new_key())}
        yield "wait", f"{at}/wait", {"reason": "parts"}
        yield "resume", f"{at}/resume", None
        yield "note", f"{at}/notes", {"body": "come and see", "mentions": [owner], "key": str(new_key())}
        yield "resolve", f"{at}/resolve", {"cause": "worn seal", "solution": "replaced"}
        yield "close", f"{at}/close", None


@contextmanager
def at_work(running: Product, seen: Seen, ledger: Ledger, people: int) -> Iterator[tuple[Load, Probe]]:
    """So many people at work for the length of a block, and somebody who keeps looking whether it answers."""
    founded = company.found(people)
    load, probe = Load(founded, founded.browsers(running.port, seen), ledger), Probe(running.port)
    probe.start()
    load.start()
    try:
        yield load, probe
        time.sleep(1)
    finally:
        load.stop()
        probe.stop()
