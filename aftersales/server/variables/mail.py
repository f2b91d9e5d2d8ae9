"""Letters."""

from typing import Final

from aftersales.server.variables.kinds import PORT, TEXT, YES_OR_NO
from aftersales.server.variables.variable import Group, Variable

HOST: Final = Variable("AFTERSALES_SMTP_HOST", TEXT)
SMTP_PORT: Final = Variable("AFTERSALES_SMTP_PORT", PORT, "587")
USER: Final = Variable("AFTERSALES_SMTP_USER", TEXT)
PASSWORD: Final = Variable("AFTERSALES_SMTP_PASSWORD", TEXT, secret=True, exact=True)
STARTTLS: Final = Variable("AFTERSALES_SMTP_STARTTLS", YES_OR_NO, "1")
FROM: Final = Variable("AFTERSALES_MAIL_FROM", TEXT, "aftersales@localhost")

GROUP: Final = Group("mail", (HOST, SMTP_PORT, USER, PASSWORD, STARTTLS, FROM))
