"""``aftersales demo``: a sample company to look at and try things on."""

import argparse
import os
import time
from dataclasses import asdict
from typing import Final

from aftersales.server.arguments import positive
from aftersales.server.demo import load
from aftersales.server.demo.sign_ins import SignIn
from aftersales.server.doctor.database import unapplied
from aftersales.server.settings import OPTIONS
from aftersales.server.terminal import Terminal
from aftersales.server.trouble import Trouble

PROCESSES: Final = 2
_TOLD_SECONDS: Final = 5.0
_ROLES: Final = {"admin": "系统管理员", "agent": "客服", "dispatcher": "调度员", "manager": "售后经理",
                 "engineer": "工程师", "customer": "客户（门户）"}  # fmt: skip
_DOORS: Final = {"engineer": "/field/", "customer": "/portal/"}
"""Where to sign in, below the address; everybody else at the console."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    part = parser.add_mutually_exclusive_group()
    part.add_argument(
        "--first-only", "--first-part", action="store_true", help="只装入最近的部分 · only the latest orders"
    )
    part.add_argument("--continue", dest="go_on", action="store_true", help="在后台继续填充 · go on filling, quietly")
    parser.add_argument("--seed", type=int, default=load.SEED, help="随机种子，同种子同数据 · same seed, same company")
    parser.add_argument(
        "--orders", type=positive, default=load.ORDERS, metavar="N", help="工单总数 · orders in all (3000)"
    )
    parser.add_argument("--force", action="store_true", help="库中已有其他工单也装入 · even beside orders of your own")
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 事件 · one JSON event a line")


def run(args: argparse.Namespace) -> int:
    """Load what is asked for; what stands already stays as it is."""
    if unapplied():
        raise Trouble("tables_wait")
    terminal = Terminal(as_json=args.json)
    planned = load.plan(seed=args.seed, orders=args.orders, force=args.force)
    if not (args.go_on and planned.result.get("first_done")):
        began, stood = time.monotonic(), bool(planned.result.get("first_done"))
        given = load.load_first_part(
            planned, var=OPTIONS.var, processes=PROCESSES, progress=_teller(terminal), mail=bool(OPTIONS.smtp_host)
        )
        if stood:
            terminal.tell("demo_stands", orders=planned.done)
        else:
            terminal.tell("demo_first_part", orders=planned.done, seconds=round(time.monotonic() - began, 1))
        _show(terminal, given, args)
    if not args.first_only:
        if args.go_on:
            os.nice(10)
        processes, pause = (1, load.PAUSE) if args.go_on else (PROCESSES, 0.0)
        whole = load.load_rest(planned, processes=processes, progress=_teller(terminal), pause=pause)
        terminal.tell(
            "demo_done" if whole else "demo_stopped", orders=planned.done, **load.summary() if args.json else {}
        )
    return 0


def _show(terminal: Terminal, given: list[SignIn], args: argparse.Namespace) -> None:
    if args.json:
        terminal.tell("demo_sign_ins", sign_ins=[asdict(one) for one in given])
        return
    terminal.tell("demo_sign_ins", file=OPTIONS.var / "sample-sign-ins.json")
    for one in given:
        print(
            f"  {one.email:<26} {one.phone}  {one.password:<24} {_DOORS.get(one.role, '/console/'):<10}"
            f" {one.name} {_ROLES[one.role]} · {one.role}",
            flush=True,
        )


def _teller(terminal: Terminal) -> load.Progress:
    """Progress now and then, not at every order."""
    told_at = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= _TOLD_SECONDS:
            told_at = time.monotonic()
            terminal.tell("demo_progress", done=done, total=total, percent=100 * done // total)

    return tell
