"""The tasks of ./dev, each a function that sets up what it needs and returns an exit code."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools import debian, way_in
from tools.audit_packages import audit
from tools.programs import (
    missing_for_accessibility,
    missing_for_build,
    missing_for_faults,
    missing_for_network,
    missing_for_postgres,
    missing_for_presence,
    missing_for_screen,
    missing_for_wayland,
)
from tools.steps import Stopped, step
from tools.way_in import TOP

USAGE = """usage: ./dev TASK [ARGUMENTS]

  demo [--play]   a server, a small organization and the tray program; --play, or no screen: a day by the command line
  test [ARGS]     the tests; ARGS go to pytest
  check           style, types, floors, documents, known vulnerabilities of packages
  simulate [ARGS] devices, network and server under every fault; --seeds N, --seed S tells one story
  fuzz [SECONDS] [TARGET ...]  broken bytes for all that reads the wire, led by coverage; Linux only
  mutants [NAME]  plant bugs in a copy of the program, one at a time; the tests have to find each
  bench [ARGS]    the table of BUDGETS, each line beside its floor
  build           freeze the program to dist/timetracker
  run -- ARGS     the program in its environment
  translate       bring the catalogues in step with the texts in the code
  generate        write the documents that are made from the code
  pictures        take the pictures of the employee's guide anew, from the tests on a screen
  lock            write uv.lock anew from pyproject.toml
"""


TIDY_S = 5.0
# Tests that need no screen, network or second of their own.
SIDE_BY_SIDE = (
    "tests/core",
    "tests/desktop/services",
    "tests/desktop/store",
    "tests/desktop/sync",
    "tests/faults",
    "tests/fuzz",
    "tests/server",
    "tests/simulation",
    "tests/tools",
    "tests/verify",
)
ON_SCREENS = "tests/e2e"


def main(arguments: list[str]) -> int:
    """Run the task that ``arguments`` name. 2: a usage error, 1: the task failed or cannot go on here."""
    task = TASKS.get(arguments[0]) if arguments else None
    if task is None:
        wanted = not arguments or arguments[0] in {"-h", "--help", "help"}
        (sys.stdout if wanted else sys.stderr).write(USAGE)
        return 0 if wanted else 2
    try:
        return task(arguments[1:])
    except Stopped as stopped:
        step(str(stopped))
        return 1
    except KeyboardInterrupt:
        return 130


def demo(arguments: list[str]) -> int:
    """A small organization to try the program on."""
    return _python_with_qt("-m", "tools.demo", *arguments)


def test(arguments: list[str]) -> int:
    """The tests, with everything that they can use on this machine."""
    _get_test_programs()
    python = way_in.environment()
    way_in.qt_libraries()
    if arguments:
        return _run(python, "-m", "pytest", *arguments)
    failed = 0
    on_both_cores = (python, "-m", "pytest", "-q", "-n", "2")
    if not missing_for_postgres():
        step("testing the server on a PostgreSQL of the tests' own")
        failed |= _run(*on_both_cores, "tests/server", env=os.environ | {"TIMETRACKER_TEST_DATABASE": "postgres"})
    step("testing the server on its SQLite, and what else needs nothing for itself")
    failed |= _run(*on_both_cores, *SIDE_BY_SIDE)
    step("testing the program on screens of its own, two files at a time")
    failed |= _run(*on_both_cores, "--dist", "loadfile", ON_SCREENS)
    step("testing everything else, one after the other")
    alone = [f"--ignore={folder}" for folder in (*SIDE_BY_SIDE, ON_SCREENS)]
    return _run(python, "-m", "pytest", *alone) or failed


def check(_arguments: list[str]) -> int:
    """What can be judged without running the program. Goes through to the end, then says what failed."""
    python = way_in.environment()
    tools = python.parent
    checks: dict[str, list[str | Path]] = {
        "ruff check": [tools / "ruff", "check", "--quiet", "--output-format", "concise"],
        "ruff format": [tools / "ruff", "format", "--check", "--quiet"],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [tools / "lint-imports"],
        "generated documents": [python, "-m", "tools.generated"],
        "documents": [python, "-m", "tools.check_documents"],
        "planted bugs": [python, "-m", "tools.mutants", "--fit"],
    }
    failed = []
    for name, command in checks.items():
        step(f"checking: {name}")
        done = subprocess.run(
            list(map(str, command)), cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode:
            print(done.stdout.strip())
            failed.append(name)
    step("checking: known vulnerabilities of the locked packages")
    audited = audit(datetime.datetime.now(datetime.UTC).date())
    if audited.known:
        print(audited.text)
        failed.append("known vulnerabilities")
    else:
        step(audited.text)
    step(f"check failed: {', '.join(failed)}" if failed else "check passed")
    return 1 if failed else 0


def simulate(arguments: list[str]) -> int:
    """Stories of devices, network and server."""
    return _python_with_qt("-m", "tests.simulation", *arguments)


def fuzz(arguments: list[str]) -> int:
    """What the readers of the wire do with bytes that nobody wrote."""
    return _run(way_in.environment(), "-m", "tests.fuzz", *arguments)


def mutants(arguments: list[str]) -> int:
    """The proof that the tests bite."""
    return _python_with_qt("-m", "tools.mutants", *arguments)


def bench(arguments: list[str]) -> int:
    """The lines of BUDGETS."""
    _get_test_programs()
    return _python_with_qt("-m", "benchmarks", *arguments)


def build(arguments: list[str]) -> int:
    """The frozen program."""
    missing = missing_for_build()
    if missing and not debian.may_install():
        raise Stopped(
            f"PyInstaller lacks something of the system. Run this, then try again:\n\n  {debian.command(missing)}\n"
        )
    if missing:
        debian.install(missing)
    return _python_with_qt("-m", "build_spec.freeze", *arguments)


def run(arguments: list[str]) -> int:
    """The program itself."""
    return _python_with_qt("-m", "tracker_desktop", *(arguments[1:] if arguments[:1] == ["--"] else arguments))


def translate(arguments: list[str]) -> int:
    """The catalogues of the program's languages."""
    return _python_with_qt("-m", "tools.translations", *arguments)


