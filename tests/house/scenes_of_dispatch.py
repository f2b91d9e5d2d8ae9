"""How the operations of dispatch are asked for: an order to decide, or one that was decided."""

from datetime import UTC, date, datetime
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings

from aftersales.base.clock import now
from aftersales.base.models import Run
from aftersales.dispatch.access import engineers_seen
from aftersales.dispatch.actions.crews import publish_rule, set_crew
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.actions.policies import use_policy
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.actions.wishes import wish
from aftersales.dispatch.models import PlanRule, Policy, Proposal, Sending
from aftersales.dispatch.queries import standing
from aftersales.dispatch.rules import SEE
from aftersales.dispatch.rules import Wanted as Said
from aftersales.people.access import snapshot
from aftersales.people.models import Leave, Shift
from aftersales.workorders.actions import visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.models import Visit
from tests.house import scenes_of_people as people
from tests.house.ask import Ask, Scene, ask
from tests.house.world import DAY, HOUR, Reader, World, person_of, placed, placed_visit

ROUTES: Final = {
    "vehicles": [{"id": 1, "start": [121.47, 31.23]}],
    "jobs": [{"id": 1, "location": [121.48, 31.23], "service": 600}],
}


def order(body: Any = None) -> Scene:
    """An order in hand, where the relation says it is."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        return Ask({"key": placed(world, "working", reader, relation).key}, body)

    return scene


def _on_duty(world: World) -> None:
    """Somebody is there, whatever holiday the tests run on."""
    begins = now() - 3 * HOUR
    Shift.objects.create(engineer_id=world.people["other"].pk, starts_at=begins, ends_at=begins + 2 * DAY)
    standing.forget()


def to_wish(world: World, reader: Reader, relation: str) -> Ask:
    """Somebody who is never to go to an order."""
    told = {"engineer": world.people["other"].key, "how": "never", "reason": "-"}
    return Ask(body={**told, "order": placed(world, "working", reader, relation).key})


def wishes(world: World, reader: Reader, relation: str) -> Ask:
    """Who is wanted for an order."""
    return Ask(query=f"?order={placed(world, 'working', reader, relation).key}")


def wished(world: World, reader: Reader, relation: str) -> Ask:
    """What was said of an order."""
    row = placed(world, "working", reader, relation)
    told: dict[str, Any] = {"engineer": world.people["other"].key, "how": Said.NEVER, "reason": "-"}
    return Ask({"key": wish(by=None, at=world.at, order=row.key, **told).key}, {})


DAY_OF_BOARD: Final = datetime(2026, 11, 18, tzinfo=UTC)
CREW: Final = {"any": [{"all": [{"role": "lead"}, {"role": "mate"}]}], "mentor": False}


def crew_rule(world: World, reader: Reader, relation: str) -> Ask:
    """A rule about crews that counts."""
    return Ask({"key": publish_rule(by=None, at=world.at, body=CREW, priority=3).key}, {})


def crewed(world: World, reader: Reader, relation: str) -> Ask:
    """An order of which somebody said that it needs two."""
    row = placed(world, "working", reader, relation)
    set_crew(order=row.key, by=None, at=world.at, body=CREW, reason="-")
    return Ask({"key": row.key}, {})


def presence(world: World, reader: Reader, relation: str) -> Ask:
    """Somebody who never said anything of being there."""
    return Ask({"key": person_of(world, reader, relation).key}, {"state": "break"}, version=0)


def to_send(world: World, reader: Reader, relation: str) -> Ask:
    """An order for which somebody was found just now."""
    row = placed(world, "working", reader, relation)
    _on_duty(world)
    return Ask({"key": row.key, "decision": decide(order=row.key, by=None, at=now()).key}, {})


def in_turn(world: World, reader: Reader, relation: str) -> Ask:
    """A visit whose turn has come, of somebody who is there."""
    one = placed_visit(world, "planned", reader, relation)
    visits.put_in_turn(key=one.key, by=None, at=now(), wanted=Wanted(not_before_on=date(2026, 1, 2)))
    begins = now() - 3 * HOUR
    engineer = Visit.objects.values_list("engineer", flat=True).get(pk=one.pk)
    Shift.objects.create(engineer_id=engineer, starts_at=begins, ends_at=begins + 2 * DAY)
    standing.forget()
    return Ask({"key": one.key}, {})


def held(world: World, reader: Reader, relation: str) -> Ask:
    """A visit held over somebody who is on leave then, whatever the time of the day."""
    one, begins, who = placed_visit(world, "planned", reader, relation), now() + 6 * HOUR, world.people["other"]
    _on_duty(world)
    Leave.objects.create(engineer_id=who.pk, kind="annual", starts_at=begins, ends_at=begins + HOUR)
    return Ask(query="?" + urlencode({"visit": one.key, "engineer": who.key, "starts_at": begins.isoformat()}))


def taken_off(world: World, reader: Reader, relation: str) -> Ask:
    """A visit that is dropped back on the list."""
    one = placed_visit(world, "planned", reader, relation)
    return Ask(body={"visit": one.key, "engineer": None}, version=one.version)


def dropped(world: World, reader: Reader, relation: str) -> Ask:
    """An order nobody goes to, dropped on somebody the reader sees, beyond their hours whatever the time of the day."""
    told = to_send(world, reader, relation)
    begins, who = now() + 6 * HOUR, world.people["other"]
    if reader.person is not None and snapshot(reader.person).may(SEE):
        seen = [one.person for one in engineers_seen(snapshot(reader.person)).select_related("person").order_by("pk")]
        who = who if who in seen or not seen else seen[0]
    body = {"order": told.path["key"], "engineer": who.key, "starts_at": begins.isoformat()}
    return Ask(body={**body, "reason": "-", "over_rules": True})


def looked_at(world: World, reader: Reader, relation: str) -> Ask:
    """A board of a day on which somebody of the readers' team has a visit."""
    _on_the_day(world, reader)
    return Ask(query="?from=2026-11-18T00:00:00Z&until=2026-11-19T00:00:00Z")


