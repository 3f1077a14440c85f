"""Keeps the catalogues in step with the texts in the code: ``./dev translate``, before a translator's work and after.

Texts are what ``tr``, ``counted`` and ``texts`` are called with, and each value of the tables in ``sentences``,
``labels`` and ``privacy_labels``. They are handed to Qt's lupdate, which keeps what is translated; lrelease makes what
the program reads (decision 0052).
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.steps import Stopped, step

TOP = Path(__file__).parents[1]
CATALOGUES = TOP / "resources" / "translations"
TABLES = [TOP / "tracker_desktop" / "services" / f"{name}.py" for name in ("sentences", "labels", "privacy_labels")]
CONTEXT = "TimeTracker"
PLAIN, PLURAL = {"tr", "texts"}, {"counted"}


def found() -> tuple[set[str], set[str]]:
    """Every text in the code, and those that have a plural."""
    plain = {text for table in TABLES for text in _table_texts(ast.parse(table.read_text("utf-8")))}
    plural = set()
    for file in sorted((TOP / "tracker_desktop").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            if call.func.id in PLAIN:
                plain |= set(map(_text, call.args))
            elif call.func.id in PLURAL:
                plural |= set(map(_text, call.args[:1]))
    return plain - {""}, plural - {""}


def update(catalogue: Path) -> None:
    """Bring one catalogue in step; what is new in it is marked as unfinished, what is gone goes."""
    plain, plural = found()
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "texts.cpp"
        lines = [f"QCoreApplication::translate({_c(CONTEXT)}, {_c(text)});" for text in sorted(plain)]
        lines += [f"QCoreApplication::translate({_c(CONTEXT)}, {_c(text)}, nullptr, 2);" for text in sorted(plural)]
        listed.write_text("void texts() {\n" + "\n".join(lines) + "\n}\n", "utf-8")
        _qt(
            "lupdate",
            "-silent",
            "-no-obsolete",
            "-locations",
            "none",
            "-source-language",
            "en",
            str(listed),
            "-ts",
            str(catalogue),
        )


def release(catalogue: Path, into: Path) -> None:
    """Make the file that the program reads, from finished translations alone."""
    _qt("lrelease", "-silent", "-nounfinished", str(catalogue), "-qm", str(into))


def main() -> int:
    """Both, for every catalogue."""
    for catalogue in sorted(CATALOGUES.glob("*.ts")):
        step(f"bringing {catalogue.name} in step with the code")
        update(catalogue)
        release(catalogue, catalogue.with_suffix(".qm"))
    return 0


def _table_texts(tree: ast.Module) -> Iterator[str]:
    for table in tree.body:
        if isinstance(table, ast.Assign | ast.AnnAssign) and table.value is not None:
            keys = {key for part in ast.walk(table.value) if isinstance(part, ast.Dict) for key in part.keys}
            yield from (_text(part) for part in ast.walk(table.value) if part not in keys)


def _text(part: ast.AST) -> str:
    """The text of a literal; empty for anything else."""
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""


def _c(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _qt(program: str, *arguments: str) -> None:
    import PySide6

    path = Path(PySide6.__file__).parent / (f"{program}.exe" if sys.platform == "win32" else program)
    done = subprocess.run([path, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stopped(f"{program} failed: {done.stderr.strip() or done.stdout.strip()}")


if __name__ == "__main__":
    raise SystemExit(main())
