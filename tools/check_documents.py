"""Judges what no linter does: links and tests in documents, the sentence on top of a module, sizes, names, traces."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

TOP = Path(__file__).parents[1]
MOST_LINES = 400
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
VAGUE_ALLOWED = {"tracker_server/database/base.py"}  # the name by which Django finds a database backend
BUILT = {"__pycache__", "build", "dist", "node_modules"}
HIDDEN_BUT_OURS = {".ci", ".gitignore"}
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
TEST = re.compile(r"(tests/[\w/]+\.py)(?:::(\w+))?")
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PERSONAL_FOLDER = re.compile(r"(?<![\w.])/(?:root|home/(?!\$|<)\w+|work)/")
# Where the lock gets packages from: the lock is the one place that may say it.
REGISTRY_HOSTS = set(re.findall(r"https?://([\w.-]+)", (TOP / "uv.lock").read_text(encoding="utf-8")))


def files(top: Path) -> Iterator[Path]:
    """Every file of ours below ``top``; what is built, fetched or hidden is left out."""
    for path in sorted(top.iterdir()):
        if path.name in BUILT or (path.name.startswith(".") and path.name not in HIDDEN_BUT_OURS):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def broken_links(path: Path, text: str) -> Iterator[str]:
    """Links to files and headings that are not there. Addresses of other sites are not asked."""
    if path.suffix != ".md":
        return
    for found in LINK.finditer(CODE_BLOCK.sub("", text)):
        target = found[1] or found[2]
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        aimed = (path.parent / name).resolve() if name else path
        if not aimed.exists():
            yield f"links to {target}, which is not there"
        elif heading and heading not in headings(aimed):
            yield f"links to the heading #{heading}, which is not in {aimed.name}"


def headings(path: Path) -> set[str]:
    """The anchors of a document's headings, made as the usual web views make them."""
    text = CODE_BLOCK.sub("", path.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def missing_tests(path: Path, text: str) -> Iterator[str]:
    """Tests that a document names as proof, as ``tests/…/test_x.py::test_y`` or by the file, and that are not there."""
    if path.suffix != ".md":
        return
    for file, name in TEST.findall(text):
        aimed = TOP / file
        if not aimed.exists():
            yield f"names the tests {file}, which are not there"
        elif name and not re.search(rf"^ *def {name}\(", aimed.read_text(encoding="utf-8"), re.MULTILINE):
            yield f"names the test {file}::{name}, which is not there"


def unshown_promises(path: Path, text: str) -> Iterator[str]:
    """Sentences of the privacy policy that the document of its promises does not show with a test or a command."""
    if path != TOP / "docs" / "privacy-promises.md":
        return
    policy = (TOP / "tracker_server" / "privacy" / "policy.md").read_text(encoding="utf-8")
    promised = policy[policy.index("\n## ") :].splitlines()  # what stands before is about the text itself
    left = " ".join(" ".join(line.removeprefix("- ") for line in promised if not line.startswith("#")).split())
    for promise, shown in re.findall(r"^\| (.+?) \| (.+) \|$", text, re.MULTILINE):
        if set(promise) == {"-"} or promise == "promise":
            continue
        if promise not in left:
            yield f"quotes what the policy does not say: {promise}"
        elif "`" not in shown:
            yield f"names nothing that shows: {promise}"
        left = left.replace(promise, "", 1)
    if left.split():
        yield f"does not show what the policy promises: {' '.join(left.split())}"


def module_shape(path: Path, text: str) -> Iterator[str]:
    """What a reader of a module may count on: a first sentence, a size to take in, a name that says something."""
    if path.suffix != ".py":
        return
    if "migrations" not in path.parts and not ast.get_docstring(ast.parse(text)):
        yield "does not open with a sentence saying what it owns"
    lines = text.count("\n")
    if lines > MOST_LINES:
        yield f"has {lines} lines; {MOST_LINES} is the most"
    name = path.parent.name if path.stem == "__init__" else path.stem
    if name in VAGUE and path.relative_to(TOP).as_posix() not in VAGUE_ALLOWED:
        yield f"{name!r} says nothing about what it owns"


def traces(path: Path, text: str) -> Iterator[str]:
    """Folders of one machine, and hosts of a package registry outside the lock."""
    if path.name == "uv.lock":
        return
    for found in PERSONAL_FOLDER.finditer(text):
        yield f"names a folder of one machine: {found[0]}"
    for host in REGISTRY_HOSTS:
        if host in text:
            yield f"names the package registry {host}"


CHECKS: tuple[Callable[[Path, str], Iterator[str]], ...] = (
    broken_links,
    missing_tests,
    unshown_promises,
    module_shape,
    traces,
)


def main() -> int:
    """Print one line a finding; 1 when there are some."""
    found = 0
    for path in files(TOP):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        for check in CHECKS:
            for complaint in check(path, text):
                print(f"{path.relative_to(TOP)}: {complaint}")
                found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
