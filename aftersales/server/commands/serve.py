"""``aftersales serve``: the whole product on one port, as one tree of processes."""

import argparse
import os
import sys
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aftersales.server import address, options
from aftersales.server.arguments import port_number
from aftersales.server.backup import receiving
from aftersales.server.cli import database_at_hand
from aftersales.server.database import var_directory
from aftersales.server.supervisor import Child, Supervisor, start
from aftersales.server.terminal import Terminal
from aftersales.server.tls import announce
from aftersales.server.tls.keeping import GivenFiles, Keeper, OwnAuthority
from aftersales.server.trouble import Trouble
from aftersales.server.variables import web

CLI: Final = (sys.executable, "-m", "aftersales.server.cli")
APPLICATION: Final = "aftersales.server.wsgi:application"
PLAIN: Final = "aftersales.server.tls.plain:application"


@dataclass(frozen=True)
class Ports:
    """Where the product answers, and where plain http leads there; both are held while the tree runs."""

    web: int
    plain: int | None


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
    tls = parser.add_argument_group("https")
    tls.add_argument(
        "--tls",
        action="store_true",
        help="用 https，证书由本机自建的机构签发 · https, by an authority of this installation's own",
    )
    tls.add_argument(
        "--tls-name",
        action="append",
        default=[],
        metavar="NAME",
        help="证书另含的名称或地址，可多次 · one more name or address",
    )
    tls.add_argument("--tls-cert", type=Path, metavar="FILE", help="用这张证书（PEM，含中间证书）· this chain instead")
    tls.add_argument("--tls-key", type=Path, metavar="FILE", help="及其私钥（PEM）· and its key")
    tls.add_argument(
        "--http-port", type=port_number, metavar="PORT", help="另开明文端口，引导到 https · plain http that leads there"
    )


def run(args: argparse.Namespace) -> int:
    """Database, tables, sample company if asked for; then web and worker until told to stop."""
    terminal = Terminal(as_json=args.json)
    keeper = keeper_of(args, terminal)
    with ExitStack() as held:
        ports = held_ports(args, held)
        if keeper is not None:
            keeper.prepare()
            os.environ.setdefault(web.SECURE_COOKIES.name, "1")
            os.environ[web.HTTPS_PORT.name] = str(ports.web)
        embedded = held.enter_context(database_at_hand(port=args.database_port))
        if embedded and options.read_backup().folder is None and receiving.forget_slot(embedded.admin_url):
            terminal.tell("backup_ended")
        terminal.tell("database_ready", where=os.environ["DATABASE_URL"] if embedded else "DATABASE_URL")
        steps = [("migrate",), ("demo", "--first-part")] if args.demo else [("migrate",)]
        for step in steps:
            if code := start([*CLI, *step], own_group=False).wait():
                terminal.tell("step_failed", step=" ".join(step), exit_code=code)
                return 1
        grown = children(args, ports, keeper)
        if embedded and options.read_backup().folder is not None:
            grown.append(Child("backup", [*CLI, "backup", "watch"], grace_seconds=15))

        def tend() -> None:
            if keeper is not None and keeper.tend():
                grown[0].reload()

        tree = Supervisor(grown, embedded, terminal, tend)
        tree.run(
            ready=lambda: address.answers(args.host, ports.web, tls=keeper is not None),
            on_ready=lambda: tell_serving(args, ports, keeper, terminal),
        )
    return 0


def keeper_of(args: argparse.Namespace, terminal: Terminal) -> Keeper | None:
    """Who looks after the certificate; nobody where https was not asked for.

    Raises:
        Trouble: the words ask for half of it.
    """
    given = (args.tls_cert, args.tls_key)
    if any(given) and not all(given):
        raise Trouble("tls_half_given")
    if not args.tls and not all(given):
        if args.http_port is not None or args.tls_name:
            raise Trouble("tls_not_asked")
        return None
    folder = var_directory() / "tls"
    if args.tls_cert and args.tls_key:
        return Keeper(folder, GivenFiles(args.tls_cert, args.tls_key), terminal.tell)
    return Keeper(folder, OwnAuthority(folder, args.tls_name, terminal.tell), terminal.tell)


def held_ports(args: argparse.Namespace, held: ExitStack) -> Ports:
    """The ports, taken before anything is begun that would be in vain without them."""
    web = held.enter_context(closing(address.reserve(args.host, args.port))).getsockname()[1]
    if args.http_port is None:
        return Ports(web, None)
    return Ports(web, held.enter_context(closing(address.reserve(args.host, args.http_port))).getsockname()[1])


def children(args: argparse.Namespace, ports: Ports, keeper: Keeper | None) -> list[Child]:
    """The tree's processes, in the order in which they stop."""
    served = keeper.served if keeper is not None else None
    web = web_command(args.host, ports.web, args.web_processes, served=served)
    tree = [Child("web", web, grace_seconds=15)]
    if ports.plain is not None:
        tree.append(Child("plain", web_command(args.host, ports.plain, 1, PLAIN)))
    if args.demo:
        tree.append(Child("demo", [*CLI, "demo", "--continue"], until_done=True))
    if not args.no_worker:
        tree.append(Child("worker", [*CLI, "worker"], grace_seconds=30))
    return tree


def web_command(
    host: str, port: int, processes: int, application: str = APPLICATION, *, served: Path | None = None
) -> list[str]:
    """Four threads wait for the database while one computes. A request process that dies alone is replaced alone.

    ``served``: certificate and key in one file; a SIGHUP makes the processes read it anew, one after the other.
    """
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
    if served is not None:  # by default it speaks TLS 1.3 alone, which phones older than 2019 do not
        options |= {"--ssl-certificate": str(served), "--ssl-keyfile": str(served), "--ssl-protocol-min": "tls1.2"}
    words = [word for option in options.items() for word in option]
    return [sys.executable, "-m", "granian", *words, "--respawn-failed-workers", "--no-ws", application]


def tell_serving(args: argparse.Namespace, ports: Ports, keeper: Keeper | None, terminal: Terminal) -> None:
    """Where the product is to be found; of one with its own authority also how phones learn to trust it."""
    scheme = "http" if keeper is None else "https"
    terminal.tell("serving", url=address.url(args.host, ports.web, scheme))
    if keeper is not None and isinstance(keeper.source, OwnAuthority):
        announce.trust_announced(args.host, ports.web, ports.plain, keeper.source.folder, terminal)
