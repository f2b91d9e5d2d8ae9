"""The working process of bench/imports.py: brings a table through the product's own verbs, prints seconds as JSON."""

import io
import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook

from aftersales.base.clock import now
from aftersales.base.files import shelf
from aftersales.base.ids import new_key
from aftersales.base.imports import keeping, reading, running
from aftersales.base.models import File, Import
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions import persons

HEAD = ("客户编号", "客户名称", "行业", "员工数", "客户等级")
SURNAMES = ("华兴", "瑞达", "鼎盛", "远东", "金鹏", "恒通", "天和", "中科")
TRADES = ("食品", "医药", "机械", "电子", "化工", "物流", "酒店", "能源")
INDUSTRIES = ("food", "pharma", "manufacturing", "electronics", "chemicals", "logistics", "hospitality", "energy")


def rows(count: int, prefix: str, wrong: int = 0) -> list[tuple[Any, ...]]:
    draw = random.Random(7)  # noqa: S311 - a measurement wants to be repeatable
    made: list[tuple[Any, ...]] = []
    for number in range(count):
        which = draw.randrange(len(TRADES))
        name = f"{draw.choice(SURNAMES)}{TRADES[which]}有限公司{number}"
        made.append((f"{prefix}{number:06d}", name, INDUSTRIES[which], draw.randrange(5, 5000), "gold"))
    for place in draw.sample(range(count), wrong):
        made[place] = (made[place][0], "", "moonshine", "many", "gold")
    return made


def as_csv(table: list[tuple[Any, ...]]) -> bytes:
    return "\r\n".join(",".join(map(str, row)) for row in [HEAD, *table]).encode()


def as_xlsx(table: list[tuple[Any, ...]]) -> bytes:
    book, out = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("s")
    for row in [HEAD, *table]:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def brought(data: bytes, by: Actor) -> Import:
    place = new_key().hex
    with shelf.joined([]) as empty:
        empty.path.write_bytes(data)
        shelf.put(empty.path, f"{place}/original")
    file = File.objects.create(
        uploaded_by=by.key, state="ready", name="t.csv", size=len(data), offset=len(data), storage_key=place,
        type="application/octet-stream", kept_size=len(data), sha256=b"-", begun_at=now(), settled_at=now(),
    )  # fmt: skip
    return keeping.begin(subject="customers", file=file.key, by=by, at=now())


def read(one: Import) -> Import:
    reading.read(key=one.key, at=now())
    return Import.objects.get(pk=one.pk)


def went(one: Import, mode: str, by: Actor) -> Import:
    begun = (
        keeping.check(key=one.key, by=by, at=now())
        if mode == "check"
        else keeping.run(key=one.key, mode=mode, by=by, at=now())
    )
    assert begun.run is not None  # noqa: S101 - it has just begun
    running.work(run=begun.run.key, clock=now)
    return Import.objects.get(pk=one.pk)


def main(count: int) -> None:
    by = snapshot(persons.add_person(by=None, at=now(), name="bench", email="bench@bench.example", roles=["admin"]))
    seconds: dict[str, float] = {}

    def timed(name: str, step: Callable[[], Import]) -> Import:
        began = time.perf_counter()
        done = step()
        seconds[name] = time.perf_counter() - began
        return done

    table = rows(count, "B")
    data = as_csv(table)
    workbook = brought(as_xlsx(table), by)
    timed("read xlsx", lambda: read(workbook))
    one = brought(data, by)
    one = timed("read csv", lambda: read(one))
    checked = timed("check", lambda: went(one, "check", by))
    written = timed("write, all or none", lambda: went(checked, "all", by))
    if written.counts["created"] != count:
        raise RuntimeError(f"written: {written.state} {written.counts}")
    again = read(brought(data, by))
    unchanged = timed("brought again", lambda: went(again, "all", by))
    if unchanged.counts["unchanged"] != count:
        raise RuntimeError(f"brought again: {unchanged.counts}")
    other = read(brought(as_csv(rows(count, "G", wrong=3)), by))
    good = timed("write, what is right", lambda: went(other, "good", by))
    if good.counts["wrong"] != 3:
        raise RuntimeError(f"wrong rows: {good.counts}")
    seconds |= {"file_mb": len(data) / 2**20, "wrong_found": good.counts["wrong"]}
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]))
