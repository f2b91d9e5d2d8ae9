"""Every variable an installation may set, by subject: the one list of them."""

import difflib
from collections.abc import Iterable
from typing import Final

from aftersales.server.variables import backups, company, files, home, mail, maps, running, web
from aftersales.server.variables.variable import Group, Variable

GROUPS: Final[tuple[Group, ...]] = (
    home.GROUP,
    company.GROUP,
    web.GROUP,
    maps.GROUP,
    files.GROUP,
    backups.GROUP,
    mail.GROUP,
    running.GROUP,
)
VARIABLES: Final[dict[str, Variable[object]]] = {one.name: one for group in GROUPS for one in group.variables}
OURS: Final = "AFTERSALES_"


def unknown(names: Iterable[str]) -> list[tuple[str, str]]:
    """The names that look like ours and are nobody's, each with the nearest that is one, or nothing."""
    strange = sorted(name for name in names if name.startswith(OURS) and name not in VARIABLES)
    return [(name, "".join(difflib.get_close_matches(name, VARIABLES, n=1, cutoff=0.75))) for name in strange]
