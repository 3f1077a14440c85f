"""What the doctor tries things with, in memory: all is well but what a test says."""

from tests.desktop.desk import DISCOVERY


class MemoryProbes:
    """``failing``: by the name of a probe, the error it raises. ``tried``: which were."""

    def __init__(self):
        self.free = 50_000_000_000
        self.through = ""
        self.discovery = DISCOVERY
        self.failing = {}
        self.tried = []

    def free_bytes(self):
        self._try("free_bytes")
        return self.free

    def proxy(self, url):
        return self.through

    def resolve(self, url):
        self._try("resolve")

    def greet(self, server, ca_file):
        self._try("greet")
        return self.discovery

    def provider(self, issuer, ca_file):
        self._try("provider")

    def _try(self, name):
        self.tried.append(name)
        if name in self.failing:
            raise self.failing[name]
