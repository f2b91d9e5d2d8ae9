import argparse
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from aftersales.base import facts, relay
from aftersales.base.clock import now
from aftersales.base.models import Run
from aftersales.notices.models import Notice
from aftersales.people.models import Person
from aftersales.server import wiring
from aftersales.server.commands import replay as command
from aftersales.server.replay import mapping
from aftersales.server.replay.reading import open_log
from aftersales.server.replay.report import report
from aftersales.server.replay.run import replay
from aftersales.server.trouble import Trouble
from aftersales.workorders.actions import moves
from aftersales.workorders.models import SlaClock, WorkOrder
from tests.conftest import DATA

Tell = Callable[..., dict[str, Any]]

SNAPSHOT = """
shape = "snapshot"
source = "desk"
[file]
unknown = ["?"]
[columns]
case = "id"
at = "when"
by = "who"
state = "status"
owner = "owner"
team = "team"
priority = "p"
[priority]
1 = 0
3 = 2
[[states]]
log = "New"
lacking = ["owner", "team"]
state = "reported"
[[states]]
log = "New"
lacking = ["owner"]
state = "triaged"
[[states]]
log = "Active"
lacking = ["owner"]
state = "triaged"
[[states]]
log = "Active"
state = "working"
[[states]]
log = "Waits"
state = "waiting"
wait = "customer"
[[states]]
log = "Waits for parts"
state = "waiting"
wait = "parts"
[[states]]
log = "Resolved"
state = "resolved"
[[states]]
log = "Closed"
state = "closed"
[[states]]
log = "Cancelled"
state = "cancelled"
"""
HEADER = "id,when,who,status,owner,team,p"
DAY = "2016-03-01"
"""A Tuesday; office hours in Shanghai are 00:30 to 04:00 and 05:30 to 09:30 UTC."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(cast: Any, tmp_path: Path) -> Tell:
    """Replay rows and report."""

    def told(
        *rows: str, name: str = "", header: str = HEADER, limit: int | None = None, source: str = ""
    ) -> dict[str, Any]:
        path = tmp_path / "log.csv"
        path.write_text("\n".join([header, *rows]), encoding="utf-8")
        meaning = mapping.load(name) if name else mapping.parse(SNAPSHOT.encode(), "test")
        log, source = open_log(path), source or meaning.source
        done = replay(log, meaning, source=source, limit=limit, progress=lambda done, total: None)
        return report(log, meaning, source, done)

    return told


def order_of(case: str, source: str = "desk") -> WorkOrder:
    return WorkOrder.objects.get(origin="import", external_id=f"{source}:{case}")


def facts_of(case: str, source: str = "desk") -> list[str]:
    """The kinds of a case's facts as they were written, inferred ones in brackets, without those of the clock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, origin FROM base_fact WHERE subject = %s AND kind NOT LIKE 'Sla%%' ORDER BY id",
            [order_of(case, source).key],
        )
        rows = cursor.fetchall()
    short = [(kind.removeprefix("WorkOrder"), origin) for kind, origin in rows]
    return [f"({kind})" if origin == "import.inferred" else kind for kind, origin in short]


def clock_facts_of(case: str) -> list[tuple[str, str, datetime]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, data ->> 'target', at FROM base_fact WHERE subject = %s AND kind LIKE 'Sla%%' ORDER BY id",
            [order_of(case).key],
        )
        return list(cursor.fetchall())


def every_fact() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, subject, actor, at, origin, data::text FROM base_fact ORDER BY id")
        return list(cursor.fetchall())


LIFE = (
    f"7,{DAY} 01:00,ann,New,?,red,3",
    f"7,{DAY} 01:10,bob,Active,bob,red,3",
    f"7,{DAY} 01:20,bob,Waits,bob,red,3",
    f"7,{DAY} 02:00,bob,Resolved,bob,red,3",
    f"7,{DAY} 02:30,ann,Active,cid,blue,1",
    f"7,{DAY} 03:00,cid,Resolved,cid,blue,1",
    f"7,{DAY} 03:00,cid,Closed,cid,blue,1",
)


def test_a_life_is_told_by_the_products_own_moves_and_what_the_log_skips_is_flagged(tell: Tell) -> None:
    told = tell(*LIFE)
    assert facts_of("7") == [
        "Reported", "Triaged", "Assigned", "Started", "Waited", "(Resumed)", "Resolved",
        "Reopened", "Assigned", "Started", "Changed", "Resolved", "Closed",
    ]  # fmt: skip
    assert told["good"]
    assert told["inferred"] == {"resume": 1}
    assert (told["rows"]["applied"], told["rows"]["unchanged"], told["rows"]["refused"]) == (7, 0, 0)
    order = order_of("7")
    assert (order.state, order.owner and order.owner.name, order.team and order.team.name_en) == (
        "closed",
        "cid",
        "blue",
    )
    assert (order.priority, order.reopen_count, order.assignment_count) == (0, 1, 2)


