"""An empty table to fill in: our columns with their names in both languages, and a row that shows how."""

import csv
import io

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from aftersales.base.imports.subjects import Column, Subject
from aftersales.base.sheets import guarded
from aftersales.base.words import DEFAULT


def template(subject: Subject, ending: str, language: str) -> bytes:
    """The table, its example row in the reader's language."""
    heads = [header(subject, column) for column in subject.columns]
    example = [column.example[0 if language == DEFAULT else 1] for column in subject.columns]
    return _csv(heads, example) if ending == "csv" else _xlsx(subject, heads, example, language)


def header(subject: Subject, column: Column) -> str:
    """客户编号 Customer code *"""
    zh, en = subject.labels(column.name)
    return f"{zh} {en}{' *' if column.required else ''}"


def _csv(heads: list[str], example: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([heads, [guarded(cell) for cell in example]])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _xlsx(subject: Subject, heads: list[str], example: list[str], language: str) -> bytes:
    book = Workbook()
    sheet = book.active
    if sheet is None:  # a new book has one
        sheet = book.create_sheet()
    sheet.title = subject.code
    for place, (head, told, column) in enumerate(zip(heads, example, subject.columns, strict=True), 1):
        cell = sheet.cell(1, place, head)
        cell.font = Font(bold=column.required)
        below = sheet.cell(2, place)
        below.value, below.data_type = told, "s"
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(14, min(40, len(head) + 6))
        for row in range(2, 4):
            sheet.cell(row, place).number_format = "@"
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
