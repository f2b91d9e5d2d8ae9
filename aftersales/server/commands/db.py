"""``aftersales db``: a psql at the product's database, its URL for other programs, or a dump of it."""

import argparse
import json
import os
import signal
import subprocess
import sys

from aftersales.server.postgres_account import bundled_binaries


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dump", metavar="FILE", help="导出到文件；导入：aftersales db < FILE · dump it; aftersales db < FILE restores"
    )
    parser.add_argument("--url", action="store_true", help="只显示地址 · only print the URL")
    parser.add_argument("--json", action="store_true", help="地址的 JSON 形式 · the URL as JSON")
    parser.add_argument(
        "words", nargs="*", metavar="-- psql …", help="交给 psql 的参数，写在 -- 之后 · handed on to psql"
    )


def run(args: argparse.Namespace) -> int:
    """Print the URL, write a dump, or hand the terminal to psql while the database is held."""
    url = os.environ["DATABASE_URL"]
    if args.json:
        print(json.dumps({"url": url}))
        return 0
    if args.url:
        print(url)
        return 0
    if args.dump:
        return _run("pg_dump", url, "--no-owner", "--no-privileges", "--file", args.dump)
    sys.stdout.flush()
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is psql's: it cancels the query
    return _run("psql", url, *args.words)


def _run(program: str, *words: str) -> int:
    return subprocess.run([bundled_binaries() / program, *words], check=False).returncode  # noqa: S603 - the user's own words to psql