def test_steps_that_the_log_skips_are_inserted_and_counted_by_kind(tell: Tell) -> None:
    told = tell(
        f"1,{DAY} 01:00,ann,Resolved,bob,red,3", f"2,{DAY} 01:00,ann,New,?,?,3", f"2,{DAY} 01:05,ann,Closed,?,?,3"
    )
    assert facts_of("1") == ["Reported", "(Triaged)", "Assigned", "Resolved"]
    assert facts_of("2") == ["Reported", "(Triaged)", "(Assigned)", "(Resolved)", "Closed"]
    assert told["inferred"] == {"triage": 2, "assign": 1, "resolve": 1}
    assert told["good"]


def test_where_the_log_names_no_owner_whoever_acted_stands_in_until_it_does(tell: Tell) -> None:
    rows = [
        f"1,{DAY} 01:00,ann,Resolved,?,red,3",
        f"1,{DAY} 01:05,bob,Resolved,ann,red,3",
        f"1,{DAY} 01:06,bob,Closed,?,red,3",
    ]
    told = tell(*rows)
    assert facts_of("1") == ["Reported", "(Triaged)", "(Assigned)", "Resolved", "Assigned", "Closed"]
    assert told["good"]


def test_rows_that_change_nothing_leave_no_trace(tell: Tell) -> None:
    told = tell(LIFE[0], f"7,{DAY} 01:05,bob,New,?,red,3")
    assert told["rows"]["unchanged"] == 1
    assert facts_of("7") == ["Reported", "Triaged"]


def test_a_state_that_the_log_does_not_tell_stays_as_it_was(tell: Tell) -> None:
    told = tell(*LIFE[:2], f"7,{DAY} 01:15,bob,?,bob,green,3", f"7,{DAY} 01:16,bob,Resolved,bob,green,3")
    assert told["rows"]["state_not_told"] == 1
    assert told["good"]


def test_waiting_for_somebody_else_is_another_wait(tell: Tell) -> None:
    told = tell(*LIFE[:3], f"7,{DAY} 01:30,bob,Waits for parts,bob,red,3", f"7,{DAY} 01:40,bob,Resolved,bob,red,3")
    assert facts_of("7")[4:7] == ["Waited", "(Resumed)", "Waited"]
    assert told["good"]


def test_a_row_no_move_leads_to_is_refused_by_name_and_leaves_nothing(tell: Tell) -> None:
    told = tell(LIFE[0], f"7,{DAY} 01:10,bob,Cancelled,?,red,3", f"7,{DAY} 01:20,bob,Active,bob,red,3")
    (refused,) = told["refused"]["rows"]
    assert (refused["row"], refused["case"], refused["reason"]) == (4, "7", "replay_no_way")
    assert order_of("7").state == "cancelled"
    assert told["good"]


def test_a_report_that_is_refused_takes_its_rows_with_it(tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        SNAPSHOT.replace('source = "desk"', 'source = "desk"\nkind = "none"'), encoding="utf-8"
    )
    told = tell(*LIFE[:2], name=str(tmp_path / "mine.toml"))
    assert told["refused"]["by_reason"] == {"replay_not_reported": 2}
    assert "no_such_kind" in told["refused"]["rows"][0]["what"]
    assert not WorkOrder.objects.filter(external_id__startswith="desk:").exists()


def test_time_goes_on_between_the_rows_and_what_falls_due_happens_at_its_instant(tell: Tell) -> None:
    told = tell(f"7,{DAY} 01:00,?,New,?,?,3", f"8,{DAY} 04:30,ann,New,?,red,3")
    found = [(kind, at) for kind, target, at in clock_facts_of("7") if target == "response"]
    at = datetime(2016, 3, 1, 1, 0, tzinfo=UTC)
    assert found[:3] == [
        ("SlaWarned", at + timedelta(minutes=90)),
        ("SlaWarned", at + timedelta(minutes=108)),
        ("SlaBreached", at + timedelta(minutes=120)),
    ]
    assert told["clock"]["breaches"] >= 1


