"""How a running installation is watched."""

from typing import Final

from aftersales.server.variables.kinds import TEXT, one_of, whole
from aftersales.server.variables.variable import Group, Variable

LOG: Final = Variable("AFTERSALES_LOG", one_of("auto", "json", "text"), "auto")
SLOW_MS: Final = Variable("AFTERSALES_SLOW_MS", whole(), "1000")
METRICS_TOKEN: Final = Variable("AFTERSALES_METRICS_TOKEN", TEXT, secret=True)

GROUP: Final = Group("running", (LOG, SLOW_MS, METRICS_TOKEN))
