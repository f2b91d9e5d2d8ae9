"""``aftersales migrate``: bring the database's tables up to date. Safe to run from several machines at once."""

import argparse

from django.core.management import call_command
from django.db import connection

from aftersales.base import restored
from aftersales.base.clock import now
from aftersales.server import stock
from aftersales.server.terminal import Terminal

LOCK_TIMEOUT = "10s"  # a migration that cannot get its lock gives up rather than make every request queue behind it


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="只检查，有待执行的迁移则返回 1 · look: 1 if any wait")
    parser.add_argument(
        "-v", "--verbosity", type=int, default=0, choices=(0, 1, 2, 3), help="详细程度 · how much to tell"
    )


def run(args: argparse.Namespace) -> int:
    """Apply what is missing, one process at a time."""
    if args.check:
        try:
            call_command("migrate", check_unapplied=True, verbosity=args.verbosity)
        except SystemExit:
            return 1
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('aftersales.migrate'))")
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [LOCK_TIMEOUT])
        try:
            call_command("migrate", interactive=False, verbosity=args.verbosity)
            if changed := restored.renumber():
                Terminal().tell("restored_elsewhere", facts=changed)
            stock.load(at=now())
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('aftersales.migrate'))")
    return 0
