"""The command line: ``aftersales <command>``. Each command is a module of its name in ``commands/``."""

import argparse
import difflib
import importlib
import importlib.metadata
import json
import os
import signal
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Protocol, cast

import django
from django.db import OperationalError

from aftersales.base.errors import Refusal
from aftersales.base.words import LANGUAGES, say
from aftersales.server.database import var_directory
from aftersales.server.postgres import Server
from aftersales.server.trouble import Trouble
from aftersales.server.variables import home


@dataclass(frozen=True)
class Command:
    """What a command is called and what must stand before its module is imported.

    ``database``: "needed", "wanted" (it copes without one, and finds the reason in ``args.trouble``) or "no".
    """

    name: str
    help: str
    database: Literal["needed", "wanted", "no"] = "needed"
    django: bool = True


COMMANDS: Final = (
    Command(
        "serve", "运行整个产品：网页、后台任务、数据库 · run the product: web, worker, database", "no", django=False
    ),
    Command("worker", "只运行后台任务 · run the background work only"),
    Command("migrate", "更新数据库结构 · bring the database's tables up to date"),
    Command("createadmin", "创建第一位管理员 · make the first administrator"),
    Command("demo", "装入示例公司 · load a sample company to look at"),
    Command("replay", "回放事件日志并核对 · drive an event log through the product and prove it arrived"),
    Command("doctor", "检查安装，逐条给出修复办法 · examine the installation and name each mend", "wanted"),
    Command("settings", "查看生效的设置及其来源 · the settings in force, and where they come from", "no", django=False),
    Command("reindex", "重建搜索索引（不停机） · write the search index anew, while the product goes on"),
    Command("dispatch", "排程：谁去哪里、何时去 · plan who goes where and when, from a file", "no"),
    Command("openapi", "写出三份接口文档 · write the three API documents", "no"),
    Command(
        "backup", "备份：立即、列表、核对、密钥 · back up now, list, verify, prune, make a key", "no", django=False
    ),
    Command("restore", "从备份恢复到任一时刻 · bring an installation back as it was at any moment", "no", django=False),
    Command("db", "打开 psql、显示地址或导出 · psql, its URL, or a dump", django=False),
)


class Module(Protocol):
    """What each module in ``commands/`` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, args: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or failed, 2 misunderstood, 130 interrupted."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview())
        return 0 if words else 2
    if words[0] in ("-V", "--version", "version"):
        print(f"aftersales {version()}")
        return 0
    command = next((known for known in COMMANDS if known.name == words[0]), None)
    if command is None:
        return unknown(words[0])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that a hold on the database ends
    try:
        return perform(command, words[1:])
    except (Trouble, Refusal) as error:
        return refused(error, as_json="--json" in words)
    except OperationalError as error:
        return refused(Trouble("database_unreachable", detail=str(error)), as_json="--json" in words)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def perform(command: Command, words: list[str]) -> int:
    """Let the ground stand first, then import the command.

    A command's module may import tables, which Django allows only once it is set up, and its settings name the
    database, which must run by then. Hence the import by name: at the top of this file it would come too early.
    """
    asks_help = "-h" in words or "--help" in words
    trouble = None
    with ExitStack() as ground:
        if command.database != "no" and not asks_help:
            try:
                ground.enter_context(database_at_hand())
            except Trouble as error:
                if command.database == "needed":
                    raise
                trouble = error
        if command.django:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
            django.setup()
        module = cast(Module, importlib.import_module(f"aftersales.server.commands.{command.name}"))
        parser = argparse.ArgumentParser(prog=f"aftersales {command.name}", description=command.help)
        module.add_arguments(parser)
        args = parser.parse_args(words)
        args.trouble = trouble
        return module.run(args)


@contextmanager
def database_at_hand(*, port: int | None = None) -> Iterator[Server | None]:
    """The database for the length of a block: the one DATABASE_URL names, else the embedded one, started if need be.

    Its URL stands in the environment meanwhile, for the settings and for processes we start. ``port`` opens the
    embedded one to other programs of this machine as well.
    """
    if home.DATABASE_URL.is_set():
        yield None
        return
    server = Server(var_directory(), port=port)
    server.start()
    os.environ["DATABASE_URL"] = server.url
    try:
        yield server
    finally:
        del os.environ["DATABASE_URL"]
        server.stop()


def overview() -> str:
    """The first page of help."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  {command.name:<{width}}  {command.help}" for command in COMMANDS]
    return "\n".join(
        [
            "用法 · usage: aftersales <command> [...]     aftersales <command> --help     aftersales --version",
            "",
            *lines,
            "",
            "数据在 AFTERSALES_VAR（默认 ./var），数据库可用 DATABASE_URL 指定。",
            "Data lie in AFTERSALES_VAR (by default ./var); DATABASE_URL names another database.",
        ]
    )


def unknown(word: str) -> int:
    """A command we do not have: name the nearest."""
    near = difflib.get_close_matches(word, [command.name for command in COMMANDS], n=1)
    code = "command_misspelt" if near else "command_unknown"
    for language in LANGUAGES:
        print(say(code, language, word=word, near="".join(near)), file=sys.stderr)
    return 2


def refused(error: Trouble | Refusal, *, as_json: bool) -> int:
    """Say why a command did not do its work."""
    said = [say(error.code, language, **error.facts) for language in LANGUAGES]
    if as_json:
        told: dict[str, Any] = {"error": error.code, "facts": error.facts, "message": said[-1]}
        print(json.dumps(told, ensure_ascii=False, default=str))
    else:
        print("\n".join([*said, *filter(None, [getattr(error, "detail", "")])]), file=sys.stderr)
    return 1


def version() -> str:
    """The product's version: of the installed package, or of the checkout it runs from."""
    try:
        return importlib.metadata.version("aftersales")
    except importlib.metadata.PackageNotFoundError:
        project = Path(__file__).parents[2] / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


if __name__ == "__main__":
    sys.exit(main())