def printed(world: World, reader: Reader, relation: str) -> Ask:
    """The day of somebody of team East, or of another team."""
    who = world.people.get(relation, world.people["team"])
    _on_the_day(world, reader)
    return Ask(query=f"?engineer={who.key}&on=2026-11-18")


def _on_the_day(world: World, reader: Reader) -> None:
    one = placed_visit(world, "planned", reader, "team")
    times = {"starts_at": DAY_OF_BOARD + HOUR, "ends_at": DAY_OF_BOARD + 2 * HOUR}
    Visit.objects.filter(pk=one.pk).update(engineer=world.people["team"].pk, **times)


def just_sent(world: World, reader: Reader, relation: str) -> Ask:
    """An order to which the reader has sent somebody just now."""
    told = to_send(world, reader, relation)
    other, reason = world.people["other"].key, "-"  # who is sent sees the order, so it is nobody who reads
    key, decision = told.path["key"], told.path["decision"]
    sent = send(order=key, decision=decision, by=None, at=now(), engineer=other, reason=reason)
    Sending.objects.filter(pk=sent.pk).update(by=reader.person)
    return told


def offered(body: Any = None) -> Scene:
    """An order that somebody is asked to take just now."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        row = placed(world, "working", reader, relation)
        _on_duty(world)
        decision = decide(order=row.key, by=None, at=now())
        offer(order=row.key, decision=decision.key, by=None, at=now(), how="broadcast")
        return Ask({"key": row.key}, body)

    return scene


def publishing(world: World, reader: Reader, relation: str) -> Ask:
    """The next version of a ready policy."""
    names = {"name_zh": "均衡", "name_en": "Balanced"}
    version = Policy.objects.get(code="balanced").version
    return Ask({"code": "balanced"}, {**names, "body": {"weights": {"travel": 1}}}, version)


def dropping(world: World, reader: Reader, relation: str) -> Ask:
    """A policy of a kind, which was settled just now."""
    use_policy(by=None, at=world.at, policy="cost", kind="repair", priority=2)
    return Ask({}, query="?kind=repair&priority=2")


def decided(*, candidate: bool = False, own: bool = False) -> Scene:
    """An order that was decided; with `candidate`, one of those who were weighed, who is not the reader; with `own`
    the order alone."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        row = placed(world, "working", reader, relation)
        _on_duty(world)
        path = {"key": row.key, "decision": decide(order=row.key, by=None, at=world.at).key}
        if own:
            return Ask({"key": row.key})
        return Ask({**path, "engineer": world.people["other"].key} if candidate else path)

    return scene


def given(world: World, reader: Reader, relation: str) -> Ask:
    """The work behind somebody's figures."""
    return Ask({"engineer": person_of(world, reader, relation).key}, query="?month=2026-11")


WHATIF: Final = {
    "engine": 1, "since": "2026-01-05", "until": "2026-01-06", "policy": None,
    "without": [], "copies": [], "shifts": [],
}  # fmt: skip


SCOPE: Final = {
    "since": "2026-01-05", "until": "2026-01-06", "team": None, "territory": None, "engineers": [], "orders": True,
}  # fmt: skip


def what_if(world: World, reader: Reader, relation: str) -> Ask:
    """A what-if under way, the reader's or another's."""
    owner = reader.person if relation == "own" and reader.person else world.people["other"]
    run = Run.objects.create(kind="dispatch.whatif", started_by=owner.key, started_at=world.at, params=WHATIF)
    return Ask({"key": run.key}, {})