def test_whoever_finishes_on_the_minute_is_in_time(tell: Tell) -> None:
    tell(f"7,{DAY} 01:00,?,New,?,?,3", f"7,{DAY} 03:00,ann,New,?,red,3")
    response = SlaClock.objects.get(order=order_of("7"), target="response")
    assert response.met
    assert "SlaBreached" not in [kind for kind, target, _ in clock_facts_of("7") if target == "response"]


def test_silence_closes_nothing_that_the_log_did_not_close(tell: Tell) -> None:
    told = tell(*LIFE[:2], f"7,{DAY} 02:00,bob,Resolved,bob,red,3", "7,2016-03-20 02:00,bob,Closed,bob,red,3")
    assert told["clock"]["silent_closes_withheld"] == 1
    assert order_of("7").closed_at == datetime(2016, 3, 20, 2, 0, tzinfo=UTC)
    assert told["good"]


def test_no_inbox_is_filled_and_nothing_leaves_the_house(tell: Tell) -> None:
    tell(*LIFE, f"8,{DAY} 01:00,?,New,?,?,3", "9,2016-04-01 01:00,ann,Active,bob,red,1")
    relay.subscribe(wiring.SUBSCRIPTIONS)
    for subscription in wiring.SUBSCRIPTIONS:
        while relay.turn(subscription, at=now()):
            pass
    assert not Notice.objects.exists()


def test_the_people_of_a_log_can_neither_sign_in_nor_be_written_to(tell: Tell) -> None:
    tell(*LIFE)
    people = Person.objects.filter(email__endswith="@desk.invalid")
    assert {person.name for person in people} == {"ann", "bob", "cid"}
    assert not any(person.has_usable_password() or person.roles.exists() for person in people)


def test_telling_a_log_twice_changes_nothing(tell: Tell) -> None:
    tell(*LIFE)
    before = every_fact()
    again = tell(*LIFE)
    assert every_fact() == before
    assert again["good"]
    assert Run.objects.filter(kind="replay").count() == 1


def test_a_limited_replay_goes_on_where_it_stopped(tell: Tell) -> None:
    whole = tell(*LIFE, source="whole")
    first = tell(*LIFE, limit=3)
    assert (first["finished"], first["rows"]["told"], order_of("7").state) == (False, 3, "waiting")
    assert first["good"]
    rest = tell(*LIFE)
    assert rest["finished"]
    assert facts_of("7") == facts_of("7", "whole")
    same = ("moves", "inferred", "clock", "states", "facts")
    assert {name: rest[name] for name in same} == {name: whole[name] for name in same}


def test_one_source_holds_one_log(tell: Tell) -> None:
    tell(*LIFE)
    with pytest.raises(Trouble) as refused:
        tell(*LIFE[:2])
    assert refused.value.code == "replay_source_taken"
    assert tell(*LIFE[:2], source="other")["cases"] == 1


def test_while_a_log_is_half_told_the_living_clock_leaves_its_orders_alone(tell: Tell) -> None:
    tell(
        f"7,{DAY} 01:00,ann,Active,bob,red,3",
        f"8,{DAY} 01:01,ann,Resolved,bob,red,3",
        f"8,{DAY} 01:02,ann,Closed,?,red,3",
        limit=2,
    )
    before = every_fact()
    assert wiring.due(at=now()) == 0
    assert (every_fact(), order_of("8").state) == (before, "resolved")


def test_when_a_log_is_told_what_is_overdue_since_is_done_in_silence(tell: Tell) -> None:
    tell(f"7,{DAY} 01:00,ann,Active,bob,red,3")
    assert not SlaClock.objects.filter(order=order_of("7"), next_at__lte=now()).exists()
    assert {fact[4] for fact in every_fact() if fact[0].startswith("Sla")} == {"import"}


def test_the_independent_count_finds_what_the_product_made_up(tell: Tell) -> None:
    tell(*LIFE[:2])
    other = Person.objects.get(name="ann")
    with facts.origin("import"):
        moves.assign(key=order_of("7").key, by=None, at=datetime(2016, 3, 1, 1, 11, tzinfo=UTC), owner=other.key)
    told = tell(*LIFE[:2])
    assert not told["good"]
    assert [(one["figure"], one["file"], one["facts"]) for one in told["recount"]["differences"]] == [
        ("assignments", 1, 2),
        ("seconds", {"triaged": 600.0}, {"triaged": 600.0, "working": 60.0}),
    ]


