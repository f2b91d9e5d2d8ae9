"""The finer state a team gave names to: it never outlives its state, nor the team that knows it."""

from aftersales.base.errors import Invalid
from aftersales.people.models import Team
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.state_names import both, called_by, sub_states_of


def known_sub_state(order: WorkOrder, code: str, team: Team | None) -> str:
    """This code, if the team added it to the order's present state; empty leaves the sub-state."""
    if not code:
        return code
    of = team.pk if team is not None else None
    legal = sub_states_of(order.state, of)
    if code not in legal:
        why, known = "no_such_sub_state" if legal else "no_sub_states", sorted(legal)
        raise Invalid(
            why, field="sub_state", sub_state=code, state=order.state, legal=known,
            state_name=called_by(of, order.state), legal_names=[both(legal[one]) for one in known],
        )  # fmt: skip
    return code


def leave_if_unknown(order: WorkOrder) -> None:
    """The order came to another team: a sub-state that this one does not know is left (not saved here)."""
    if order.sub_state and order.sub_state not in sub_states_of(order.state, order.team_id):
        order.sub_state = ""
