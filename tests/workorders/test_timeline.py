"""The timeline: what happened, in the order it happened, with words that are kept where they can be erased."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any, Final

import pytest
from django.db import connection

from aftersales.base.facts import origin
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves, notes
from aftersales.workorders.models import Note, WorkOrder
from aftersales.workorders.queries.timeline import timeline
from aftersales.workorders.states import Wait
from tests.conftest import NOON
from tests.inert import running_in

HOUR = timedelta(hours=1)
TAGS: Final = (
    "script", "img", "svg", "iframe", "object", "embed", "form", "input", "style", "link", "meta", "base", "math",
    "video", "audio", "details", "marquee", "body", "table", "template", "a", "b",
)  # fmt: skip
TRICKS: Final = (
    "<{0}>alert(1)</{0}>", "<{0} onerror=alert(1) src=x>", "<{0}/onload=alert(1)>", "<{0} href='javascript:alert(1)'>x",
    "<{0} style='background:url(javascript:alert(1))'>x</{0}>", "<{0} xlink:href='data:text/html,<script>1</script>'>",
    "<{0}\n\tonclick\n=alert(1)>x", "<{0} href=' jav&#x09;ascript:alert(1)'>x</{0}>", "</{0}><script>1</script>",
    "<{0} srcdoc='<script>1</script>'>", "<<{0}>script>1<</{0}>/script>", "<!--<{0}>--><{0}><!-- -->",
    "<{0} href='vbscript:x' formaction='javascript:x' action='javascript:x'>", "&lt;{0}&gt;<{0}>",
    "<{0} id=\"x\" class='y' data-x='1' onmouseover='alert(1)'>x</{0}>", "<svg><{0}><style><img src=x onerror=1>",
    "<noscript><{0} title='</noscript><img src=x onerror=1>'>", "<math><mtext><{0}><mglyph><style><!--</style>",
    "<p><{0} href='//evil.example/x' target=_blank ping=x>x</{0}></p>", "\u0000<{0} on\u0000load=1>",
    "<{0} href='JaVaScRiPt&colon;alert(1)'>x", "<a href='https://ok.example' {0}=1>x</a>",
    "<xss-{0} onfocus=1 autofocus tabindex=1>", "<{0}><{0}><{0}>" * 20,
)  # fmt: skip


def test_of_five_hundred_ways_to_run_a_script_none_is_kept() -> None:
    payloads = [trick.format(tag) for tag, trick in product(TAGS, TRICKS)]
    assert len(payloads) > 500
    for payload in payloads:
        cleaned = notes.clean(payload)
        assert running_in(cleaned) == [], (payload, cleaned)
        assert notes.clean(cleaned) == cleaned, "clean is clean"


def test_plain_marks_and_safe_links_are_kept() -> None:
    said = '<p>Press <b>reset</b>, see <a href="https://example.com/x">here</a><br>1 &lt; 2</p>'
    link = '<a href="https://example.com/x" rel="noopener noreferrer nofollow">here</a>'
    assert notes.clean(said) == f"<p>Press <b>reset</b>, see {link}<br>1 &lt; 2</p>"


def test_no_word_of_a_person_stands_in_a_fact(assigned: WorkOrder, tess: Actor, agnes: Actor) -> None:
    """Facts cannot be erased; what somebody said can, and is."""
    notes.add_note(key=assigned.key, by=agnes, at=NOON, body="SECRET-WORDS", public=True)
    moves.wait(key=assigned.key, by=tess, at=NOON, reason=Wait.PARTS, note="SECRET-WORDS")
    moves.resume(key=assigned.key, by=tess, at=NOON)
    moves.resolve(key=assigned.key, by=tess, at=NOON, cause="SECRET-WORDS", solution="SECRET-WORDS")
    moves.reopen(key=assigned.key, by=agnes, at=NOON, note="SECRET-WORDS")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM base_fact WHERE data::text LIKE '%%SECRET%%' OR data::text LIKE '%%E6%%'")
        assert cursor.fetchone() == (0,)
    said = [row["note"]["body_html"] for row in timeline(assigned.key, agnes)["rows"] if row["note"]]
    assert said == ["SECRET-WORDS"] * 3, "they stand beside the fact as long as they are kept"
    Note.objects.filter(order=assigned).update(body="", erased_at=NOON)
    rows = [row["note"] for row in timeline(assigned.key, agnes)["rows"] if row["note"]]
    assert [(row["body_html"], row["erased"]) for row in rows] == [("", True)] * 3


def test_what_was_learnt_late_stands_where_it_happened(
    assigned: WorkOrder, tess: Actor, agnes: Actor, report: Callable[..., Any]
) -> None:
    moves.start(key=assigned.key, by=tess, at=NOON + 3 * HOUR)
    notes.add_note(key=assigned.key, by=tess, at=NOON + HOUR, body="written in the cellar", public=False)
    kinds = [row["kind"] for row in timeline(assigned.key, agnes)["rows"]]
    assert kinds.index("NoteAdded") < kinds.index("WorkOrderStarted")


def test_an_imported_story_is_not_called_late(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    with origin("import"):
        order = report()
    assert {row["late"] for row in timeline(order.key, agnes)["rows"]} == {False}


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_pages_of_any_size_tell_the_whole_story_once(limit: int, assigned: WorkOrder, agnes: Actor) -> None:
    told, cursor = [], ""
    while True:
        page = timeline(assigned.key, agnes, cursor=cursor, limit=limit)
        told += [row["id"] for row in page["rows"]]
        if page["next"] is None:
            break
        cursor = page["next"]
    assert told == [row["id"] for row in timeline(assigned.key, agnes)["rows"]]
