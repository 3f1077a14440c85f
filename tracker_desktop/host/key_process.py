"""The short process that fetches, keeps or removes a key; ``secrets_apart`` starts it and reads its answer."""

from __future__ import annotations

import json
import sys

from tracker_core.errors import Unavailable
from tracker_desktop.host import paths
from tracker_desktop.host.secrets import KeyringSecrets
from tracker_desktop.host.secrets_apart import SUCCESSOR


def answer() -> int:
    """Carry out what standard input says, such as ``first keep 0a1b…``; the answer goes to standard output as JSON."""
    item, wish, *given = sys.stdin.read().split()
    secrets = KeyringSecrets(paths.profile())
    reply: dict[str, object] = {}
    try:
        if item == SUCCESSOR:
            secrets = secrets.successor()
        if wish == "keep":
            secrets.keep(bytes.fromhex(given[0]))
        elif wish == "forget":
            secrets.forget()
        else:
            key = secrets.key()
            reply["key"] = None if key is None else key.hex()
    except Unavailable as error:
        reply["problem"] = [error.code, error.message]
    json.dump(reply, sys.stdout)
    return 0
