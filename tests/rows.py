"""One figure for all that stands in the tables that matter: the same before and after whatever must leave no trace."""

import hashlib
from typing import Final

from django.db import connection

TABLES: Final = (
    "workorders_workorder", "workorders_visit", "workorders_booking", "workorders_mate", "workorders_note",
    "workorders_hold", "workorders_handoff", "workorders_link", "workorders_slaclock", "workorders_slaevent",
    "workorders_view", "base_run",
    "workorders_kind", "workorders_category", "workorders_slapolicy", "workorders_slatarget", "customers_customer",
    "customers_contact", "customers_site", "customers_contract", "customers_entitlement", "assets_asset",
    "assets_product", "people_engineer", "people_role", "people_grant", "people_team", "base_fact",
    "base_idempotencykey",
)  # fmt: skip
"""Not people_person and people_token: that somebody signed in, or used a token, is written there."""


def rows_hash() -> str:
    """A digest of every row of these tables."""
    told = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t")  # noqa: S608 - names from above
            told.update(cursor.fetchone()[0].encode())
    return told.hexdigest()