def generate(_arguments: list[str]) -> int:
    """The documents that are made from the code."""
    return _run(way_in.environment(), "-m", "tools.generated", "--write")


def pictures(arguments: list[str]) -> int:
    """The pictures of the guide."""
    _get_test_programs()
    return _python_with_qt("-m", "tools.pictures", *arguments)


def lock(arguments: list[str]) -> int:
    """A new uv.lock, and the environment that goes with it."""
    step("writing uv.lock (uv lock)")
    way_in.uv(["lock", *arguments])
    way_in.environment()
    return 0


TASKS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "test": test,
    "check": check,
    "simulate": simulate,
    "fuzz": fuzz,
    "mutants": mutants,
    "bench": bench,
    "build": build,
    "run": run,
    "translate": translate,
    "generate": generate,
    "pictures": pictures,
    "lock": lock,
}


def _get_test_programs() -> None:
    """A screen, a keyring and a database server for the tests that need them, or a word about what is skipped."""
    screen = missing_for_screen() + missing_for_presence() + missing_for_wayland() + missing_for_accessibility()
    missing = {"screen": screen, "postgres": missing_for_postgres()}
    if sys.platform == "linux" and os.geteuid() == 0:
        missing["netns"] = missing_for_network()
        missing["faults"] = missing_for_faults()
    packages = sorted({package for names in missing.values() for package in names})
    if not packages:
        return
    if debian.may_install():
        debian.install(packages)
        return
    skipped = " and ".join(marker for marker, names in missing.items() if names)
    step(f"tests marked {skipped} will be skipped; to have them run: {debian.command(packages)}")


def _python_with_qt(*arguments: str) -> int:
    python = way_in.environment()
    way_in.qt_libraries()
    return _run(python, *arguments)


def _run(*command: str | Path, env: Mapping[str, str] | None = None) -> int:
    with subprocess.Popen([str(part) for part in command], cwd=TOP, env=env) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            # At a terminal the child was told too, and tidies up; one that was not told is told now.
            try:
                return child.wait(TIDY_S)
            except subprocess.TimeoutExpired:
                child.terminate()
                return child.wait()
