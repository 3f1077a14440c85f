"""``check``: say what of this deployment should be set right; changes nothing."""

from __future__ import annotations

import argparse

from tracker_server.config import Config

TO_SET_RIGHT = 2


def declare(parser: argparse.ArgumentParser) -> None:
    """It has no words of its own."""


def run(arguments: argparse.Namespace, config: Config) -> int:  # noqa: ARG001  # every command's signature
    """Print one sentence a finding."""
    from tracker_server.deployment import findings

    found = findings(config)
    print("\n".join(found) if found else "Nothing to set right.")
    return TO_SET_RIGHT if found else 0
