"""The program with a throw-away profile: its key lies in a file of that profile's folder.

For demo, benchmarks and tests on machines without a secret service. The installed program has no such door: this module
is not part of it, and composes the same program with another ``Secrets``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tracker_core.errors import Unavailable
from tracker_desktop import app
from tracker_desktop.__main__ import forwarded


class FileSecrets:
    """The key in a file, readable by its owner only."""

    def __init__(self, folder: Path, name: str = "throwaway.key") -> None:
        self._file = folder / name
        self._begun = self._file.with_suffix(".begun")

    def key(self) -> bytes | None:
        """The key, None before the first ``keep``."""
        try:
            return bytes.fromhex(self._file.read_text("ascii"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise Unavailable("keyring_failed", f"{self._file} cannot be read.") from error

    def keep(self, key: bytes) -> None:
        """Write the key, in the place of one before, whole or not at all."""
        descriptor = os.open(self._begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.hex())
            file.flush()
            os.fsync(descriptor)
        self._begun.replace(self._file)

    def forget(self) -> None:
        """Remove the key, if there is one."""
        for left in (self._begun, self._file):
            left.unlink(missing_ok=True)

    def successor(self) -> FileSecrets:
        """The file of the key that a rotation brings."""
        return FileSecrets(self._file.parent, "throwaway-next.key")


def main() -> int:
    """Run the program on the profile that TIMETRACKER_HOME names."""
    home = os.environ.get("TIMETRACKER_HOME")
    if not home:
        sys.stderr.write("A throw-away profile needs TIMETRACKER_HOME.\n")
        return 2
    folder = Path(home)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    code = forwarded(sys.argv[1:])
    return app.main(sys.argv[1:], secrets=FileSecrets(folder)) if code is None else code


if __name__ == "__main__":
    sys.exit(main())
