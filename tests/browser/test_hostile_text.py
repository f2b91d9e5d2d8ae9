"""Malice and rubbish in every text (payloads.txt, hostile.py): nothing of it runs, and no screen loses its layout."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, Installation, Visitor, resize

pytestmark = pytest.mark.browser
PAYLOADS = Path(__file__).resolve().parent / "payloads.txt"
LEAST_PAYLOADS = 60
SOUGHT = "<img src=x onerror=alert(18)>"
WATCH = """() => {
    globalThis.reports = [];
    const watched = (event) => globalThis.reports.push(`${event.violatedDirective}: ${event.blockedURI}`);
    document.addEventListener('securitypolicyviolation', watched);
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
        globalThis[name] = (...said) => globalThis.reports.push(`${name}(${said})`);
}"""
ALIVE = """() => {
    const found = [...(globalThis.reports ?? ['nobody watched'])];
    for (const one of document.querySelectorAll('*')) {
        const { name, value } = [...one.attributes].find((its) => /^on/i.test(its.name)
            || (/^(href|src|action|formaction|xlink:href)$/i.test(its.name)
                && /^[\\s\\x00-\\x1f]*(javascript|vbscript|data:text)/i.test(its.value))) ?? {};
        if (name !== undefined) found.push(`${one.tagName} ${name}=${value}`);
        if (/^(iframe|object|embed|base|frame|marquee|applet|isindex)$/i.test(one.tagName)) found.push(one.tagName);
    }
    if (document.title === 'pwned') found.push('the title');
    return found;
}"""
BUSY = re.compile("正在读取|正在加载")
OVER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SCROLLED = """() => { for (const box of document.querySelectorAll('*'))
    if (box.scrollHeight > box.clientHeight + 40) box.scrollTo(0, box.scrollHeight); }"""
BURSTING = """() => {
    const flows = (one) => getComputedStyle(one).overflowX;
    const exempt = 'table, [role=table], [role=grid], .ant-table, nav';
    const loose = (one, box) => {
        for (let up = one; up !== box; up = up.parentElement)
            if ((up !== one && flows(up) !== 'visible') || up.matches(exempt)) return false;
        return one.childElementCount === 0;
    };
    const reaches = (one) => {
        const words = document.createRange(); // a block is no wider than its box, its words may be
        words.selectNodeContents(one);
        const box = one.getBoundingClientRect().right;
        return flows(one) === 'visible' ? Math.max(words.getBoundingClientRect().right, box) : box;
    };
    return [...document.querySelectorAll('body, body *')]
        .filter((box) => /auto|scroll/.test(flows(box)) && !box.closest(exempt))
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .flatMap((box) => {
            const edge = box.getBoundingClientRect().right + 1;
            return [...box.querySelectorAll('*')]
                .filter((one) => reaches(one) > edge && loose(one, box)).slice(0, 3);
        })
        .map((one) => `${one.parentElement.className}: ${one.outerHTML.slice(0, 120)}`);
}"""

CONSOLE = (
    "orders", "orders?view=mine", "orders/{order}", "orders/{order}?tab=around", "orders/new", "customers",
    "customers?q=%3Cscript%3Ealert(1)%3C/script%3E", "customers/{customer}", "assets", "assets/{asset}",
    "assets/catalogue", "people", "people/{person}", "teams", "inbox", "me", "settings/calendars", "settings/sla",
    "settings/kinds", "settings/categories", "settings/states", "settings/roles", "settings/skills",
    "settings/territories",
)  # fmt: skip
FIELD = ("", "orders", "orders/{order}", "scan", "me", "unsent")
PORTAL = ("", "report", "orders", "orders/{order}", "assets", "assets/{asset}", "me")


@pytest.fixture(scope="module")
def told(own: tuple[Installation, Desk]) -> dict[str, str]:
    """What hostile.py made, by name."""
    found: dict[str, str] = own[0].fill("hostile")
    return found


def wrongs_of(page: Page, widths: tuple[int, ...]) -> list[str]:
    """What ran, what might, and what runs over the edge at each width, once the page is scrolled to its end."""
    found: list[str] = []
    for width in widths:
        resize(page, width)
        page.wait_for_timeout(150)
        bursting = page.evaluate(BURSTING)
        if page.evaluate(OVER) > 0 or bursting:
            found.append(f"over the edge at {width}: {bursting}")
        page.evaluate(SCROLLED)
        page.wait_for_timeout(100)
        found += page.evaluate(ALIVE)
    return found


def seen(somebody: Visitor, who: str, door: str, paths: tuple[str, ...], told: dict[str, str]) -> dict[str, Any]:
    """The screens of a door on which something is wrong."""
    dialogs: list[str] = []
    somebody.context.add_init_script(f"({WATCH})()")
    somebody.sign_in(who, f"/{door}/").close()
    page = somebody.window(f"/{door}/me")
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    wrong: dict[str, Any] = {}
    for path in paths:
        page.goto(f"{somebody.desk.url}/{door}/{path.format(**told)}")
        page.locator("h1").first.wait_for(state="attached")
        expect(page.get_by_role("status", name=BUSY)).to_have_count(0, timeout=40_000)
        page.wait_for_timeout(400)
        found = wrongs_of(page, (1440, 390) if door != "field" else (390,))
        if found or dialogs:
            wrong[path] = [*found, *dialogs]
            dialogs.clear()
    return wrong


def test_the_corpus_is_wide() -> None:
    lines = PAYLOADS.read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines) >= LEAST_PAYLOADS


@pytest.mark.parametrize(
    ("door", "who", "paths"),
    [("console", "root", CONSOLE), ("field", "goes", FIELD), ("portal", "victim", PORTAL)],
    ids=["console", "field", "portal"],
)
def test_nothing_runs_on_any_screen_and_the_layout_holds(
    visit: Callable[..., Visitor], own: Any, told: dict[str, str], door: str, who: str, paths: tuple[str, ...]
) -> None:
    assert seen(visit(), who, door, paths, told) == {}


def test_nothing_runs_while_it_is_typed_and_searched_for(
    visit: Callable[..., Visitor], own: Any, told: dict[str, str]
) -> None:
    somebody = visit()
    somebody.context.add_init_script(f"({WATCH})()")
    page = somebody.sign_in("root", f"/console/orders/{told['order']}")
    text = PAYLOADS.read_text(encoding="utf-8")
    page.get_by_role("textbox", name="内部备注").fill(text)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("textbox", name="内部备注")).to_have_value("")
    page.get_by_role("heading", level=1).first.click()
    page.keyboard.press("Control+k")
    palette = page.get_by_role("dialog")
    palette.get_by_role("combobox").fill(SOUGHT)
    expect(palette.get_by_role("option").filter(has_text=SOUGHT).first).to_be_visible()
    assert wrongs_of(page, (1440,)) == []
