"""Who the company is, and how it travels."""

from typing import Final

from aftersales.server.variables.kinds import TEXT, YES_OR_NO, ZONE, whole
from aftersales.server.variables.variable import Group, Variable

NAME_ZH: Final = Variable("AFTERSALES_COMPANY_NAME_ZH", TEXT, told=True)
NAME_EN: Final = Variable("AFTERSALES_COMPANY_NAME_EN", TEXT, told=True)
PHONE: Final = Variable("AFTERSALES_COMPANY_PHONE", TEXT)
COMPANY_ZONE: Final = Variable("AFTERSALES_COMPANY_ZONE", ZONE, "Asia/Shanghai")
ROAD_PERCENT: Final = Variable("AFTERSALES_ROAD_PERCENT", whole(least=100), "140")
ROAD_KMH: Final = Variable("AFTERSALES_ROAD_KMH", whole(), "40")
POSITIONS: Final = Variable("AFTERSALES_POSITIONS", YES_OR_NO, "1")
POSITION_SECONDS: Final = Variable("AFTERSALES_POSITION_SECONDS", whole(least=10), "30")
POSITION_METRES: Final = Variable("AFTERSALES_POSITION_METRES", whole(least=100), "200")
POSITION_KEPT_MINUTES: Final = Variable("AFTERSALES_POSITION_KEPT_MINUTES", whole(), "60")
ARRIVAL_LINK_HOURS: Final = Variable("AFTERSALES_ARRIVAL_LINK_HOURS", whole(), "6")
PROPOSALS_DAYS: Final = Variable("AFTERSALES_PROPOSALS_DAYS", whole(), "90")

GROUP: Final = Group(
    "company",
    (
        NAME_ZH,
        NAME_EN,
        PHONE,
        COMPANY_ZONE,
        ROAD_PERCENT,
        ROAD_KMH,
        POSITIONS,
        POSITION_SECONDS,
        POSITION_METRES,
        POSITION_KEPT_MINUTES,
        ARRIVAL_LINK_HOURS,
        PROPOSALS_DAYS,
    ),
)
