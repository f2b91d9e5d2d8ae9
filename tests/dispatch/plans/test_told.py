"""Who hears of a plan of the night that nobody asked for, and how often."""

from types import SimpleNamespace

import pytest

from aftersales.dispatch.actions.proposals import asking, scheduling, working
from aftersales.dispatch.actions.proposals.telling import tell_of_night
from aftersales.dispatch.models import Proposal
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.solver.plans.planning import Refused
from aftersales.dispatch.states import ProposalKind
from aftersales.notices import wordings
from aftersales.notices.models import Notice
from aftersales.people.models import Person, Team
from tests.dispatch.plans import town
from tests.dispatch.plans.test_scheduling import FOUR, nights, rule
from tests.dispatch.plans.town import MORNING


@pytest.fixture
def asked(cast: SimpleNamespace, quick: None) -> list[Proposal]:
    """Plans of this night, of every team, nobody having asked."""
    town.made(engineers=3, visits=0, waiting=6)
    rule()
    assert nights(FOUR) >= 1
    return list(Proposal.objects.select_related("run").order_by("pk"))


def told(code: str = "night_plan_ready") -> list[str]:
    return sorted(Notice.objects.filter(code=code).values_list("person__name", flat=True))


def test_whoever_may_take_the_plan_of_the_night_is_told_once_that_it_is_there(asked: list[Proposal]) -> None:
    for one in asked:
        working.work(run=one.run.key, clock=lambda: FOUR)
    whole = Proposal.objects.select_related("run").filter(changes__isnull=False).distinct().get()
    assert whole.run.state == "done"
    assert "agnes" in told() and "tess" not in told(), "who sends people, not who is sent"
    notice = Notice.objects.filter(person__name="agnes").get(code="night_plan_ready")
    assert notice.subject == whole.key and notice.facts == {"room": "proposals"}
    before = told()
    assert tell_of_night(whole, "done", 4, FOUR) == 0 and told() == before, "however many teams have one"
    later = Proposal.objects.select_related("run").get(pk=whole.pk)
    later.run.started_at = FOUR + scheduling.APART * 48
    assert tell_of_night(later, "done", 4, FOUR) == len(before), "the next night is another"


def test_a_plan_of_the_night_that_fails_says_so(asked: list[Proposal], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Refused("made up")

    monkeypatch.setattr(working, "plan_board", fail)
    working.work(run=asked[0].run.key, clock=lambda: FOUR)
    assert "agnes" in told("night_plan_failed") and told() == []


def test_what_changes_nothing_or_was_asked_for_is_no_news(asked: list[Proposal]) -> None:
    assert tell_of_night(asked[0], "done", 0, FOUR) == 0
    asked[0].by = Person.objects.get(name="agnes")
    assert tell_of_night(asked[0], "done", 4, FOUR) == 0
    days = Scope(MORNING.date(), MORNING.date(), team=Team.objects.get(code="east").key)
    mend = asking.ask(kind=ProposalKind.REPAIR, scope=days, by=None, at=FOUR)
    assert tell_of_night(mend, "done", 4, FOUR) == 0 and not told()


@pytest.mark.parametrize("code", ["night_plan_ready", "night_plan_failed"])
def test_both_languages_say_it(code: str) -> None:
    said = {wordings.said(f"notice_{code}", language, {}, room="proposals") for language in ("zh-CN", "en")}
    assert len(said) == 2 and all(said)
