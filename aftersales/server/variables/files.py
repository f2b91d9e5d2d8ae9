"""Files: where they lie, and how much may."""

from typing import Final

from aftersales.server.variables.kinds import FOLDER_OR_NONE, LISTENER, TEXT, WEB_ADDRESS, whole
from aftersales.server.variables.variable import Group, Variable

FILES: Final = Variable("AFTERSALES_FILES", FOLDER_OR_NONE, told=True)
BUCKET: Final = Variable("AFTERSALES_STORE_BUCKET", TEXT)
ENDPOINT: Final = Variable("AFTERSALES_STORE_ENDPOINT", WEB_ADDRESS, told=True)
REGION: Final = Variable("AFTERSALES_STORE_REGION", TEXT)
ACCESS_KEY: Final = Variable("AFTERSALES_STORE_ACCESS_KEY", TEXT, secret=True, told=True)
STORE_SECRET: Final = Variable("AFTERSALES_STORE_SECRET_KEY", TEXT, secret=True, told=True)
FILE_MB: Final = Variable("AFTERSALES_FILE_MB", whole(), "2048")
ORDER_FILES: Final = Variable("AFTERSALES_ORDER_FILES", whole(), "200")
ORDER_FILES_MB: Final = Variable("AFTERSALES_ORDER_FILES_MB", whole(), "4096")
UNATTACHED_MB: Final = Variable("AFTERSALES_UNATTACHED_MB", whole(), "4096")
FILES_GB: Final = Variable("AFTERSALES_FILES_GB", whole(least=0), "0")
MEGAPIXELS: Final = Variable("AFTERSALES_PICTURE_MEGAPIXELS", whole(), "64")
CLAMAV: Final = Variable("AFTERSALES_CLAMAV", LISTENER)

GROUP: Final = Group(
    "files",
    (
        FILES,
        BUCKET,
        ENDPOINT,
        REGION,
        ACCESS_KEY,
        STORE_SECRET,
        FILE_MB,
        ORDER_FILES,
        ORDER_FILES_MB,
        UNATTACHED_MB,
        FILES_GB,
        MEGAPIXELS,
        CLAMAV,
    ),
)
