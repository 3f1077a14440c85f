"""``timetracker``: hands its arguments to the running program, or becomes the program."""

from __future__ import annotations

import sys


def forwarded(argv: list[str]) -> int | None:
    """The exit code of the running program for ``argv``; None when none runs, or it went away meanwhile."""
    from tracker_desktop.host.caller import call

    try:
        return call(argv or ["show"], sys.stdout.write, sys.stderr.write)
    except ConnectionError:
        return 0 if argv == ["quit"] else None
    except BrokenPipeError:
        return 0


def main() -> int:
    """Run one command line; the exit code."""
    argv = sys.argv[1:]
    code = forwarded(argv)
    if code is not None:
        return code
    from tracker_desktop import app

    return app.main(argv)


if __name__ == "__main__":
    sys.exit(main())
