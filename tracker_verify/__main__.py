"""The command timetracker-verify: says what was found. Exit 0 sound, 1 not, 2 unreadable, 3 not shown."""

# Pythons older than 3.11 come this far, to be told that they are.
import sys

FLOOR = (3, 11)


def main() -> int:
    """Check what the command line names; the exit code."""
    if sys.version_info < FLOOR:
        told = "timetracker-verify: this is Python {}.{}, and it needs {}.{} or newer.\n"
        sys.stderr.write(told.format(sys.version_info[0], sys.version_info[1], *FLOOR))
        return 2
    from tracker_verify.command import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
