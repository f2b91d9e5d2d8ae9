"""Files of all sorts, honest and hostile: read as what they are, or refused with a reason."""

import codecs
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
import xlsxwriter
from django.test import override_settings

from aftersales.base.imports import keeping, limits, reading
from aftersales.base.imports.encodings import guess
from aftersales.base.models import Import
from aftersales.people.access import Actor
from tests.base.imports.conftest import Bring, arrived, csv, xlsx
from tests.conftest import NOON

pytestmark = pytest.mark.django_db

ROWS: Sequence[Sequence[Any]] = (
    ("客户编号", "客户名称", "行业"),
    ("HX-1", "华兴食品有限公司", "食品"),
    ("HX-2", "瑞达医药设备", "医药"),
)
TEXT = "".join(",".join(row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize(
    ("data", "encoding", "least"),
    [
        (TEXT.encode(), "utf-8", 99),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", 100),
        (TEXT.encode("utf-16"), "utf-16", 100),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16", 100),
        (TEXT.encode("gb18030"), "gb18030", 80),
        (b"code,name\r\nA,b\r\n", "utf-8", 100),
        ("code,name\r\nA,b\r\n".encode("utf-16-le"), "utf-16", 90),
    ],
)
def test_the_encoding_is_told_with_how_sure_it_is(data: bytes, encoding: str, least: int) -> None:
    found = guess(data)
    assert found.encoding == encoding
    assert found.certainty >= least


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_same_table_in_every_encoding(codec: str, bring: Bring) -> None:
    one = bring("customers", TEXT.encode(codec))
    assert (one.state, one.headers, one.rows) == ("mapped", list(ROWS[0]), 2)
    assert one.sample == [list(row) for row in ROWS[1:]]
    assert one.mapping == {"code": {"column": 0}, "name": {"column": 1}, "industry": {"column": 2}}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_what_stands_between_cells_is_told_from_the_first_rows(delimiter: str, bring: Bring) -> None:
    one = bring("customers", TEXT.replace(",", delimiter).encode())
    assert (one.delimiter, one.headers) == (delimiter, list(ROWS[0]))


def test_commas_and_line_ends_inside_quotes_are_part_of_a_cell(bring: Bring) -> None:
    one = bring("customers", b'code,name\r\nA,"Acme, Foods\nLtd"\r\nB,"The ""B"""\r\n')
    assert one.sample == [["A", "Acme, Foods\nLtd"], ["B", 'The "B"']]


def test_a_workbook_is_read_like_a_table(bring: Bring) -> None:
    one = bring("customers", xlsx([*ROWS, ("HX-3", 1200, None), ("HX-4", 12.5, True)]))
    assert (one.format, one.sheets, one.rows) == ("xlsx", ["Sheet"], 4)
    assert one.sample[2:] == [["HX-3", "1200"], ["HX-4", "12.5", "true"]]


def test_json_lists_lines_and_envelopes_are_tables(bring: Bring) -> None:
    rows: list[dict[str, Any]] = [
        {"id": 1, "name": "A", "organization": {"id": 7}, "tags": ["x", "y"]},
        {"id": 2, "name": None},
    ]
    lines = b"\n".join(json.dumps(row).encode() for row in rows)
    for data in (json.dumps(rows).encode(), json.dumps({"organizations": rows, "count": 2}).encode(), lines):
        one = bring("customers", data)
        assert one.headers == ["id", "name", "organization.id", "tags"]
        assert one.sample == [["1", "A", "7", "x, y"], ["2"]]


def test_a_wrong_guess_is_put_right_by_a_person(bring: Bring, ada: Actor) -> None:
    one = bring("customers", "code,name\r\nA,Café\r\n".encode("windows-1252"))
    changes = {"encoding": "windows-1252", "delimiter": ","}
    keeping.change(key=one.key, by=ada, at=NOON, version=one.version, changes=changes)
    reading.read(key=one.key, at=NOON)
    one.refresh_from_db()
    assert (one.state, one.sample) == ("mapped", [["A", "Café"]])


def test_a_wrong_encoding_says_so_and_another_can_be_chosen(bring: Bring, ada: Actor) -> None:
    one = bring("customers", TEXT.encode("gb18030"))
    keeping.change(key=one.key, by=ada, at=NOON, version=one.version, changes={"encoding": "utf-8"})
    reading.read(key=one.key, at=NOON)
    one.refresh_from_db()
    assert (one.state, one.reason) == ("unreadable", "import_wrong_encoding")
    keeping.change(key=one.key, by=ada, at=NOON, version=one.version, changes={"encoding": "gb18030"})
    reading.read(key=one.key, at=NOON)
    one.refresh_from_db()
    assert (one.state, one.headers) == ("mapped", list(ROWS[0]))


def test_headers_twice_are_mapped_once(bring: Bring) -> None:
    one = bring("customers", [("code", "name", "name", ""), ("A", "first", "second", "x")])
    assert one.headers == ["code", "name", "name"]
    assert one.mapping == {"code": {"column": 0}, "name": {"column": 1}}


def test_the_header_of_a_template_is_known_in_both_languages(bring: Bring) -> None:
    one = bring("customers", [("客户编号 Customer code *", "客户名称 Customer name *"), ("A", "b")])
    assert one.mapping == {"code": {"column": 0}, "name": {"column": 1}}


# -- what nobody should send -------------------------------------------------------------------------------------------


def bomb(size: int) -> bytes:
    """A workbook of which one part unpacks to so many bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook/>")
        with packed.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(size // 2**20):
                part.write(b" " * 2**20)
    return out.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """An honest workbook in which one part is another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(ROWS))) as honest, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in honest.namelist():
            made.writestr(part, data if part == name else honest.read(part))
        if name not in honest.namelist():
            made.writestr(name, data)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def wide(columns: int) -> bytes:
    return HEAD + b'<row r="1">' + b'<c t="inlineStr"><is><t>x</t></is></c>' * columns + b"</row>" + TAIL


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "import_empty_file"),
        (b" \r\n\r\n", "import_empty_file"),
        (b"code,name\r\n", "import_no_rows"),
        (bytes(range(256)) * 40, "import_not_a_table"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "import_old_workbook"),
        (b"PK\x03\x04 and nothing of a folder", "import_broken_workbook"),
        (b'code,name\r\nA,"never closed\r\nB,b\r\n' + b"C,c\r\n" * 100, "import_quote_open"),
        (b'code,name\r\nA,"never closed\r\n' + b"B,b\r\n" * 100_000, "import_quote_open"),
        (csv([["h"] * 400, ["x"] * 400]), "import_too_many_columns"),
        (b'{"not": "a table"', "import_bad_json"),
        (b"[1, 2, 3]", "import_json_no_rows"),
        (b"[" * 100_000, "import_bad_json"),
        (with_part(SHEET, wide(1_000_000)), "import_too_many_columns"),
        (with_part(SHEET, ENTITIES), "import_broken_workbook"),
        (with_part(SHEET, wide(3).decode().encode("utf-16")), "import_broken_workbook"),
        (with_part(SHEET, b"<worksheet><sheetData><row><c>"), "import_broken_workbook"),
        (with_part("xl/workbook.xml", b"<workbook/>"), "import_no_sheet"),
        (with_part("xl/styles.xml", b"<styleSheet>" + b" " * 17 * 2**20 + b"</styleSheet>"), "import_bomb"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(data: bytes, reason: str, bring: Bring) -> None:
    one = bring("customers", data)
    assert (one.state, one.reason) == ("unreadable", reason)


def test_a_zip_bomb_is_left_before_it_is_unpacked(bring: Bring) -> None:
    packed = bomb(300 * 2**20)
    assert len(packed) < 2**20
    assert bring("customers", packed).reason == "import_bomb"


def test_a_directory_that_lies_about_its_sizes_is_not_believed(bring: Bring) -> None:
    packed = bytearray(bomb(64 * 2**20))
    for place in range(len(packed) - 50):
        if packed[place : place + 4] == b"PK\x01\x02" and b"sheet1" in packed[place : place + 80]:
            packed[place + 24 : place + 28] = (100).to_bytes(4, "little")
    assert bring("customers", bytes(packed)).reason in ("import_bomb", "import_broken_workbook")


def test_a_workbook_in_a_workbook_stays_packed(bring: Bring) -> None:
    one = bring("customers", with_part("xl/embeddings/inner.xlsx", bomb(64 * 2**20)))
    assert (one.state, one.rows) == ("mapped", 2)


def test_a_row_far_below_the_others_is_not_walked_to(bring: Bring) -> None:
    cell = b'<c t="inlineStr"><is><t>x</t></is></c>'
    sheet = HEAD + b'<row r="1">' + cell + b'</row><row r="999999999">' + cell + b"</row>" + TAIL
    assert bring("customers", with_part(SHEET, sheet)).reason == "import_too_many_rows"


def test_formulas_are_not_calculated_and_their_last_value_is_taken(bring: Bring) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["code", "name"])
    sheet.write_formula(1, 0, '="A"&"1"', value="A1")
    sheet.write_formula(1, 1, '=HYPERLINK("http://evil.example","click")', value="click")
    book.close()
    one = bring("customers", out.getvalue())
    assert (one.formulas, one.sample) == (True, [["A1", "click"]])


