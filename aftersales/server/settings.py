"""Django's settings. What an installation may change comes from the environment and is read by `server/options.py`."""

from datetime import timedelta
from typing import Any

from csp.constants import NONE, SELF

from aftersales.server import options
from aftersales.server.database import database_settings, resolve_database_url

OPTIONS = options.read()
WEB_DIST = OPTIONS.pages

SECRET_KEY = OPTIONS.secret_key
DEBUG = False
ALLOWED_HOSTS = OPTIONS.allowed_hosts
DATABASES: dict[str, Any] = {"default": database_settings(resolve_database_url())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "aftersales.server.urls"
WSGI_APPLICATION = "aftersales.server.wsgi.application"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "ninja",
    "procrastinate.contrib.django",
    "aftersales.base",
    "aftersales.people",
    "aftersales.notices",
    "aftersales.customers",
    "aftersales.assets",
    "aftersales.workorders",
    "aftersales.dispatch",
    "aftersales.feedback",
    "aftersales.field",
]

PROXIES = OPTIONS.proxies

MIDDLEWARE = [
    "aftersales.server.proxies.BehindProxies",
    "aftersales.base.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "aftersales.base.middleware.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "aftersales.base.middleware.Faults",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "aftersales.people.signed.SignedIn",
    "aftersales.base.idempotency.Idempotent",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# Files of the built front end
STATIC_URL = "/static/"
WHITENOISE_ROOT = WEB_DIST if WEB_DIST.is_dir() else None
WHITENOISE_INDEX_FILE = False

# Sign-in (docs/adr/0006-sign-in.md)
AUTH_USER_MODEL = "people.Person"
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # an e-mail is unique by its lower case: a constraint of Person says so
    "account.W001",  # it asks which field a sign-up needs; nobody signs up
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
CACHES = {
    # Only allauth uses it: limits and used one-time codes. They must hold for all processes, hence the database.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_throttle",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
ACCOUNT_ADAPTER = "aftersales.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/5m/key",  # of second factors; wrong passwords are axes' and "sign_in"
    "sign_in": "30/h/key",  # wrong passwords for one account from all the world
    "reset_password": "20/m/ip,1/5m/key",  # how often, and no password # nosec B105
}
HEADLESS_ADAPTER = "aftersales.people.adapter.HeadlessAdapter"
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ["browser"]
MFA_ADAPTER = "aftersales.people.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Aftersales"
MFA_TOTP_TOLERANCE = 0  # allauth remembers a used code for one period only; more would let it be used twice
USERSESSIONS_ADAPTER = "aftersales.people.adapter.SessionsAdapter"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "aftersales.people.lockout.who"
AXES_LOCKOUT_CALLABLE = "aftersales.people.lockout.answer"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
CSRF_FAILURE_VIEW = "aftersales.people.signed.csrf_refused"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = OPTIONS.secure_cookies
CSRF_COOKIE_SECURE = OPTIONS.secure_cookies
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = OPTIONS.trusted_origins or [one for one in (OPTIONS.public_url,) if one]
PUBLIC_URL = OPTIONS.public_url

# Who the company is to its customers: their door shows it on every page (people/portal.py)
COMPANY = {
    "name_zh": OPTIONS.company_name_zh or OPTIONS.company_name_en,
    "name_en": OPTIONS.company_name_en or OPTIONS.company_name_zh,
    "phone": OPTIONS.company_phone,
}
COMPANY_ZONE = OPTIONS.company_zone

# How a straight line becomes minutes of travel (docs/adr/0026-dispatch.md)
ROADS = OPTIONS.roads
PROPOSALS_DAYS = min(OPTIONS.proposals_days, 36_500)

# What is taken of travelling engineers' positions, and how long a customer's link lasts (docs/adr/0035-on-the-way.md)
SHARING = OPTIONS.sharing

# Where maps get their ground from; None: from our own table of places (docs/adr/0036-maps.md)
MAP = OPTIONS.map

# Addresses that take care of their own effects: what they take are parts, each with a transaction of its own, or, of a
# position, the last one, which is the same said twice
ONCE_BY_THEMSELVES = frozenset({"/api/v1/operations", "/api/v1/workorders/bulk", "/api/v1/me/position"})

ONCE_BY_THEMSELVES_BELOW = ("/api/v1/uploads", "/api/v1/portal/uploads")

# Files (docs/adr/0017-files.md): a folder, or an S3-compatible store where a bucket is named
FILE_LIMITS = OPTIONS.file_limits
CLAMAV = OPTIONS.clamav
FILES_WORKSHOP = OPTIONS.var / "workshop"
# How long the bytes of a file that has gone are kept, so that the backup has them (docs/adr/0039-backup.md)
FILES_LINGER = timedelta(hours=1) if OPTIONS.backup.folder else timedelta(0)
_S3 = {name: value for name, value in OPTIONS.s3.items() if value}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "files": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_S3, "file_overwrite": True, "default_acl": None, "signature_version": "s3v4"},
    }
    if "bucket_name" in _S3
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": str(OPTIONS.files),
            "allow_overwrite": True,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
}

# Nothing foreign is ever loaded, and no script but our own files runs
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF, "'unsafe-inline'"],  # antd writes its styles into the page
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_HSTS_SECONDS = OPTIONS.hsts_seconds  # sent over https alone; none unless asked for (docs/adr/0038-tls.md)
# Tiles come from where this installation says, on the pages that show maps, and to the worker that reads them, alone
_TILES = MAP.origins() if MAP else []
TILES_POLICY = {"img-src": _TILES, "connect-src": [SELF, *_TILES]}
TILES_SHOWN_AT = ("/console", "/assets/maplibre-gl-worker") if _TILES else ()
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Jobs: task modules are named, for they are called jobs here
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["aftersales.base.files.jobs", "aftersales.base.imports.jobs"]

# What can be taken in from a table (docs/adr/0022-import.md)
IMPORTS = "aftersales.server.wiring.IMPORTS"

# Mail: a folder of files until an SMTP server is named
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if OPTIONS.smtp_host
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = str(OPTIONS.var / "outbox")
EMAIL_HOST = OPTIONS.smtp_host
EMAIL_PORT = OPTIONS.smtp_port
EMAIL_HOST_USER = OPTIONS.smtp_user
EMAIL_HOST_PASSWORD = OPTIONS.smtp_password
EMAIL_USE_TLS = OPTIONS.smtp_starttls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = OPTIONS.mail_from

# Slow statements are logged, counted and shown; /metrics is open to this machine and to whoever bears the token
SLOW_SECONDS = OPTIONS.slow_ms / 1000
METRICS_TOKEN = OPTIONS.metrics_token

# docs/guide/operations.md. At a terminal nobody reads a line for each request; a program does.
_EACH = "INFO" if OPTIONS.json_logs else "WARNING"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": f"aftersales.base.logs.{'JsonLines' if OPTIONS.json_logs else 'TextLines'}"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "aftersales": {"level": "INFO"},
        "aftersales.requests": {"level": _EACH if OPTIONS.json_logs else "ERROR"},
        "aftersales.jobs": {"level": _EACH},
        "procrastinate.worker": {"level": _EACH},
        "django": {"handlers": []},  # its own handlers write to a terminal and to mail, with what was asked for
        "django.request": {"level": "CRITICAL"},  # each request is told by aftersales.requests, without its address
        "django.security": {"level": "ERROR"},
    },
}
