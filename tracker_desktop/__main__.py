"""``timetracker``: hands its arguments to the running program, or becomes the program."""

from __future__ import annotations

import sys

from tracker_core.errors import TrackerError

INTERRUPTED = 130  # as a shell has it


def forwarded(argv: list[str]) -> int | None:
    """The exit code of the running program for ``argv``; None when none runs, or it went away meanwhile."""
    from tracker_desktop.host.caller import call

    try:
        return call(argv or ["show"], sys.stdout.write, sys.stderr.write)
    except ConnectionError:
        return 0 if argv == ["quit"] else None
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:  # the running program hears that nobody waits any more
        sys.stderr.write("\n")
        return INTERRUPTED


def _alone(argv: list[str]) -> int:
    """Become the program. Its key is asked for first, so that this goes on while everything else is loaded."""
    secrets = None
    if sys.platform.startswith("linux"):
        from tracker_desktop.host.secrets_apart import SecretsApart

        secrets = SecretsApart()
        if argv and not argv[0].startswith("-") and argv[0] not in ("show", "quit"):
            secrets.begin()
    from tracker_desktop import app

    return app.main(argv, secrets)


def main() -> int:
    """Run one command line; the exit code."""
    argv = sys.argv[1:]
    if argv == ["--key-process"]:  # asked for by the tray program, see host.secrets_apart
        from tracker_desktop.host.key_process import answer

        return answer()
    try:
        code = forwarded(argv)
        if code is None:
            code = _alone(argv)
    except TrackerError as problem:  # what stops the program before it can say so itself: its folders
        from tracker_desktop.services.words import sentence

        sys.stderr.write(f"timetracker: {sentence(problem)}\n")
        return problem.exit_code
    return code


if __name__ == "__main__":
    sys.exit(main())
