"""Where things are kept."""

from typing import Final

from aftersales.server.variables.kinds import FOLDER, TEXT
from aftersales.server.variables.variable import Group, Variable

VAR: Final = Variable("AFTERSALES_VAR", FOLDER, "var", who=("web", "worker", "commands", "serve", "plain"))
DATABASE_URL: Final = Variable("DATABASE_URL", TEXT, secret=True, who=("web", "worker", "commands", "serve"))

GROUP: Final = Group("home", (VAR, DATABASE_URL))
