"""Whether a piece of HTML only shows something: read by another parser than the one that cleaned it."""

from html.parser import HTMLParser
from typing import Final

KEPT: Final = {"p", "br", "b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"}
SAFE: Final = ("http:", "https:", "mailto:", "tel:")


class Reader(HTMLParser):
    """What a browser would see in a piece of HTML: another parser than the one that cleaned it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KEPT:
            self.found.append(tag)
        for name, value in attrs:
            if not (tag == "a" and name in ("href", "rel")):
                self.found.append(f"{tag} {name}")
            if name == "href" and not (value or "").lower().startswith(SAFE):
                self.found.append(f"{tag} {value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}")


def running_in(html: str) -> list[str]:
    """What in this HTML could run, load or lead somewhere it should not; empty when it only shows."""
    reader = Reader()
    reader.feed(html)
    return reader.found
