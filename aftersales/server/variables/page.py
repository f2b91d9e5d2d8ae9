"""The page of settings, docs/reference/settings.md, as the declarations make it."""

from typing import Any

from aftersales.base.words import LANGUAGES, say, table
from aftersales.server.variables.declared import GROUPS
from aftersales.server.variables.variable import Group, Variable


def page() -> str:
    """The whole page."""
    return "\n".join([say("variables_page", "en").strip(), *(_section(group) for group in GROUPS)])


def _section(group: Group) -> str:
    titles = [say(f"variables_{group.name}", language) for language in LANGUAGES]
    told = table("en").get(f"variables_{group.name}_text")
    text = [f"{told}\n"] if told else []
    head = ["| variable | default | what it is | what may be written | read by |", "|---|---|---|---|---|"]
    rows = [_row(one) for one in group.variables]
    return "\n".join([f"\n## {titles[1]} · {titles[0]}\n", *text, *head, *rows])


def _row(one: Variable[Any]) -> str:
    # As it stands: a name in braces, such as of a tile's place, is no fact to be filled in.
    meaning = "<br>".join(table(language)[one.word].strip() for language in reversed(LANGUAGES))
    kept = " *" + say("variables_secret", "en") + "*" if one.secret else ""
    written = say(one.kind.code, "en", **one.kind.facts)
    return f"| `{one.name}` | {_default(one)} | {meaning}{kept} | {written} | {', '.join(one.who)} |"


def _default(one: Variable[Any]) -> str:
    if one.told:
        return say(f"{one.word}_default", "en")
    return f"`{one.default}`" if one.default else "–"
