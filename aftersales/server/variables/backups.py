"""Backups."""

from typing import Final

from aftersales.server.variables.kinds import FOLDER_OR_NONE, NAMES, whole
from aftersales.server.variables.variable import Group, Variable

BACKUP: Final = Variable("AFTERSALES_BACKUP", FOLDER_OR_NONE, who=("worker", "commands", "serve"))
RECIPIENT: Final = Variable("AFTERSALES_BACKUP_RECIPIENT", NAMES, who=("commands", "serve"))
HOUR: Final = Variable("AFTERSALES_BACKUP_HOUR", whole(least=0, most=23), "2", who=("serve",))
DAYS: Final = Variable("AFTERSALES_BACKUP_DAYS", whole(), "14", who=("worker", "commands", "serve"))

GROUP: Final = Group("backups", (BACKUP, RECIPIENT, HOUR, DAYS))
