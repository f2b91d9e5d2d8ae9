"""The tables of dispatch as everybody knows them; each subject's stand in a file of `tables/`."""

from aftersales.dispatch.tables.crews import CrewRule, DecisionCrew, OrderCrew
from aftersales.dispatch.tables.decisions import Decision, Pace, Sending, Waiting
from aftersales.dispatch.tables.engineers import Attendance, EngineerWish
from aftersales.dispatch.tables.offers import Offer, Round
from aftersales.dispatch.tables.policies import Policy, PolicyUse, PolicyVersion

__all__ = [
    "Attendance",
    "CrewRule",
    "Decision",
    "DecisionCrew",
    "EngineerWish",
    "Offer",
    "OrderCrew",
    "Pace",
    "Policy",
    "PolicyUse",
    "PolicyVersion",
    "Round",
    "Sending",
    "Waiting",
]
