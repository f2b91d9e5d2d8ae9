"""What we call states and moves in either language, where no team gave a state a name of its own. Pure."""

from collections.abc import Iterable, Mapping
from typing import Final

Called = dict[str, str]
"""A name as refusals carry it, {"zh": …, "en": …}: said in the reader's language."""


def _both(**told: tuple[str, str]) -> Mapping[str, Called]:
    return {code: {"zh": zh, "en": en} for code, (zh, en) in told.items()}


ORDER_STATES: Final = _both(
    reported=("待受理", "New"),
    triaged=("已受理", "Triaged"),
    assigned=("已派单", "Assigned"),
    working=("处理中", "In progress"),
    waiting=("挂起", "Waiting"),
    resolved=("待验证", "Resolved"),
    closed=("已关闭", "Closed"),
    cancelled=("已取消", "Cancelled"),
)
VISIT_STATES: Final = _both(
    planned=("待派", "Planned"),
    confirmed=("已接单", "Confirmed"),
    travelling=("上门途中", "On the way"),
    on_site=("维修中", "On site"),
    done=("已完成", "Done"),
    cancelled=("已取消", "Cancelled"),
    no_access=("未能进场", "No access"),
)
HAND_OFF_STATES: Final = _both(
    sent=("已转出", "Sent"),
    accepted=("已接收", "Accepted"),
    done=("已解决", "Done"),
    rejected=("已退回", "Rejected"),
)
ORDER_MOVES: Final = _both(
    triage=("受理", "Triage"),
    assign=("派单", "Assign"),
    release=("退回队列", "Release"),
    start=("开始处理", "Start"),
    wait=("挂起", "Wait"),
    resume=("恢复", "Resume"),
    hand_off=("转研发或项目", "Hand off"),
    escalate=("升级", "Escalate"),
    resolve=("解决", "Resolve"),
    confirm=("确认解决", "Confirm"),
    close=("关闭", "Close"),
    reopen=("重开", "Reopen"),
    cancel=("取消工单", "Cancel order"),
    merge=("合并", "Merge"),
    hold=("登记未了结事项", "Hold"),
)
VISIT_MOVES: Final = _both(
    reschedule=("改约", "Reschedule"),
    confirm=("接单", "Accept"),
    decline=("拒单", "Decline"),
    depart=("出发", "Set out"),
    arrive=("到场", "Arrive"),
    complete=("完成", "Complete"),
    report_no_access=("未能进场", "No access"),
    cancel=("取消上门", "Cancel visit"),
)


def all_of(names: Mapping[str, Called], codes: Iterable[str]) -> list[Called]:
    """The names of some codes, in their order."""
    return [names[code] for code in codes]