def test_a_row_after_which_the_product_stands_elsewhere_is_told_and_nothing_is_good(tell: Tell) -> None:
    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE FUNCTION forget_the_team() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN NEW.team_id := NULL; RETURN NEW; END $$;
            CREATE TRIGGER forget_the_team BEFORE UPDATE ON workorders_workorder
              FOR EACH ROW EXECUTE FUNCTION forget_the_team();
        """)
    told = tell(*LIFE[:1])
    assert [(one["row"], one["case"], *one["missed"]) for one in told["mismatches"]] == [(2, "7", "team")]
    assert not told["good"]


ACTIVITIES = (
    f"A,Assign seriousness,{DAY}T01:00:00Z,ann",
    f"A,Take in charge ticket,{DAY}T01:10:00Z,bob",
    f"A,Wait,{DAY}T01:20:00Z,bob",
    f"A,Create SW anomaly,{DAY}T01:25:00Z,bob",
    f"A,Take in charge ticket,{DAY}T01:30:00Z,cid",
    f"A,Resolve ticket,{DAY}T02:00:00Z,cid",
    f"A,Resolve ticket,{DAY}T02:05:00Z,cid",
    f"A,Closed,{DAY}T03:00:00Z,cid",
    f"B,Insert ticket,{DAY}T01:00:00Z,ann",
    f"B,Assign,{DAY}T01:05:00Z,bob",
    f"B,Closed,{DAY}T02:00:00Z,?",
    f"B,Invent,{DAY}T02:01:00Z,?",
)


def test_a_log_of_named_activities_is_told_too(tell: Tell) -> None:
    told = tell(*ACTIVITIES, name="helpdesk", header="case_id,activity,timestamp,resource")
    assert facts_of("A", "helpdesk") == [
        "(Reported)", "Triaged", "(Assigned)", "Started", "Waited", "NoteAdded", "Resumed", "Resolved", "Closed",
    ]  # fmt: skip
    assert facts_of("B", "helpdesk") == ["Reported", "(Triaged)", "Assigned", "(Resolved)", "Closed"]
    assert told["good"]
    assert told["refused"]["by_reason"] == {"replay_unknown_activity": 1}
    assert told["rows"]["unchanged"] == 2  # B's report is its opening, and A is resolved twice
    assert told["inferred"] == {"report": 1, "triage": 1, "assign": 1, "resolve": 1}


def test_work_on_a_closed_case_reopens_it_without_the_log_having_said_so(tell: Tell) -> None:
    rows = (*ACTIVITIES[:8], f"A,Take in charge ticket,{DAY}T04:00:00Z,cid", f"A,Closed,{DAY}T05:00:00Z,cid")
    told = tell(*rows, name="helpdesk", header="case_id,activity,timestamp,resource")
    assert facts_of("A", "helpdesk")[-5:] == ["(Reopened)", "(Assigned)", "Started", "(Resolved)", "Closed"]
    assert told["good"]


def arguments(path: Path, **told: Any) -> argparse.Namespace:
    return argparse.Namespace(**{"file": path, "mapping": None, "source": None, "limit": None, "json": True, **told})


def test_the_command_finds_the_mapping_by_the_header_and_answers_in_json(
    cast: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("\n".join(["case_id;activity;timestamp;resource", *(row.replace(",", ";") for row in ACTIVITIES)]))
    assert command.run(arguments(path)) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["mapping"], told["cases"], told["good"]) == ("helpdesk", 2, True)
    assert command.run(arguments(path, json=False)) == 0
    shown = capsys.readouterr().out
    assert "映射中没有这个活动" in shown
    assert "case B" in shown


def test_the_command_fails_when_the_accounts_differ(
    cast: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("\n".join(["case_id,activity,timestamp,resource", *ACTIVITIES[8:9]]), encoding="utf-8")
    assert command.run(arguments(path)) == 0
    moves.triage(key=order_of("B", "helpdesk").key, by=None, at=now())
    assert command.run(arguments(path, json=False)) == 1
    assert "✗" in capsys.readouterr().out


def test_a_file_no_mapping_fits_is_answered_with_its_columns(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Trouble) as refused:
        command.run(arguments(tmp_path / "log.csv"))
    assert (refused.value.code, refused.value.facts["there"]) == ("replay_no_mapping_fits", ["a", "b"])


@pytest.mark.data
def test_the_beginning_of_the_real_log_agrees_with_an_independent_count(cast: Any) -> None:
    log, meaning = open_log(DATA / "incidents" / "incident_event_log.csv.gz"), mapping.load("servicenow")
    done = replay(log, meaning, source="real", limit=1200, progress=lambda done, total: None)
    told = report(log, meaning, "real", done)
    assert (told["rows"]["read"], told["rows"]["told"]) == (141_712, 1200)
    assert (told["mismatches"], told["recount"]["differences"], told["refused"]["rows"]) == ([], [], [])
