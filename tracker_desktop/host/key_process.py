"""The short process that fetches or keeps the key; see ``secrets_apart``, which starts it and reads its answer."""

from __future__ import annotations

import json
import sys

from tracker_core.errors import Unavailable
from tracker_desktop.host import paths
from tracker_desktop.host.secrets import KeyringSecrets


def answer() -> int:
    """Answer on standard output, as JSON. A key on standard input, in hexadecimal, is one to keep."""
    given = sys.stdin.read().strip()
    secrets = KeyringSecrets(paths.profile())
    reply: dict[str, object] = {}
    try:
        if given:
            secrets.keep(bytes.fromhex(given))
        else:
            key = secrets.key()
            reply["key"] = None if key is None else key.hex()
    except Unavailable as error:
        reply["problem"] = [error.code, error.message]
    json.dump(reply, sys.stdout)
    return 0
