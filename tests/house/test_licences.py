"""Nothing comes along whose licence would bind whoever uses or passes on the product."""

import importlib.metadata
import json
import re
from typing import Final

from tests.house.code import ROOT

FREE: Final = re.compile(
    r"\b(MIT|MIT-CMU|BSD|0BSD|Apache|ISC|PSF|Python-2\.0|MPL|Unlicense|Zlib|CC0|BlueOak|HPND|LGPL)\b", re.IGNORECASE
)
"""LGPL: psycopg and libheif, which are packages of their own and can be exchanged by whoever has the product."""
BINDING: Final = re.compile(r"\b(AGPL|GPL|SSPL|BUSL|Commons Clause|proprietary)\b", re.IGNORECASE)
READ: Final = {
    "pyrage": "MIT, by its LICENSE; its description names none",
    "qrcode": "BSD-3-Clause, by its LICENSE; it has a classifier for other terms beside that of BSD",
    "node_modules/combine-errors": "MIT, by its Readme; its description names none",
    "node_modules/@mapbox/jsonlint-lines-primitives": "MIT, as the jsonlint it comes from; it names none",
}
"""Packages whose description does not say it, and what their own files say."""


def locked() -> list[str]:
    """The packages of the server's lock files that this machine has: those of another Python or system are not here."""
    text = "".join((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in ("base", "s3"))
    names = sorted({line.partition("==")[0] for line in text.splitlines() if re.match(r"^[a-z0-9]", line)})
    here = {re.sub(r"[-_.]+", "-", str(one.name)).lower() for one in importlib.metadata.distributions() if one.name}
    return [name for name in names if name in here]


def said(name: str) -> str:
    """What a package says of its licence: the expression, the classifiers, or the old field."""
    told = importlib.metadata.metadata(name)
    classifiers = [one.rpartition("::")[2] for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    return " ".join(filter(None, [told.get("License-Expression"), *classifiers, (told.get("License") or "")[:60]]))


def test_every_package_of_the_server_may_be_used_and_passed_on() -> None:
    found = {name: READ.get(name) or said(name) for name in locked()}
    assert len(found) > 50
    assert {name: words for name, words in found.items() if not FREE.search(words) or BINDING.search(words)} == {}


def test_every_package_of_the_pages_may_be_used_and_passed_on() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {
        name: READ.get(name) or str(entry.get("license", ""))
        for name, entry in lock.items()
        if name and not entry.get("dev")
    }
    assert len(found) > 20
    assert {name: words for name, words in found.items() if not FREE.search(words) or BINDING.search(words)} == {}


def test_a_binding_licence_is_noticed() -> None:
    assert all(BINDING.search(words) for words in ("GPL-3.0-only", "AGPL-3.0", "SSPL-1.0"))
    assert not BINDING.search("LGPL-3.0-only")
    assert not FREE.search("Elastic License 2.0")
