"""How the product is reached."""

from typing import Final

from aftersales.server.variables.kinds import (
    FOLDER_OR_NONE,
    NAMES,
    NETWORKS,
    ORIGIN,
    ORIGINS,
    PORT,
    TEXT,
    YES_OR_NO,
    whole,
)
from aftersales.server.variables.variable import Group, Variable

SECRET_KEY: Final = Variable("AFTERSALES_SECRET_KEY", TEXT, secret=True, exact=True, told=True)
HOSTS: Final = Variable("AFTERSALES_HOSTS", NAMES, "*")
PUBLIC_URL: Final = Variable("AFTERSALES_PUBLIC_URL", ORIGIN)
ORIGINS_TRUSTED: Final = Variable("AFTERSALES_ORIGINS", ORIGINS, told=True)
PROXIES: Final = Variable("AFTERSALES_PROXIES", NETWORKS)
SECURE_COOKIES: Final = Variable("AFTERSALES_SECURE_COOKIES", YES_OR_NO, "0", told=True)
HSTS_SECONDS: Final = Variable("AFTERSALES_HSTS_SECONDS", whole(least=0), "0")
HTTPS_PORT: Final = Variable("AFTERSALES_HTTPS_PORT", PORT, "443", who=("plain",))
PAGES: Final = Variable("AFTERSALES_PAGES", FOLDER_OR_NONE, told=True)

GROUP: Final = Group(
    "web",
    (
        SECRET_KEY,
        HOSTS,
        PUBLIC_URL,
        ORIGINS_TRUSTED,
        PROXIES,
        SECURE_COOKIES,
        HSTS_SECONDS,
        HTTPS_PORT,
        PAGES,
    ),
)