def test_a_cell_of_ten_megabytes_is_one_wrong_row(bring: Bring) -> None:
    one = bring("customers", b"code,name\r\nA,b\r\nB," + b"x" * 10 * 2**20 + b"\r\nC,c\r\n")
    codes = [(row.number, row.code) for row in reading.rows(one)]
    assert codes == [(2, ""), (3, "import_cell_too_long"), (4, "")]
    assert (one.bytes or 0) < 10_000


def test_a_stray_quote_is_one_wrong_row(bring: Bring) -> None:
    one = bring("customers", b'code,name\r\nA,"b"x\r\nC,c\r\n')
    assert [(row.number, row.code) for row in reading.rows(one)] == [(2, "import_stray_quote"), (3, "")]


def test_too_many_rows_are_refused(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftersales.base.imports.records.ROWS", 3)
    assert bring("customers", b"code,name\r\n" + b"A,b\r\n" * 4).reason == "import_too_many_rows"
    assert bring("customers", b"code,name\r\n" + b"A,b\r\n" * 3).state == "mapped"


def test_a_picture_is_no_table(ada: Actor) -> None:
    file = arrived(b"code,name\r\nA,b\r\n", ada, kind="image/png")
    one = keeping.begin(subject="customers", file=file.key, by=ada, at=NOON)
    reading.read(key=one.key, at=NOON)
    assert Import.objects.get(pk=one.pk).reason == "import_not_a_table"


def test_limits_are_what_the_guide_says() -> None:
    assert (limits.ROWS, limits.COLUMNS, limits.FILE_BYTES // limits.MB) == (200_000, 300, 100)


@override_settings(IMPORTS="aftersales.server.wiring.IMPORTS")
def test_a_used_mapping_is_remembered_for_the_same_headers(bring: Bring, ada: Actor) -> None:
    table = [("Kennung", "Firma"), ("A", "b")]
    first = bring("customers", table)
    assert (first.mapping, first.remembered) == ({}, False)
    mapping = {"code": {"column": 0}, "name": {"column": 1}}
    changed = keeping.change(key=first.key, by=ada, at=NOON, version=first.version, changes={"mapping": mapping})
    assert bring("customers", table).remembered is False
    keeping.run(key=changed.key, mode="all", by=ada, at=NOON)
    again = bring("customers", table)
    assert (again.mapping, again.remembered) == (mapping, True)
    assert bring("sites", table).remembered is False
    Import.objects.filter(pk=changed.pk).update(mapping={**mapping, "custom.gone": {"column": 1}})
    assert bring("customers", table).mapping == mapping, "a column of ours that is no more is left out"
