"""``aftersales serve``: the whole product on one port, as one tree of processes."""

import argparse
import os
import sys
from contextlib import closing
from typing import Final

from aftersales.server import address
from aftersales.server.arguments import port_number
from aftersales.server.cli import database_at_hand
from aftersales.server.supervisor import Child, Supervisor, start
from aftersales.server.terminal import Terminal

CLI: Final = (sys.executable, "-m", "aftersales.server.cli")
APPLICATION: Final = "aftersales.server.wsgi:application"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，0.0.0.0 为所有网卡 · 0.0.0.0 for every one")
    parser.add_argument(
        "--port", type=port_number, default=8000, help="端口，0 为任意空闲端口 · 0 for any free one (8000)"
    )
    parser.add_argument("--web-processes", type=int, default=1, metavar="N", help="网页进程数 · of 4 threads each (1)")
    parser.add_argument("--no-worker", action="store_true", help="不运行后台任务（由别处运行）· it runs elsewhere")
    parser.add_argument(
        "--database-port",
        type=port_number,
        metavar="PORT",
        help="在 127.0.0.1 也开放自带数据库（密码见 var/postgres/password）· open it on 127.0.0.1",
    )
    parser.add_argument("--demo", action="store_true", help="装入示例公司，并在后台继续填充 · load the sample company")
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 事件 · one JSON event a line")


def run(args: argparse.Namespace) -> int:
    """Database, tables, sample company if asked for; then web and worker until told to stop."""
    terminal = Terminal(as_json=args.json)
    with closing(address.reserve(args.host, args.port)) as held:
        port = held.getsockname()[1]
        with database_at_hand(port=args.database_port) as embedded:
            terminal.tell("database_ready", where=os.environ["DATABASE_URL"] if embedded else "DATABASE_URL")
            steps = [("migrate",), ("demo", "--first-part")] if args.demo else [("migrate",)]
            for step in steps:
                if code := start([*CLI, *step], own_group=False).wait():
                    terminal.tell("step_failed", step=" ".join(step), exit_code=code)
                    return 1
            tree = Supervisor(children(args, port), embedded, terminal)
            tree.run(
                ready=lambda: address.answers(args.host, port),
                on_ready=lambda: terminal.tell("serving", url=address.url(args.host, port)),
            )
    return 0


def children(args: argparse.Namespace, port: int) -> list[Child]:
    """The tree's processes, in the order in which they stop."""
    tree = [Child("web", web_command(args.host, port, args.web_processes), grace_seconds=15)]
    if args.demo:
        tree.append(Child("demo", [*CLI, "demo", "--continue"], until_done=True))
    if not args.no_worker:
        tree.append(Child("worker", [*CLI, "worker"], grace_seconds=30))
    return tree


def web_command(host: str, port: int, processes: int, application: str = APPLICATION) -> list[str]:
    """Four threads wait for the database while one computes. A request process that dies alone is replaced alone."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(processes),
        "--blocking-threads": "4",
        "--workers-kill-timeout": "10",
        "--respawn-interval": "0.1",
        "--log-level": "warning",
    }
    words = [word for option in options.items() for word in option]
    return [sys.executable, "-m", "granian", *words, "--respawn-failed-workers", "--no-ws", application]
