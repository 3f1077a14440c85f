"""The key in a secret service: a real one, and all the ways it fails to be there."""

import subprocess
import sys
import threading
import time

import keyring
import keyring.backend
import pytest
from keyring.backends import SecretService, chainer, fail, null
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from tracker_core.errors import Unavailable
from tracker_desktop.host import secrets as module
from tracker_desktop.host.secrets import KeyringSecrets
from tracker_desktop.host.secrets_apart import SecretsApart

KEY = bytes(range(32))
PATIENCE_S = 40


@pytest.fixture
def using(monkeypatch):
    """Make ``keyring`` choose a backend."""

    def choose(backend):
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        monkeypatch.setattr(module, "_secret_service", lambda: None)

    return choose


def failing(error):
    class Service(SecretService.Keyring):
        priority = 1

        def get_password(self, service, username):
            raise error

        set_password = get_password

    Service.__module__ = "keyring.backends.SecretService"
    return Service()


def holding(text, *, forgetful=False):
    class Service(SecretService.Keyring):
        priority = 1
        kept = text

        def get_password(self, service, username):
            return self.kept

        def set_password(self, service, username, password):
            if not forgetful:
                self.kept = password

        def delete_password(self, service, username):
            self.kept = None

    Service.__module__ = "keyring.backends.SecretService"
    return Service()


class PlaintextKeyring(keyring.backend.KeyringBackend):
    priority = 9

    def get_password(self, service, username):
        return "never asked"

    def set_password(self, service, username, password):
        pytest.fail("a key was given to a plain file")


class JeepneyError(Exception):
    pass


def code_of(call):
    with pytest.raises(Unavailable) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize("backend", [null.Keyring(), fail.Keyring(), PlaintextKeyring()])
def test_what_is_no_secret_service_is_as_good_as_none(backend, using):
    using(backend)
    secrets = KeyringSecrets("p")
    assert code_of(secrets.key) == "keyring_missing"
    assert code_of(lambda: secrets.keep(KEY)) == "keyring_missing"


def test_a_chain_is_looked_into(using, monkeypatch):
    chain = chainer.ChainerBackend()
    using(chain)
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [PlaintextKeyring()])
    assert code_of(KeyringSecrets("p").key) == "keyring_missing"
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [PlaintextKeyring(), holding(None)])
    assert KeyringSecrets("p").key() is None


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("x"), "keyring_locked"),
        (NoKeyringError("x"), "keyring_missing"),
        (InitError("x"), "keyring_missing"),
        (JeepneyError("org.freedesktop.DBus.Error.NoReply"), "keyring_failed"),
        (OSError("connection reset"), "keyring_failed"),
        (KeyError("x"), "keyring_failed"),
    ],
)
def test_every_failure_is_one_of_ours(error, code, using):
    using(failing(error))
    assert code_of(KeyringSecrets("p").key) == code


def test_a_key_comes_back(using):
    using(holding(None))
    secrets = KeyringSecrets("p")
    assert secrets.key() is None
    secrets.keep(KEY)
    assert secrets.key() == KEY


def test_a_key_is_replaced_and_forgotten(using):
    using(holding(None))
    secrets = KeyringSecrets("p")
    secrets.keep(KEY)
    secrets.keep(bytes(32))
    assert secrets.key() == bytes(32)
    secrets.forget()
    assert secrets.key() is None
    secrets.forget()


def test_a_service_that_forgets_is_found_out(using):
    using(holding(None, forgetful=True))
    assert code_of(lambda: KeyringSecrets("p").keep(KEY)) == "keyring_failed"


@pytest.mark.parametrize("text", ["", "not base64!", "YWJj"])
def test_what_is_no_key_is_not_taken_for_one(text, using):
    using(holding(text))
    assert code_of(KeyringSecrets("p").key) == "keyring_failed"


ASK = """
import sys
from tracker_core.errors import Unavailable
from tracker_desktop.host import secrets as module
from tracker_desktop.host.secrets import KeyringSecrets
from tracker_desktop.host.secrets_apart import SecretsApart
secrets = KeyringSecrets("test")
try:
    if sys.argv[1] == "keep":
        secrets.keep(bytes(range(32)))
    if sys.argv[1] == "replace":
        secrets.keep(bytes(32))
    if sys.argv[1] == "forget":
        secrets.forget()
        secrets.forget()
    if sys.argv[1] == "successor":
        second = secrets.successor()
        second.keep(bytes(reversed(range(32))))
        assert second.key() == bytes(reversed(range(32)))
        second.forget()
        assert second.key() is None
    print(secrets.key().hex() if secrets.key() else None)
except Unavailable as error:
    print(error.code)
"""


APART = ASK.replace("secrets import KeyringSecrets", "secrets_apart import SecretsApart")
APART = APART.replace('KeyringSecrets("test")', "SecretsApart()")


@pytest.mark.screen
def test_a_process_of_its_own_answers_the_same(tmp_path):
    from tools.screen import Screen

    with Screen(tmp_path, panel=False) as screen:

        def ask(what, script=APART):
            return screen.run([sys.executable, "-c", script, what]).stdout.strip()

        assert ask("look") == "None"
        assert ask("keep") == KEY.hex()
        assert ask("look") == KEY.hex()
        assert ask("successor") == KEY.hex()
        assert ask("replace") == bytes(32).hex()
        assert ask("forget") == "None"
        assert ask("keep") == KEY.hex()
        loaded = ask("look", f"{APART}\nprint('keyring' in sys.modules, 'cryptography' in sys.modules)")
        assert loaded.split() == [KEY.hex(), "False", "False"]
    gone = screen.env | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    done = subprocess.run([sys.executable, "-c", APART, "look"], env=gone, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "keyring_missing"


def test_a_key_process_that_fails_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    assert code_of(SecretsApart().key) == "keyring_failed"
    (tmp_path / "gone").write_text("#!/bin/sh\necho nonsense\n")
    (tmp_path / "gone").chmod(0o700)
    assert code_of(SecretsApart().key) == "keyring_failed"


@pytest.mark.screen
def test_a_real_secret_service(tmp_path):
    from tools.screen import Screen

    told = []
    with Screen(tmp_path, panel=False) as screen:

        def ask(what):
            return screen.run([sys.executable, "-c", ASK, what]).stdout.strip()

        assert ask("look") == "None"
        assert ask("keep") == KEY.hex()
        assert ask("look") == KEY.hex()
        assert ask("successor") == KEY.hex()
        assert ask("replace") == bytes(32).hex()
        assert ask("forget") == "None"
        screen.lock_keyring()
        asking = threading.Thread(target=lambda: told.append(ask("look")))
        asking.start()
        deadline = time.monotonic() + PATIENCE_S
        while not screen.windows():  # the service asks the person, who says no
            assert time.monotonic() < deadline
        while asking.is_alive():
            assert time.monotonic() < deadline
            screen.key("Escape")
            asking.join(0.2)
        assert told == ["keyring_locked"]


def test_no_secret_service_at_all(tmp_path):
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-c", ASK, "look"], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "keyring_missing"
