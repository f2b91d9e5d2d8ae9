"""The finer state a team gave names to: it never outlives its state, nor the team that knows it."""

from aftersales.base.errors import Invalid
from aftersales.people.models import Team
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.state_names import sub_states_of


def known_sub_state(order: WorkOrder, code: str, team: Team | None) -> str:
    """This code, if the team added it to the order's present state; empty leaves the sub-state."""
    if not code:
        return code
    legal = sub_states_of(order.state, team.pk if team is not None else None)
    if code not in legal:
        why = "no_such_sub_state" if legal else "no_sub_states"
        raise Invalid(why, field="sub_state", sub_state=code, state=order.state, legal=sorted(legal))
    return code


def leave_if_unknown(order: WorkOrder) -> None:
    """The order came to another team: a sub-state that this one does not know is left (not saved here)."""
    if order.sub_state and order.sub_state not in sub_states_of(order.state, order.team_id):
        order.sub_state = ""
