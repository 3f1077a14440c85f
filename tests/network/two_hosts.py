"""Two hosts on one wire: this one, and a network namespace with an address of its own. Needs root."""

import os
import subprocess
from pathlib import Path

HERE, THERE = "10.77.{}.1", "10.77.{}.2"


class TwoHosts:
    """``here`` is this host's address on the wire, ``there`` the other's. The wire can be harmed and healed."""

    def __init__(self):
        number = os.getpid() % 200 + 20
        self.here, self.there = HERE.format(number), THERE.format(number)
        self.name = f"tt{os.getpid()}"
        self._wire, self._end = f"tth{number}", f"ttc{number}"

    def __enter__(self):
        run("ip", "netns", "add", self.name)
        run("ip", "link", "add", self._wire, "type", "veth", "peer", "name", self._end, "netns", self.name)
        run("ip", "addr", "add", f"{self.here}/24", "dev", self._wire)
        run("ip", "link", "set", self._wire, "up")
        self._inside("ip", "addr", "add", f"{self.there}/24", "dev", self._end)
        for link in ("lo", self._end):
            self._inside("ip", "link", "set", link, "up")
        self._inside("ip", "route", "add", "default", "via", self.here)
        return self

    def __exit__(self, *_):
        self.heal()
        run("ip", "netns", "delete", self.name)
        folder = Path("/etc/netns") / self.name
        if folder.exists():
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()

    def command(self, *words):
        """``words`` as a command on the other host."""
        return ["ip", "netns", "exec", self.name, *words]

    def drop_all(self):
        """Nothing passes any more, and nobody is told."""
        self._rules("drop", "drop")

    def drop_replies(self):
        """What the other host asks arrives here; no answer goes back."""
        self._rules("accept", "drop")

    def reset(self):
        """Whatever is sent here is answered by a reset."""
        self._rules("meta l4proto tcp reject with tcp reset", "accept")

    def lose(self, percent):
        """So many packets of a hundred are lost, either way."""
        rule = f"numgen random mod 100 < {percent} drop"
        self._rules(rule, rule)

    def unplug(self):
        """The cable is out."""
        run("ip", "link", "set", self._wire, "down")

    def name_server_that_never_answers(self):
        """Who asks for a name on the other host gets no answer."""
        folder = Path("/etc/netns") / self.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "resolv.conf").write_text(f"nameserver {self.here}\n", encoding="ascii")
        self._rules("udp dport 53 drop", "accept")

    def heal(self):
        """All is well again."""
        run("ip", "link", "set", self._wire, "up")
        run("nft", "-f", "-", given=f"table inet {self.name}\ndelete table inet {self.name}\n")

    def _rules(self, coming, going):
        run(
            "nft",
            "-f",
            "-",
            given=f"table inet {self.name} {{\n"
            f"chain coming {{\ntype filter hook input priority 0\niifname {self._wire} {coming}\n}}\n"
            f"chain going {{\ntype filter hook output priority 0\noifname {self._wire} {going}\n}}\n}}\n",
        )

    def _inside(self, *words):
        run(*self.command(*words))


def run(*words, given=None):
    done = subprocess.run(words, input=given, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr}")
