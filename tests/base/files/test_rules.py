"""Names that others chose: what is left of them is one visible line without a path."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.base.files.rules import MOST_NAME_BYTES, clean_name


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("照片 1.jpg", "照片 1.jpg"),
        ("报告‮gpj.exe", "报告gpj.exe"),  # right-to-left: it was shown as 报告exe.jpg
        ("in​voice.php​", "invoice.php"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\a.txt", "a.txt"),
        ("／etc／passwd", "_etc_passwd"),  # full-width strokes become strokes when normalised
        ("a\0b\r\nSet-Cookie: x.txt", "abSet-Cookie_ x.txt"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ("...", "file"),
        ("", "file"),
        ("name.", "name"),
        (".htaccess", "htaccess"),
        ('a"b<c>.png', "a_b_c_.png"),
        ("ﬁle.ｐｄｆ", "file.pdf"),
    ],
)
def test_a_name_is_shown_as_what_it_is(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_a_very_long_name_keeps_its_ending() -> None:
    long = clean_name("很" * 2000 + ".jpeg")
    assert long.endswith("很.jpeg") and len(long.encode()) <= MOST_NAME_BYTES
    assert len(clean_name("x." + "y" * 4000).encode()) <= MOST_NAME_BYTES


@given(st.text(max_size=300))
def test_whatever_it_was_it_is_one_line_and_stays_what_it_is(name: str) -> None:
    clean = clean_name(name)
    assert clean and clean.isprintable() and len(clean.encode()) <= MOST_NAME_BYTES
    assert not set(clean) & set('/\\:*?"<>|') and clean not in (".", "..")
    assert clean_name(clean) == clean
