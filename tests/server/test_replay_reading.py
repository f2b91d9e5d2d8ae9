import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aftersales.server.replay import mapping
from aftersales.server.replay.happenings import script
from aftersales.server.replay.reading import header_of, open_log, rows_of, sniffed
from aftersales.server.trouble import Trouble
from aftersales.workorders.states import Order, Wait

MEANING = mapping.parse(
    """
shape = "snapshot"
source = "test"
[file]
unknown = ["?", ""]
[time]
formats = ["%d/%m/%Y %H:%M", "iso"]
zone = "Asia/Shanghai"
[columns]
case = "id"
at = "when"
state = "status"
owner = "who"
priority = "p"
category = "group#2"
[priority]
1 = 0
[[states]]
log = "开"
lacking = ["owner"]
state = "triaged"
[[states]]
log = "开"
state = "working"
[[states]]
log = "等"
where = { group = "供应商" }
state = "waiting"
wait = "vendor"
""".encode(),
    "test",
)
HEADER = "id,when,status,who,p,group,group"


def written(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join([HEADER, *rows]).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_is_read_in_any_usual_encoding_packed_or_not(tmp_path: Path, encoding: str, packed: bool) -> None:
    path = written(tmp_path / "log.csv", "7,1/2/2026 08:30,等,张工,1,供应商,x", encoding=encoding)
    if packed:
        path.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    instants, unreadable = script(open_log(path), MEANING)
    (opening, row) = instants
    assert (opening.opens, row.opens, unreadable) == (True, False, [])
    assert row.happening.owner == "张工"
    assert row.happening.at == datetime(2026, 2, 1, 0, 30, tzinfo=UTC)


def test_bytes_of_no_encoding_are_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"id,when\n\xff\xff\xff")
    with pytest.raises(Trouble) as refused:
        open_log(path)
    assert refused.value.code == "replay_encoding_not_found"


@pytest.mark.parametrize("spoilt", [b"\x1f\x8b not gzip", gzip.compress(b"id,when\n" * 999, mtime=0)[:-20]])
def test_a_packed_file_that_is_broken_is_told(tmp_path: Path, spoilt: bytes) -> None:
    path = tmp_path / "log.csv.gz"
    path.write_bytes(spoilt)
    with pytest.raises(Trouble) as refused:
        open_log(path)
    assert refused.value.code == "replay_file_unreadable"


def test_a_file_that_is_not_there_or_empty_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="absent"):
        open_log(tmp_path / "absent.csv")
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(Trouble) as refused:
        header_of(open_log(tmp_path / "empty.csv"))
    assert refused.value.code == "replay_file_empty"


@pytest.mark.parametrize(
    ("line", "delimiter"), [("a,b;c,d", ","), ("a;b;c", ";"), ("a\tb\tc", "\t"), ('"a,b,c";d;e', ";"), ("one", ",")]
)
def test_the_delimiter_is_told_from_the_header(line: str, delimiter: str) -> None:
    assert sniffed(line) == delimiter


def test_a_column_that_comes_twice_is_called_number_two(tmp_path: Path) -> None:
    log = open_log(written(tmp_path / "log.csv", "7,2026-02-01T00:30:00+00:00,开,?,1,a,b"))
    assert header_of(log)[-2:] == ["group", "group#2"]
    assert [one.happening.category for one in script(log, MEANING)[0]] == ["b", "b"]


def test_the_first_rule_that_fits_gives_the_state(tmp_path: Path) -> None:
    at = "2026-02-01T00:30:00Z"
    rows = (f"1,{at},开,?,1,,", f"2,{at},开,9,1,,", f"3,{at},等,,1,供应商,", f"4,{at},?,9,1,,")
    path = written(tmp_path / "log.csv", *rows)
    told = {one.happening.case: one.happening for one in script(open_log(path), MEANING)[0]}
    assert [told[case].state for case in "1234"] == [Order.TRIAGED, Order.WORKING, Order.WAITING, None]
    assert told["3"].wait is Wait.VENDOR


def test_rows_that_cannot_be_read_are_listed_with_number_case_and_reason(tmp_path: Path) -> None:
    at = "1/2/2026 08:30"
    path = written(
        tmp_path / "log.csv",
        f"1,{at},开,9,1,,", "2,32/2/2026 08:30,开,9,1,,", f"3,{at},关,9,1,,", f"4,{at},开,9,5,,", "",
        f"5,{at},开", f",{at},开,9,1,,", "7,?,开,9,1,,", f"8,{at},等,9,1,客户,",
        "9,1/1/0001 00:00,开,9,1,,",
    )  # fmt: skip
    _, refused = script(open_log(path), MEANING)
    assert refused == [
        (3, "2", "replay_bad_time", "32/2/2026 08:30"),
        (4, "3", "replay_unknown_state", "关"),
        (5, "4", "replay_unknown_priority", "5"),
        (7, "5", "replay_row_width", "3 ≠ 7"),
        (8, "", "replay_no_case", ""),
        (9, "7", "replay_no_time", ""),
        (10, "8", "replay_unknown_state", "等"),
        (11, "9", "replay_bad_time", "1/1/0001 00:00"),
    ]


def test_a_column_the_mapping_wants_is_missed_before_anything_is_done(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("id,when,status\n", encoding="utf-8")
    with pytest.raises(Trouble) as refused:
        script(open_log(tmp_path / "log.csv"), MEANING)
    assert refused.value.code == "replay_column_missing"
    assert refused.value.facts["column"] in {"who", "p", "group#2", "group"}


def test_what_happened_first_is_told_first_and_rows_of_one_instant_keep_their_order(tmp_path: Path) -> None:
    path = written(
        tmp_path / "log.csv",
        "b,2/2/2026 08:30,开,9,1,,",
        "a,1/2/2026 08:30,开,9,1,,",
        "b,2/2/2026 08:30,开,8,1,,",
        "a,3/2/2026 08:30,开,9,1,,",
    )
    instants, _ = script(open_log(path), MEANING)
    assert [one.row for one in instants] == [3, 3, 2, 2, 4, 5]
    assert [one.opens for one in instants] == [True, False, True, False, False, False]


def test_empty_rows_are_no_rows(tmp_path: Path) -> None:
    log = open_log(written(tmp_path / "log.csv", "", "7,1/2/2026 08:30,开,9,1,,", ""))
    assert [number for number, _ in rows_of(log, MEANING)] == [3]
