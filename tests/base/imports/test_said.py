"""What came of the rows is said to people, and handed back to be mended."""

import csv as csv_reader
import io

import pytest

from aftersales.base.imports import keeping, reading, said, templates
from aftersales.base.imports.rowing import Reader
from aftersales.base.imports.subjects import Outcome, Row, Subject, registered
from aftersales.base.models import Import
from aftersales.base.words import LANGUAGES, table
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from tests.base.imports.conftest import Bring, done
from tests.conftest import NOON

pytestmark = pytest.mark.django_db
HEAD = ("code", "name", "size")
SUBJECTS = registered().subjects


def handed_back(one: Import) -> list[list[str]]:
    data = b"".join(said.wrong_rows(one, "en"))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv_reader.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_wrong_rows_come_back_with_what_is_wrong(bring: Bring, ada: Actor) -> None:
    rows = [HEAD, ("Z-1", "good", "3"), ("Z-2", '"a, b"', "many"), ("", "c", "1")]
    one = done(bring("customers", rows), "check", ada)
    head, *wrong = handed_back(one)
    assert head == [*HEAD, "What is wrong and what to do"]
    assert wrong[0][:3] == ["Z-2", "a, b", "many"]
    assert wrong[0][3] == "Staff: “many” is not a number. Write digits only, such as 1200 or 31.25."
    assert wrong[1][:3] == ["", "c", "1"]
    assert len(wrong) == 2


def test_cells_that_begin_like_formulas_are_inert_there_and_themselves_when_they_come_back(
    bring: Bring, ada: Actor
) -> None:
    rows = [HEAD, ("Z-1", "\"=cmd|' /C calc'!A0\"", "x"), ("Z-2", "@SUM(1)", "-1"), ("Z-3", "+1", "x")]
    one = done(bring("customers", rows), "check", ada)
    head, *wrong = handed_back(one)
    assert [row[1] for row in wrong] == ["'=cmd|' /C calc'!A0", "'@SUM(1)", "'+1"]
    assert not any(cell[:1] in set("=+-@\t\r") for row in wrong for cell in row)
    mended = "\r\n".join(",".join(f'"{cell}"' for cell in [*row[:2], "7", row[3]]) for row in wrong)
    back = bring("customers", (",".join(head) + "\r\n" + mended).encode("utf-8-sig"))
    assert (back.headers, back.digest) == (list(HEAD), one.digest)
    done(back, "all", ada)
    assert Customer.objects.get(code="Z-1").name == "=cmd|' /C calc'!A0"


def test_rows_are_read_by_pages_in_the_order_of_the_file(bring: Bring, ada: Actor) -> None:
    rows = [HEAD, *((f"Z-{n}", "x", "x" if n % 2 else "1") for n in range(20))]
    one = done(bring("customers", rows), "check", ada)
    first = said.page(one, outcome="wrong", cursor=None, limit=6, language="zh-CN")
    second = said.page(one, outcome="wrong", cursor=first["next"], limit=6, language="zh-CN")
    assert [row["number"] for row in [*first["rows"], *second["rows"]]] == list(range(3, 23, 2))
    assert second["next"] is None
    trouble = first["rows"][0]["troubles"][0]
    assert (trouble["label"], trouble["message"]) == ("员工数", "“x”不是数字。请只写数字，例如 1200 或 31.25。")


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.code)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_template_is_read_back_and_its_example_is_right(subject: Subject, ending: str, bring: Bring) -> None:
    for language in LANGUAGES:
        one = bring(subject.code, templates.template(subject, ending, language))
        assert (one.state, one.format, one.rows) == ("mapped", ending, 1)
        assert one.mapping == {column.name: {"column": place} for place, column in enumerate(subject.columns)}
        (raw,) = reading.rows(one)
        row = Reader(subject, one).read(raw)
        assert isinstance(row, Row), row.troubles if isinstance(row, Outcome) else row


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_its_words(language: str) -> None:
    words = table(language)
    for subject in SUBJECTS:
        codes = [f"subject_{subject.code}", f"subject_{subject.code}_identity"]
        codes += [f"column_{subject.code}_{column.name}" for column in subject.columns]
        codes += [word for column in subject.columns for _, word in column.choices]
        assert [code for code in codes if code not in words] == []


def test_what_is_over_is_forgotten(bring: Bring, ada: Actor) -> None:
    one = done(bring("customers", [HEAD, ("Z-1", "a", "x")]), "check", ada)
    assert keeping.sweep(at=NOON) == 0
    assert keeping.sweep(at=NOON + keeping.KEPT * 1.1) == 1
    one.refresh_from_db()
    assert (one.state, one.sample, one.outcomes.count(), one.file.name) == ("forgotten", [], 0, "")
    assert one.counts["wrong"] == 1
