"""Documents that are made from the code: written by ``./dev generate``, compared by ``./dev check``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import django

TOP = Path(__file__).parents[1]


def roles() -> str:
    """Who may do what on the server."""
    from tools.roles import document

    return document()


def api() -> str:
    """What the API takes and gives."""
    from tracker_server.api.v1 import api

    return json.dumps(api.get_openapi_schema(), indent=1, ensure_ascii=False) + "\n"


# Each document below the top of the tree, and what makes its text.
DOCUMENTS: tuple[tuple[str, Callable[[], str]], ...] = (("docs/roles.md", roles), ("docs/openapi.json", api))


def main(arguments: list[str]) -> int:
    """Write the documents with ``--write``; without it name those that the code no longer makes, and return 1."""
    # The settings of the tests: the real ones want the keys of a real server.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.server.settings")
    django.setup()
    stale = 0
    for name, make in DOCUMENTS:
        path, text = TOP / name, make()
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        if "--write" in arguments:
            path.write_text(text, "utf-8", newline="\n")
            print(f"{name}: written")
        else:
            stale += 1
            print(f"{name}: the code says otherwise by now; run ./dev generate and look at what changed")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
