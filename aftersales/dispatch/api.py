"""The staff's door to dispatch: have an order decided, and see why it was them and not somebody else."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.http import expected_version, version_if_given
from aftersales.base.pages import MAX_PAGE
from aftersales.base.sheets import TYPES
from aftersales.dispatch.actions import crews as calling
from aftersales.dispatch.actions import deciding, recalling, routing, sending, turns, whatifs
from aftersales.dispatch.actions import policies as settling
from aftersales.dispatch.actions import presence as being_there
from aftersales.dispatch.actions import wishes as wanting
from aftersales.dispatch.actions.offers import ending, making
from aftersales.dispatch.queries import (
    crew_preview,
    crews,
    decisions,
    engineers,
    explaining,
    health,
    offered,
    offers,
    out_of_turn,
    policies,
    presence,
    previewing,
    suggesting,
    undecided,
    waiting,
    wishes,
)
from aftersales.dispatch.queries.fair import pages as fairness
from aftersales.dispatch.queries.whatif import shown
from aftersales.dispatch.schemas import crews as crewed
from aftersales.dispatch.schemas.decisions import (
    DecideIn,
    DecisionList,
    MyStandingOut,
    OutOfTurnList,
    SendIn,
    SendingOut,
    StandingOut,
    SuggestionOut,
    UndecidedList,
    WhyOut,
)
from aftersales.dispatch.schemas.fairness import FairnessOut, GivenList
from aftersales.dispatch.schemas.offers import OfferedList, OfferIn, RoundList, RoundOut
from aftersales.dispatch.schemas.policies import (
    DispatchPolicyIn,
    DispatchPolicyList,
    DispatchPolicyOut,
    DispatchPreviewIn,
    DispatchPreviewOut,
    DispatchUseIn,
    DispatchUseOut,
    DispatchVersionList,
)
from aftersales.dispatch.schemas.routing import RoutesIn, RoutesOut
from aftersales.dispatch.schemas.standing import (
    EngineerInHandList,
    EngineerPresenceIn,
    EngineerPresenceList,
    EngineerPresenceOut,
    EngineerStanding,
    LackList,
    WaitingList,
    WaitingOfOrder,
)
from aftersales.dispatch.schemas.values import Priority
from aftersales.dispatch.schemas.whatif import WhatIfIn, WhatIfList, WhatIfOut
from aftersales.dispatch.schemas.wishes import EngineerWishIn, EngineerWishList, EngineerWishOut
from aftersales.people.signed import Signed
from aftersales.workorders.queries.page import visit_page
from aftersales.workorders.schemas.shown import VisitOut
from aftersales.workorders.schemas.values import Code

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
Search = Annotated[str, Query(max_length=100)]
Month = Annotated[str, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]


@router.get("/dispatch/undecided", response=UndecidedList, operation_id="list_undecided")
def list_undecided(request: Signed, cursor: str = "", limit: Limit = 20) -> dict[str, Any]:
    """待派: received orders that nobody has and nobody goes to, most urgent first, each with what is suggested."""
    return undecided.page(request.auth, at=now(), cursor=cursor, limit=limit)


@router.get("/dispatch/offered", response=OfferedList, operation_id="list_offered")
def list_offered(request: Signed, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """等回应: orders that somebody is asked about now, whom, and until when; what is over soonest first."""
    return offered.page(request.auth, cursor=cursor, limit=limit)


@router.get("/dispatch/out_of_turn", response=OutOfTurnList, operation_id="list_out_of_turn")
def list_out_of_turn(request: Signed) -> dict[str, Any]:
    """排不上: visits that cannot be made as they were planned, because the one before has changed."""
    return {"rows": out_of_turn.out_of_turn(request.auth)}


@router.post("/visits/{uuid:key}/next_time", response=VisitOut, operation_id="move_visit_to_next_time")
def move_visit_to_next_time(request: Signed, key: UUID) -> dict[str, Any]:
    """改到能去的时间: a visit that is out of turn goes to its engineer's next free time in turn."""
    version = version_if_given(request)
    return visit_page(turns.move_to_next_time(visit=key, by=request.auth, at=now(), version=version), request.auth)


@router.post("/workorders/{uuid:key}/decisions", response={201: SuggestionOut}, operation_id="decide_work_order")
def decide_work_order(request: Signed, key: UUID, body: DecideIn) -> Status[dict[str, Any]]:
    """评估: weigh everybody for the order as of now. Nobody is sent by it."""
    done = deciding.decide_named(order=key, by=request.auth, at=now(), without=body.without, only=body.only)
    return Status(201, suggesting.told([done])[0])


