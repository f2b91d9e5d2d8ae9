"""Where one transaction waits for the other, so that what was looked at still holds when it is written."""

from django.db import connection, models

from aftersales.base.errors import Conflict
from aftersales.people.rules import tidy_code


def one_at_a_time(name: str) -> None:
    """Let one transaction after the other through this point, on all machines, until each has ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def free_code(model: type[models.Model], code: str) -> str:
    """The code as it will be kept; refused when another thing of the kind has it."""
    code = tidy_code(code)
    one_at_a_time(f"people.code.{model.__name__}")
    if model._default_manager.filter(code=code).exists():
        raise Conflict("code_taken", field="code", taken=code)
    return code
