"""Who may call what: every operation, asked by every role, of what is theirs and what is not, is one real request.

What should be answered stands in `rights.csv`, for people to read. The operations come from the OpenAPI documents, so
that none can be forgotten; a row is written for each by hand, so that nobody has a right nobody thought of. Which
fields each role is told stands in `response_keys.json`: a field more is there for the reviewers to see.
"""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest

from tests.conftest import Answer
from tests.house.asking import OPERATIONS
from tests.house.keys import RECORD, Told
from tests.house.scenes import SCENES
from tests.house.world import World, undone

pytestmark = pytest.mark.django_db

TABLE: Final = Path(__file__).with_name("rights.csv")
ANSWERS: Final = frozenset({200, 201, 204, 401, 403, 404, 409, 422})


@dataclass(frozen=True)
class Row:
    """One line: what is asked, of what, and each role's answer."""

    operation: str
    relation: str
    answers: dict[str, int]


class BadTable(Exception):
    """The table says less than it must."""


def read(text: str) -> list[Row]:
    """The table; every cell is a number, every line is said once, and no cell stands for several."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header, *body = [[cell.strip() for cell in cells] for cells in csv.reader(lines)]
    roles = header[2:]
    rows = []
    for cells in body:
        if len(cells) != len(header) or not all(cells):
            raise BadTable(f"an empty or missing cell: {cells}")
        operation, relation, *answers = cells
        if operation not in SCENES:
            raise BadTable(f"no such operation, or a pattern: {operation}")
        if not all(answer.isdecimal() and int(answer) in ANSWERS for answer in answers):
            raise BadTable(f"{operation} {relation}: {answers}")
        rows.append(Row(operation, relation, dict(zip(roles, map(int, answers), strict=True))))
    if len({(row.operation, row.relation) for row in rows}) != len(rows):
        raise BadTable("a line twice")
    return rows


ROWS: Final = read(TABLE.read_text(encoding="utf-8"))


def test_every_operation_has_its_lines_and_every_line_an_operation() -> None:
    told = {row.operation for row in ROWS}
    assert OPERATIONS.keys() - told == set(), "without a line in rights.csv"
    assert told - OPERATIONS.keys() == set(), "lines for what is gone"
    assert SCENES.keys() - OPERATIONS.keys() == set(), "scenes for what is gone"


@pytest.mark.parametrize(
    "line",
    [
        "staff.*,own,401,403",
        "staff.get_work_order,own,*,403",
        "staff.get_work_order,own,401,",
        "staff.get_work_order,own,401",
        "staff.get_work_order,own,401,2xx",
        "staff.get_work_order,own,401,403\nstaff.get_work_order,own,401,403",
    ],
)
def test_a_line_that_leaves_something_open_is_refused(line: str) -> None:
    with pytest.raises(BadTable):
        read(f"operation,relation,anonymous,customer\n{line}")


def test_the_table_asks_of_one_thing_whatever_names_one() -> None:
    """An operation on one thing is asked at least of one that is the reader's and one that is not."""
    single = {"{key}", "{number}"}
    for operation, (_, path) in OPERATIONS.items():
        relations = {row.relation for row in ROWS if row.operation == operation}
        assert relations, operation
        if single & set(path.split("/")) and relations == {"-"}:
            assert operation in EVERYBODYS, operation


EVERYBODYS: Final = frozenset(
    f"staff.{name}"
    for name in (
        "update_role", "update_team", "archive_team", "update_territory", "update_skill", "update_calendar",
        "get_calendar_year", "set_calendar_year", "set_calendar_day", "clear_calendar_day", "get_product",
        "change_product", "archive_product", "get_fault_code", "change_fault_code", "archive_fault_code",
        "change_sla_policy", "put_custom_field", "get_checklist_template", "draft_checklist_template",
        "publish_checklist_template", "discard_checklist_draft", "archive_checklist_template", "drop_crew_rule",
        "drop_appointment_rule", "drop_plan_rule",
    )
)  # fmt: skip
"""What belongs to the installation: it is nobody's own."""


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_who_may_and_what_of_it_they_are_told(operation: str, world: World) -> None:
    wrong, told = [], Told(operation)
    for row in (row for row in ROWS if row.operation == operation):
        for role, expected in row.answers.items():
            answer = _asked(world, row, role)
            told.hear(role, answer)
            if answer.status != expected:
                said = answer.body.get("code", "") if isinstance(answer.body, dict) else ""
                wrong.append(f"{row.operation} {row.relation} {role}: {answer.status}, not {expected}: {said}")
    assert not wrong, "\n" + "\n".join(wrong)
    told.compare()


def _asked(world: World, row: Row, role: str) -> Answer:
    method, path = OPERATIONS[row.operation]
    reader = world.readers[role]
    with undone():
        ask = SCENES[row.operation](world, reader, row.relation)
        for name, value in ask.path.items():
            path = path.replace(f"{{{name}}}", quote(str(value)))
        browser = reader.program if row.operation.startswith("open.") else reader.browser
        headers = {"If_Match": f'"{ask.version}"'} if ask.version is not None else {}
        return browser.send(method, path + ask.query, ask.body, **headers, **ask.headers)


def test_no_fields_are_written_down_of_what_is_gone() -> None:
    assert json.loads(RECORD.read_text(encoding="utf-8")).keys() - OPERATIONS.keys() == set()