@router.get("/workorders/{uuid:key}/decisions", response=DecisionList, operation_id="list_decisions")
def list_decisions(request: Signed, key: UUID, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What was decided about an order, the latest first."""
    return decisions.page(key, request.auth, cursor=cursor, limit=limit)


@router.get("/workorders/{uuid:key}/decisions/mine", response=MyStandingOut, operation_id="explain_my_standing")
def explain_my_standing(request: Signed, key: UUID) -> explaining.Mine:
    """Why not me: how the reader stood when the order was decided last."""
    return explaining.mine(key, request.auth, request.auth.language)


@router.get("/workorders/{uuid:key}/decisions/{uuid:decision}", response=WhyOut, operation_id="explain_decision")
def explain_decision(request: Signed, key: UUID, decision: UUID) -> dict[str, Any]:
    """Why it was them: the best of those who could go, with what each objective gave them."""
    return explaining.why(key, decision, request.auth, request.auth.language)


@router.get(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/candidates/{uuid:engineer}",
    response=StandingOut,
    operation_id="explain_candidate",
)
def explain_candidate(request: Signed, key: UUID, decision: UUID, engineer: UUID) -> explaining.Standing:
    """Why not this one. Engineers may ask it of themselves about any order they see."""
    return explaining.why_not(key, decision, engineer, request.auth, request.auth.language)


@router.post(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/send",
    response={201: SendingOut},
    operation_id="send_as_decided",
)
def send_as_decided(request: Signed, key: UUID, decision: UUID, body: SendIn) -> Status[dict[str, Any]]:
    """派出: whom the decision chose goes, or another by name and with a reason."""
    done = sending.send(order=key, decision=decision, by=request.auth, at=now(), **body.model_dump())
    return Status(201, decisions.sent(done))


@router.post(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/recall", response=SendingOut, operation_id="recall_as_decided"
)
def recall_as_decided(request: Signed, key: UUID, decision: UUID) -> dict[str, Any]:
    """撤销派出: whom one has just sent does not go, as long as nothing came after."""
    return decisions.sent(recalling.recall(order=key, decision=decision, by=request.auth, at=now()))


@router.post(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/offer",
    response={201: RoundOut},
    operation_id="offer_as_decided",
)
def offer_as_decided(request: Signed, key: UUID, decision: UUID, body: OfferIn) -> Status[dict[str, Any]]:
    """邀约: whom the decision found are asked whether they go."""
    done = making.offer(order=key, decision=decision, by=request.auth, at=now(), **body.model_dump())
    return Status(201, offers.shown(done))


@router.get("/workorders/{uuid:key}/offers", response=RoundList, operation_id="list_offers")
def list_offers(request: Signed, key: UUID, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """Who was asked about an order, and what they said, the latest round first."""
    return offers.page(key, request.auth, cursor=cursor, limit=limit)


@router.post("/workorders/{uuid:key}/offers/withdraw", response=RoundOut, operation_id="withdraw_offers")
def withdraw_offers(request: Signed, key: UUID) -> dict[str, Any]:
    """撤回: nobody is asked any more."""
    return offers.shown(ending.withdraw(order=key, by=request.auth, at=now()))


@router.get("/dispatch/fairness", response=FairnessOut, operation_id="get_fairness")
def get_fairness(
    request: Signed, month: Month, team: UUID | None = None, cursor: str | None = None, limit: Limit = MAX_PAGE
) -> dict[str, Any]:
    """公平数据: what everybody was given in a month. Whoever does not see decisions sees their own, and the middle."""
    return fairness.page(request.auth, month=month, team=team, cursor=cursor, limit=limit)


@router.get("/dispatch/fairness/file", response=bytes, operation_id="get_fairness_file")
def get_fairness_file(request: Signed, month: Month, team: UUID | None = None) -> HttpResponse:
    """The same as a table (CSV) for a spreadsheet."""
    response = HttpResponse(fairness.as_csv(request.auth, month=month, team=team), content_type=TYPES["csv"])
    response["Content-Disposition"] = content_disposition_header(True, f"fairness-{month}.csv") or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


@router.get("/dispatch/fairness/{uuid:engineer}", response=GivenList, operation_id="list_given_work")
def list_given_work(request: Signed, engineer: UUID, month: Month) -> dict[str, Any]:
    """The visits and remote orders behind an engineer's figures."""
    return fairness.lines(engineer, request.auth, month=month)


@router.post("/dispatch/whatifs", response={201: WhatIfOut}, operation_id="begin_what_if")
def begin_what_if(request: Signed, body: WhatIfIn) -> Status[dict[str, Any]]:
    """推演: dispatch days that are over again, under other rules, people or shifts. Nobody is sent."""
    return Status(201, shown.told(whatifs.begin(by=request.auth, at=now(), **body.model_dump())))


@router.get("/dispatch/whatifs", response=WhatIfList, operation_id="list_what_ifs")
def list_what_ifs(request: Signed, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What was asked, the latest first."""
    return shown.page(request.auth, cursor=cursor, limit=limit)


@router.get("/dispatch/whatifs/{uuid:key}", response=WhatIfOut, operation_id="get_what_if")
def get_what_if(request: Signed, key: UUID) -> dict[str, Any]:
    """One with its result, as far as it is."""
    return shown.one(key, request.auth)


@router.post("/dispatch/whatifs/{uuid:key}/stop", response=WhatIfOut, operation_id="stop_what_if")
def stop_what_if(request: Signed, key: UUID) -> dict[str, Any]:
    """It is not wanted any more."""
    return shown.told(whatifs.stop(key=key, by=request.auth, at=now()))


@router.get("/dispatch/policies", response=DispatchPolicyList, operation_id="list_dispatch_policies")
def list_dispatch_policies(request: Signed) -> dict[str, Any]:
    """By which rules and weights it is chosen who goes, and for which orders."""
    return policies.shown(request.auth)


@router.get("/dispatch/policies/{code}/versions", response=DispatchVersionList, operation_id="list_dispatch_versions")
def list_dispatch_versions(request: Signed, code: Code, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What a policy said and says, the latest first."""
    return policies.versions(code, request.auth, cursor=cursor, limit=limit)


@router.put("/dispatch/policies/{code}", response=DispatchPolicyOut, operation_id="publish_dispatch_policy")
def publish_dispatch_policy(request: Signed, code: Code, body: DispatchPolicyIn) -> dict[str, Any]:
    """Publish the next version of the policy that was seen; a new one is told by `If-Match: "0"`."""
    version = expected_version(request)
    settling.publish(by=request.auth, at=now(), code=code, version=version, **body.model_dump())
    return policies.shown_one(code, request.auth)


@router.post("/dispatch/preview", response=DispatchPreviewOut, operation_id="preview_dispatch_policy")
def preview_dispatch_policy(request: Signed, body: DispatchPreviewIn) -> dict[str, Any]:
    """Who would go to the orders that wait now, by a body nobody has published, beside who would go as it is."""
    return previewing.preview(request.auth, at=now(), **body.model_dump())


@router.post("/dispatch/solve", response=RoutesOut, operation_id="solve_routes")
def solve_routes(request: Signed, body: RoutesIn) -> dict[str, Any]:
    """Plan who goes where, in which order and when: a problem in VROOM's format and its solution. Nothing is kept."""
    return routing.solve_routes(by=request.auth, **body.model_dump())


@router.delete("/dispatch/uses", response={204: None}, operation_id="drop_dispatch_use")
def drop_dispatch_use(request: Signed, kind: Code | None = None, priority: Priority | None = None) -> Status[None]:
    """Take away the policy of a kind and a priority: the next less specific one counts again."""
    settling.drop_use(by=request.auth, at=now(), kind=kind, priority=priority)
    return Status(204, None)


@router.post("/dispatch/uses", response={201: DispatchUseOut}, operation_id="use_dispatch_policy")
def use_dispatch_policy(request: Signed, body: DispatchUseIn) -> Status[dict[str, Any]]:
    """Say by which policy orders of a kind and a priority go, and whether by themselves."""
    settling.use_policy(by=request.auth, at=now(), **body.model_dump())
    return Status(201, body.model_dump())


@router.get("/dispatch/wishes", response=EngineerWishList, operation_id="list_engineer_wishes")
def list_engineer_wishes(request: Signed, order: UUID | None = None, customer: UUID | None = None) -> dict[str, Any]:
    """指定与回避: who is wanted, or not, for an order and its customer, or for a customer."""
    return wishes.shown(request.auth, order=order, customer=customer)


@router.post("/dispatch/wishes", response={201: EngineerWishOut}, operation_id="wish_engineer")
def wish_engineer(request: Signed, body: EngineerWishIn) -> Status[dict[str, Any]]:
    """Say who goes never, only or rather; decisions keep to it from now on."""
    return Status(201, wishes.told(wanting.wish(by=request.auth, at=now(), **body.dict())))


@router.post("/dispatch/wishes/{uuid:key}/lift", response=EngineerWishOut, operation_id="lift_engineer_wish")
def lift_engineer_wish(request: Signed, key: UUID) -> dict[str, Any]:
    """It does not hold any more."""
    return wishes.told(wanting.lift(key=key, by=request.auth, at=now()))


@router.get("/dispatch/crews", response=crewed.CrewRuleList, operation_id="list_crew_rules")
def list_crew_rules(request: Signed) -> dict[str, Any]:
    """班组规则: which orders need several people, and whom."""
    return crews.page(request.auth)


@router.post("/dispatch/crews", response={201: crewed.CrewRuleOut}, operation_id="publish_crew_rule")
def publish_crew_rule(request: Signed, body: crewed.CrewRuleIn) -> Status[dict[str, Any]]:
    """Say what orders need of people, by kind, category, product and priority."""
    told = body.model_dump()
    return Status(201, crews.told(calling.publish_rule(by=request.auth, at=now(), body=told.pop("crew"), **told)))


@router.post("/dispatch/crews/preview", response=crewed.CrewPreviewOut, operation_id="preview_crew")
def preview_crew(request: Signed, body: crewed.CrewPreviewIn) -> dict[str, Any]:
    """Who could go together as things stand, by a crew nobody has published. Nothing is kept."""
    return crew_preview.preview(request.auth, at=now(), language=request.auth.language, **body.model_dump())


@router.post("/dispatch/crews/{uuid:key}/drop", response=crewed.CrewRuleOut, operation_id="drop_crew_rule")
def drop_crew_rule(request: Signed, key: UUID) -> dict[str, Any]:
    """A rule does not count any more."""
    return crews.told(calling.drop_rule(key=key, by=request.auth, at=now()))


@router.get("/workorders/{uuid:key}/crew", response=crewed.OrderCrewShown, operation_id="get_order_crew")
def get_order_crew(request: Signed, key: UUID) -> dict[str, Any]:
    """What an order needs of people, and what was said of that."""
    return crews.of_order(key, request.auth)


@router.post("/workorders/{uuid:key}/crew", response={201: crewed.OrderCrewOut}, operation_id="set_order_crew")
def set_order_crew(request: Signed, key: UUID, body: crewed.OrderCrewIn) -> Status[dict[str, Any]]:
    """Say what this order needs of people, whatever a rule says."""
    told = body.model_dump()
    said = calling.set_crew(order=key, by=request.auth, at=now(), body=told["crew"], reason=told["reason"])
    return Status(201, crews.of_hand(said))


@router.post("/workorders/{uuid:key}/crew/lift", response=crewed.OrderCrewOut, operation_id="lift_order_crew")
def lift_order_crew(request: Signed, key: UUID) -> dict[str, Any]:
    """What was said of this order does not hold any more; rules count again."""
    return crews.of_hand(calling.lift_crew(order=key, by=request.auth, at=now()))


@router.get("/people/{uuid:key}/presence", response=EngineerPresenceOut, operation_id="get_presence")
def get_presence(request: Signed, key: UUID) -> dict[str, Any]:
    """在岗: whether an engineer is there now."""
    return presence.of(key, request.auth, now())


@router.put("/people/{uuid:key}/presence", response=EngineerPresenceOut, operation_id="set_presence")
def set_presence(request: Signed, key: UUID, body: EngineerPresenceIn) -> dict[str, Any]:
    """On duty, on a break or away: said by engineers of themselves, and by whoever plans their duty."""
    at = now()
    being_there.set_presence(key=key, by=request.auth, at=at, version=expected_version(request), **body.dict())
    return presence.of(key, request.auth, at)


@router.get("/dispatch/presence", response=EngineerPresenceList, operation_id="list_presence")
def list_presence(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """在岗: how the engineers stand now."""
    return presence.page(request.auth, now(), cursor=cursor, limit=limit)


@router.get("/dispatch/engineers", response=EngineerInHandList, operation_id="list_engineers_in_hand")
def list_engineers_in_hand(
    request: Signed,
    team: UUID | None = None,
    skill: Code | None = None,
    state: EngineerStanding | None = None,
    search: Search = "",
    cursor: str | None = None,
    limit: Limit = 50,
) -> dict[str, Any]:
    """在岗一览: who is there, what they are on, what is next, and how much is ahead of each."""
    asked: dict[str, Any] = {"team": team, "skill": skill, "state": state, "search": search}
    return engineers.page(request.auth, now(), **asked, cursor=cursor, limit=limit)


@router.get("/workorders/{uuid:key}/waiting", response=WaitingOfOrder, operation_id="get_waiting")
def get_waiting(request: Signed, key: UUID) -> dict[str, Any]:
    """待派: why nobody was found for the order by itself, if so."""
    return waiting.of_order(key, request.auth, request.auth.language)


@router.get("/dispatch/waiting", response=WaitingList, operation_id="list_waiting")
def list_waiting(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """待派: orders that were to find somebody by themselves and have not, the most urgent first."""
    return waiting.page(request.auth, request.auth.language, cursor=cursor, limit=limit)


@router.get("/dispatch/lacks", response=LackList, operation_id="list_dispatch_lacks")
def list_dispatch_lacks(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """数据健康: engineers whose home, duty or skills are missing or cannot be meant."""
    return health.page(request.auth, now(), request.auth.language, cursor=cursor, limit=limit)
