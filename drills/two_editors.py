"""Two editors of one order, at random: no field is lost, and whoever is refused is told which ones differ.

Who comes late and wants only what stands already is not refused: there is nothing they could overwrite.
"""

import random
import threading
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from aftersales.base.clock import now
from aftersales.workorders.actions import orders
from drills import company, truth
from drills.client import Answer, Client, Seen
from drills.ground import asked, product
from drills.report import Report

STEPS = {"short": 300, "usual": 10_000, "long": 100_000}
_VALUES: dict[str, list[Any]] = {
    "title": [f"title {n}" for n in range(50)],
    "description": ["", *(f"description {n}" for n in range(50))],
    "impact": [1, 2, 3],
    "urgency": [1, 2, 3],
    "tags": [[], ["a"], ["a", "b"], ["b", "c"]],
}
_SELDOM: dict[str, list[Any]] = {"priority": [1, 2, 3]}
"""Each of these writes lines into the promises' log, which is read whole."""


@dataclass
class Editor:
    """Somebody with the order open, as it was when they last looked."""

    browser: Client
    version: int = 0


@dataclass
class Model:
    """What the order must be, from the answers alone."""

    key: UUID
    version: int
    fields: dict[str, Any]
    wrong: list[str] = field(default_factory=list)
    written: int = 0
    refused: int = 0

    def new_in(self, wanted: dict[str, Any]) -> dict[str, Any]:
        """What of this does not stand already."""
        return {name: value for name, value in wanted.items() if self.fields[name] != value}

    def took(self, wanted: dict[str, Any], answer: Answer) -> None:
        changes = self.new_in(wanted)
        self.fields |= changes
        self.version += bool(changes)
        self.written += 1
        if answer.body["version"] != self.version:
            self.wrong.append(f"version {answer.body['version']}, not {self.version}")
        off = {name: answer.body[name] for name, value in self.fields.items() if answer.body[name] != value}
        if off:
            self.wrong.append(f"lost: {off}")

    def refuses(self, wanted: dict[str, Any], answer: Answer) -> None:
        differ = {name: {"yours": value, "now": self.fields[name]} for name, value in self.new_in(wanted).items()}
        self.refused += 1
        facts = answer.body["facts"]
        named = facts["fields"] == differ and facts["version"] == self.version
        if not differ or answer.code != "stale_version" or not named:
            self.wrong.append(f"refused with {answer.content[:300]!r}, where {differ} differ at {self.version}")


def run(report: Report) -> None:
    """Step by step with one of them at a time, and now and then both at the same instant."""
    rng, seen = random.Random(4), Seen()  # noqa: S311 - repeatable, not secret
    with product() as running:
        founded = company.found(2)
        order = orders.report(by=None, at=now(), kind="repair", title="title 0", customer=founded.customer, priority=3)
        editors = [Editor(one, order.version) for one in founded.browsers(running.port, seen)]
        shown = editors[0].browser.send("GET", f"/api/v1/workorders/{order.key}").body
        model = Model(order.key, shown["version"], {name: shown[name] for name in [*_VALUES, *_SELDOM]})
        for editor in editors:
            editor.version = model.version
        races = 0
        for _ in range(STEPS[report.size]):
            if rng.random() < 0.1:
                races += 1
                _race(model, editors, rng)
            else:
                _step(model, rng.choice(editors), rng)
        last = editors[0].browser.send("GET", f"/api/v1/workorders/{order.key}").body
        off = {name: (last[name], value) for name, value in model.fields.items() if last[name] != value}
        report.none("fields that are not what the last accepted write says", off.items())
        report.none("steps that went otherwise than they must", model.wrong)
        report.equal("the history leads to the row that stands", _history(model), [])
        report.none("improper answers", seen.improper)
        truth.no_halves(report)
        report.figures |= {"steps": STEPS[report.size], "of them at the same instant": races}
        report.figures |= {"written": model.written, "refused": model.refused}


def _wanted(rng: random.Random) -> dict[str, Any]:
    values = _VALUES | (_SELDOM if rng.random() < 0.01 else {})
    names = rng.sample(sorted(values), rng.randint(1, 3))
    return {name: rng.choice(values[name]) for name in names}


def _send(model: Model, editor: Editor, wanted: dict[str, Any]) -> Answer:
    return editor.browser.send("PATCH", f"/api/v1/workorders/{model.key}", wanted, version=editor.version)


def _judge(model: Model, editor: Editor, wanted: dict[str, Any], answer: Answer) -> None:
    if answer.status == 200:
        if editor.version != model.version and model.new_in(wanted):
            model.wrong.append(f"accepted from version {editor.version} at {model.version}")
        model.took(wanted, answer)
        editor.version = model.version
    elif answer.status == 409:
        if editor.version == model.version:
            model.wrong.append(f"refused at its own version: {answer.content[:200]!r}")
        model.refuses(wanted, answer)
    else:
        model.wrong.append(f"{answer.status} {answer.content[:200]!r}")


def _step(model: Model, editor: Editor, rng: random.Random) -> None:
    if editor.version != model.version and rng.random() < 0.5:
        editor.version = editor.browser.send("GET", f"/api/v1/workorders/{model.key}").body["version"]
    wanted = _wanted(rng)
    _judge(model, editor, wanted, _send(model, editor, wanted))


def _race(model: Model, editors: list[Editor], rng: random.Random) -> None:
    """Both from the version that stands, at once: what the winner wrote is what the other is told of."""
    wants = [_wanted(rng) for _ in editors]
    answers: list[Answer | None] = [None, None]
    for editor in editors:
        editor.version = model.version

    def send(i: int) -> None:
        answers[i] = _send(model, editors[i], wants[i])

    threads = [threading.Thread(target=send, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [(editor, want, answer) for editor, want, answer in zip(editors, wants, answers, strict=True) if answer]

    def turn(one: tuple[Editor, dict[str, Any], Answer]) -> tuple[int, int, bool]:
        _, want, answer = one
        return answer.status, answer.body.get("version", 0), not _came_first(model, want, answer)

    for editor, want, answer in sorted(told, key=turn):
        _judge(model, editor, want, answer)


def _came_first(model: Model, want: dict[str, Any], answer: Answer) -> bool:
    """Whether what was answered shows nobody else's work. Both may be let in: one wrote nothing new, or they agree."""
    return all(answer.body.get(name) == value for name, value in (model.fields | want).items())


def _history(model: Model) -> list[str]:
    """Where the facts of the changes do not follow on one another up to the row, per field they tell of."""
    stands: dict[str, Any] = {}
    broken = []
    rows = asked(
        "SELECT data -> 'fields' FROM base_fact WHERE subject = %s AND kind = 'WorkOrderChanged' ORDER BY id", model.key
    )
    for (fields,) in rows:
        for name, (before, after) in fields.items():
            if stands.get(name, before) != before:
                broken.append(f"{name}: {before} after {stands[name]}")
            stands[name] = after
    broken += [
        f"{name}: {value}, not {model.fields[name]}" for name, value in stands.items() if value != model.fields[name]
    ]
    return broken