def proposal(*, ended: bool = False, body: Any = None) -> Scene:
    """A proposal under way, or with `ended` one that is there; the reader's or another's."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        owner = reader.person if relation == "own" and reader.person else world.people["other"]
        over = {"state": "done", "ended_at": world.at} if ended else {}
        run = Run.objects.create(kind="dispatch.proposal", started_by=owner.key, started_at=world.at, **over)
        row = Proposal.objects.create(run=run, kind="repair", by=owner, scope=SCOPE)
        return Ask({"key": row.key}, body)

    return scene


def being_taken(*, body: Any = None) -> Scene:
    """What somebody takes of a proposal, while a worker does it; the reader's or another's."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        there = proposal(ended=True, body=body)(world, reader, relation)
        told = {"proposal": str(there.path["key"]), "parts": [1], "token": ""}
        run = Run.objects.create(kind="dispatch.taking", started_at=world.at, params=told, total=1)
        return Ask({**there.path, "taking": run.key}, body)

    return scene


def plan_rule(world: World, reader: Reader, relation: str) -> Ask:
    """A rule by which plans are asked for."""
    return Ask({"key": PlanRule.objects.create(hour=4, set_at=world.at).key}, {})


def days_ahead(**told: Any) -> Scene:
    """Today, whatever day the tests run on."""

    def scene(world: World, reader: Reader, relation: str) -> Ask:
        today = now().astimezone(ZoneInfo(settings.COMPANY_ZONE)).date().isoformat()
        return Ask({}, {"since": today, "until": today, **told})

    return scene


SCENES: Final[dict[str, Scene]] = {
    "staff.decide_work_order": order({}),
    "staff.list_decisions": decided(),
    "staff.explain_decision": decided(),
    "staff.explain_candidate": decided(candidate=True),
    "staff.list_engineer_wishes": wishes,
    "staff.wish_engineer": to_wish,
    "staff.lift_engineer_wish": wished,
    "staff.list_crew_rules": ask(),
    "staff.publish_crew_rule": ask({"priority": 3, "crew": CREW}),
    "staff.preview_crew": ask({"crew": CREW}),
    "staff.drop_crew_rule": crew_rule,
    "staff.get_order_crew": crewed,
    "staff.set_order_crew": order({"crew": CREW, "reason": "-"}),
    "staff.lift_order_crew": crewed,
    "staff.get_presence": people.person(),
    "staff.set_presence": presence,
    "staff.list_presence": ask(),
    **dict.fromkeys(("staff.list_engineers_in_hand", "staff.list_offered"), ask()),
    "staff.get_waiting": order(),
    "staff.list_waiting": ask(),
    "staff.explain_my_standing": decided(own=True),
    "staff.list_undecided": ask(),
    "staff.list_dispatch_versions": ask(code="balanced"),
    "staff.publish_dispatch_policy": publishing,
    "staff.preview_dispatch_policy": ask({"code": "balanced", "body": {"weights": {"travel": 1}}}),
    "staff.solve_routes": ask({"problem": ROUTES, "seconds": 0.1}),
    "staff.drop_dispatch_use": dropping,
    "staff.list_dispatch_lacks": ask(),
    "staff.list_dispatch_policies": ask(),
    "staff.use_dispatch_policy": ask({"policy": "cost", "kind": "repair", "priority": 3}),
    "staff.send_as_decided": to_send,
    "staff.move_visit_to_next_time": in_turn,
    "staff.list_out_of_turn": ask(),
    "staff.get_board": looked_at,
    "staff.get_board_day": printed,
    "staff.get_map": ask(),
    "staff.judge_on_board": held,
    "staff.move_on_board": taken_off,
    "staff.drop_on_board": dropped,
    "staff.offer_as_decided": to_send,
    "staff.recall_as_decided": just_sent,
    "staff.list_offers": offered(),
    "staff.withdraw_offers": offered({}),
    "staff.get_fairness": ask(query="?month=2026-11"),
    "staff.get_fairness_file": ask(query="?month=2026-11"),
    "staff.list_given_work": given,
    "staff.begin_what_if": ask({"since": "2026-01-05", "until": "2026-01-06"}),
    "staff.list_what_ifs": ask(),
    "staff.get_what_if": what_if,
    "staff.stop_what_if": what_if,
    "staff.ask_for_proposal": days_ahead(kind="repair"),
    "staff.ask_for_night_proposals": days_ahead(),
    "staff.list_proposals": ask(),
    "staff.get_proposal": proposal(),
    "staff.stop_proposal": proposal(body={}),
    "staff.check_proposal": proposal(ended=True, body={}),
    "staff.take_proposal": proposal(ended=True, body={}),
    "staff.list_proposal_parts": proposal(ended=True),
    "staff.list_proposal_left": proposal(ended=True),
    "staff.get_taking": being_taken(),
    "staff.stop_taking": being_taken(body={}),
    "staff.list_plan_rules": ask(),
    "staff.set_plan_rule": ask({"hour": 4, "days": 2, "repairs": True}),
    "staff.drop_plan_rule": plan_rule,
}
