"""The room's staff entrances, as the server mounts them."""

from typing import Final

from ninja import Router

from aftersales.people.api import calendars, engineers, me, persons, roles, teams, tokens

ROUTERS: Final[tuple[Router, ...]] = (
    me.router,
    persons.router,
    engineers.router,
    roles.router,
    teams.router,
    calendars.router,
    tokens.router,
)
