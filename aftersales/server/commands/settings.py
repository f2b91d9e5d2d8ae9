"""``aftersales settings``: what holds on this machine and where it comes from; or the page of them all."""

import argparse
import json
import os
from pathlib import Path
from typing import Any

from aftersales.base.words import LANGUAGES, say
from aftersales.server.trouble import Trouble
from aftersales.server.variables.declared import VARIABLES, unknown
from aftersales.server.variables.page import page
from aftersales.server.variables.variable import Variable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="供程序读取 · for programs")
    parser.add_argument(
        "--reference",
        nargs="?",
        const="-",
        metavar="FILE",
        help="写出设置参考页 · write the page that explains them (to FILE, else to the terminal)",
    )


def run(args: argparse.Namespace) -> int:
    """Print them; 1 if one cannot be meant or is nobody's."""
    if args.reference:
        _write(args.reference)
        return 0
    told = [_told(one) for one in VARIABLES.values()]
    strange = unknown(os.environ)
    if args.json:
        wrong = [{"name": name, "near": near} for name, near in strange]
        print(json.dumps({"settings": told, "unknown": wrong}, ensure_ascii=False))
    else:
        _print(told, strange)
    return 1 if strange or any(one["wrong"] for one in told) else 0


def _told(one: Variable[Any]) -> dict[str, Any]:
    wrong = ""
    try:
        one.value()
    except Trouble as trouble:
        wrong = trouble.code if one.secret else str(trouble)
    return {
        "name": one.name,
        "value": one.shown(),
        "set": one.is_set(),
        "secret": one.secret,
        "told": "" if one.is_set() or not one.told else _both(f"{one.word}_default"),
        "wrong": wrong,
    }


def _print(told: list[dict[str, Any]], strange: list[tuple[str, str]]) -> None:
    width = max(len(one["name"]) for one in told)
    for one in told:
        source = "settings_from_environment" if one["set"] else "settings_by_default"
        value = one["told"] or one["value"] or _both("settings_not_set")
        print(f"{one['name']:<{width}}  {value}  [{_both(source)}]")
        if one["wrong"]:
            print(f"  ✗ {one['wrong']}")
    for name, near in strange:
        print("\n".join(say(strange_code(near), language, name=name, near=near) for language in LANGUAGES))


def strange_code(near: str) -> str:
    """The words for a variable that is nobody's."""
    return "settings_strange_near" if near else "settings_strange"


def _both(code: str) -> str:
    return " · ".join(say(code, language) for language in LANGUAGES)


def _write(target: str) -> None:
    if target == "-":
        print(page())
    else:
        Path(target).write_text(f"{page()}\n", encoding="utf-8")
