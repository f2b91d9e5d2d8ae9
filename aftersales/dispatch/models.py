"""The tables of dispatch as everybody knows them; each subject's stand in a file of `tables/`."""

from aftersales.dispatch.tables.appointments import Appointment, AppointmentRule, KeptTime
from aftersales.dispatch.tables.crews import CrewRule, DecisionCrew, OrderCrew
from aftersales.dispatch.tables.decisions import Decision, Pace, Sending, Waiting
from aftersales.dispatch.tables.engineers import Attendance, EngineerWish
from aftersales.dispatch.tables.offers import Offer, Round
from aftersales.dispatch.tables.plan_rules import PlanDue, PlanRule
from aftersales.dispatch.tables.policies import Policy, PolicyUse, PolicyVersion
from aftersales.dispatch.tables.proposals import Change, LeftOut, Proposal
from aftersales.dispatch.tables.underway import ArrivalLink, Position, PositionSharing

__all__ = [
    "Appointment",
    "AppointmentRule",
    "ArrivalLink",
    "Attendance",
    "Change",
    "CrewRule",
    "Decision",
    "DecisionCrew",
    "EngineerWish",
    "KeptTime",
    "LeftOut",
    "Offer",
    "OrderCrew",
    "Pace",
    "PlanDue",
    "PlanRule",
    "Policy",
    "PolicyUse",
    "PolicyVersion",
    "Position",
    "PositionSharing",
    "Proposal",
    "Round",
    "Sending",
    "Waiting",
]
