"""How the wheel is made: with the built pages inside, and with the packages that the tests ran with.

Whoever installs the wheel needs neither a checkout nor Node. `docs/adr/0037-the-wheel.md` says why it is as it is.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

INSIDE: Final = "aftersales/web"
"""Where the product looks for its pages (`aftersales/server/options.py`)."""
LOCK: Final = "aftersales/server/requirements.txt"
"""Where whoever wants every package to the byte finds the lock file, hashes and all."""
NO_NODE: Final = """
The pages are not built, and there is no Node to build them with.
  Either `make wheel`, which brings a Node of its own,
  or install Node 20.19, or 22.12 and later, and try again,
  or name a folder of built pages in AFTERSALES_PAGES.
网页还没有构建，本机又没有 Node：
  可用 make wheel（自带 Node）；或安装 Node 20.19、22.12 及以上再试；或用 AFTERSALES_PAGES 指明已构建的网页文件夹。"""
NOT_BUILT: Final = "AFTERSALES_PAGES names {folder}, where there are no built pages · {folder} 里没有构建好的网页"
_NAMED: Final = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(\[[^\]]+\])?")


class Pages(BuildHookInterface):
    """Puts the pages into the wheel and the source archive; in a checkout where they are old, builds them first."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        pages = self.pages(root)
        for file in sorted(path for path in pages.rglob("*") if path.is_file() and not path.name.startswith(".")):
            build_data["force_include"][str(file)] = f"{INSIDE}/{file.relative_to(pages).as_posix()}"
        if self.target_name == "wheel":
            build_data["force_include"][str(root / "requirements" / "base.txt")] = LOCK

    def pages(self, root: Path) -> Path:
        """The folder of built pages: a named one, else the checkout's own, else what the source archive brought."""
        if named := os.environ.get("AFTERSALES_PAGES"):
            if not (Path(named) / "console" / "index.html").is_file():
                self.app.abort(NOT_BUILT.format(folder=named))
            return Path(named).resolve()
        if (root / "web" / "package.json").is_file() and not up_to_date(root):
            self.build(root)
        return root / INSIDE

    def build(self, root: Path) -> None:
        """As `make web` does it, with the machine's Node or the one in `.venv`."""
        search = os.pathsep.join([str(root / ".venv" / "bin"), os.environ.get("PATH", "")])
        npm = shutil.which("npm", path=search)
        if npm is None or shutil.which("node", path=search) is None:
            self.app.abort(NO_NODE)
        steps = [] if (root / "web" / "node_modules").is_dir() else [["ci", "--no-audit", "--no-fund"]]
        for step in [*steps, ["run", "build", "--silent"]]:
            subprocess.run([npm, *step], cwd=root / "web", env={**os.environ, "PATH": search}, check=True)  # noqa: S603
        (root / INSIDE / ".built").touch()


def up_to_date(root: Path) -> bool:
    """Whether the pages are younger than everything they are made of, as `make` judges it."""
    stamp = root / INSIDE / ".built"
    return stamp.is_file() and all(path.stat().st_mtime <= stamp.stat().st_mtime for path in sources(root / "web"))


def sources(web: Path) -> Iterator[Path]:
    """What the pages are made of, without the packages they use."""
    for folder, folders, names in os.walk(web):
        folders[:] = [name for name in folders if name != "node_modules"]
        yield from (Path(folder) / name for name in names if not name.endswith(".tsbuildinfo"))


class Packages(MetadataHookInterface):
    """The packages the product asks for, each in the version of the lock file: an application, and not a library, is
    installed with what it was tested with."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        folder = Path(self.root) / "requirements"
        metadata["dependencies"] = pinned(folder / "base.in", folder / "base.txt")
        metadata["optional-dependencies"] = {"s3": pinned(folder / "s3.in", folder / "s3.txt")}


def pinned(asked: Path, lock: Path) -> list[str]:
    """Every package of `asked` with the version the lock file gives it, by machine where it differs by machine."""
    extras = {normal(found[1]): found[2] or "" for line in lines(asked) if (found := _NAMED.match(line))}
    told = []
    for line in lines(lock):
        name, _, rest = line.removesuffix("\\").strip().partition("==")
        if rest and normal(name) in extras:
            told.append(f"{normal(name)}{extras[normal(name)]}=={rest}")
    missing = extras.keys() - {one.split("==")[0].split("[")[0] for one in told}
    if missing:
        raise ValueError(f"{lock} does not have {sorted(missing)}: run make lock")
    return sorted(told)


def lines(path: Path) -> Iterator[str]:
    """The lines of a requirements file that name a package."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] not in " #-":
            yield line


def normal(name: str) -> str:
    """A package's name as the index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()
