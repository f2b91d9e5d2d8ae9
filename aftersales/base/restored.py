"""A database that was dumped and restored elsewhere: its facts and cursors speak of another server's transactions.

The relay trusts the order of transaction ids (docs/adr/0003-facts-and-cursors.md), which belong to one server. On one
that has not counted as far as they say, no cursor would ever move again. This gives every fact that somebody has yet to
read, and every cursor, a number of this server, and keeps who has read what.
"""

from typing import Final

from django.db import connection, transaction

from aftersales.base import sql

_OPEN: Final = "ALTER TABLE base_fact DISABLE TRIGGER fact_append_only"
"""It also keeps every other writer of facts out until the end of the transaction."""
_CLOSE: Final = "ALTER TABLE base_fact ENABLE TRIGGER fact_append_only"


def is_foreign() -> bool:
    """Whether a fact or a cursor speaks of transactions that this server has yet to begin."""
    ((foreign,),) = sql.rows("base", "foreign_numbers")
    return bool(foreign)


@transaction.atomic
def renumber() -> int:
    """Give facts and cursors numbers of this server; how many facts got one. 0 where nothing has to be done."""
    if not is_foreign():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_OPEN)
        ((changed, _),) = sql.rows("base", "renumber_facts")
        cursor.execute(_CLOSE)
    return int(changed)
