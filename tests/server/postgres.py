"""A PostgreSQL server of the tests' own, in a temporary folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path


class Cluster:
    """One cluster that listens on ``port`` of this machine; never fsyncs, since nobody needs its data."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._folder = Path(tempfile.mkdtemp(prefix="tt-pg-"))
        self._as_owner: list[str] = []
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            owner = pwd.getpwnam("postgres")
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
            self._as_owner = ["runuser", "-u", "postgres", "--"]

    def start(self) -> None:
        data = self._folder / "data"
        self._run("initdb", "-D", data, "-U", "timetracker", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories={self._folder}"
        self._run("pg_ctl", "-D", data, "-o", options, "-l", self._folder / "log", "-w", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder)

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database like ``template``; its URL."""
        at = ("-h", "127.0.0.1", "-p", self.port, "-U", "timetracker")
        self._run("createdb", *at, "-T", template, database)
        return f"postgresql://timetracker@127.0.0.1:{self.port}/{database}"

    def _run(self, program: str, *arguments: object) -> None:
        command = [*self._as_owner, str(_binary(program)), *map(str, arguments)]
        subprocess.run(command, check=True, cwd=self._folder, stdout=subprocess.DEVNULL)


def _binary(program: str) -> Path:
    found = shutil.which(program)
    return Path(found) if found else max(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
