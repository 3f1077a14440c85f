"""Shortcuts by the calls of Windows and macOS, invented: neither was run here."""

import ctypes
import queue
import threading
from types import SimpleNamespace

import pytest

from tests.desktop.pressed import PATIENCE_S, Listener, until
from tracker_desktop.host.shortcuts.mac import CarbonShortcuts
from tracker_desktop.host.shortcuts.windows import WM_HOTKEY, WM_QUIT, WindowsShortcuts
from tracker_desktop.services.shortcuts import ShortcutState, combination


class Windows:
    """The calls of a Windows on which another program has ``taken``."""

    def __init__(self, taken=()):
        self.taken = set(taken)
        self.messages = queue.Queue()
        self.freed = 0
        self.user32 = SimpleNamespace(
            PeekMessageW=lambda *_: 0,
            RegisterHotKey=lambda window, number, modifiers, key: self._register(modifiers, key),
            UnregisterHotKey=lambda window, number: self._free(),
            GetMessageW=self._next,
            PostThreadMessageW=lambda thread, message, *_: self.messages.put(message),
        )
        self.kernel32 = SimpleNamespace(GetCurrentThreadId=threading.get_native_id)
        self.registered = []

    def _register(self, modifiers, key):
        self.registered.append((modifiers, key))
        return (modifiers & 0xF, key) not in self.taken

    def _free(self):
        self.freed += 1

    def _next(self, message, *_):
        message._obj.message = self.messages.get(timeout=PATIENCE_S)
        return int(message._obj.message != WM_QUIT)


@pytest.mark.parametrize(
    ("text", "modifiers", "key"),
    [("ctrl+alt+space", 0x4003, 0x20), ("shift+meta+f9", 0x400C, 0x78), ("alt+k", 0x4001, 0x4B)],
)
def test_a_hot_key_on_windows(text, modifiers, key):
    system = Windows()
    listener = Listener(WindowsShortcuts(system))
    assert listener.listen(combination(text)) is ShortcutState.SET
    for message in (WM_HOTKEY, 0x0113, WM_HOTKEY):  # a timer's message between two
        system.messages.put(message)
    until(lambda: listener.presses == 2)
    listener.through.close()
    listener.through.close()
    assert (system.registered, system.freed) == ([(modifiers, key)], 1)


def test_a_hot_key_that_another_program_has_on_windows():
    listener = Listener(WindowsShortcuts(Windows(taken=[(0x3, 0x20)])))
    assert listener.listen() is ShortcutState.TAKEN
    listener.through.close()
    assert listener.listen(combination("ctrl+alt+k")) is ShortcutState.SET
    listener.through.close()


class Function:
    """A function of a library as ctypes has it: types can be set on it."""

    def __init__(self, act):
        self._act = act

    def __call__(self, *values):
        return self._act(*values)


class Mac:
    """The calls of a Mac; ``error`` is what registering answers."""

    def __init__(self, error=0):
        self.registered, self.gone, self.handlers = [], [], []
        self._error = error
        self.library = SimpleNamespace(
            GetApplicationEventTarget=Function(lambda: 7),
            InstallEventHandler=Function(self._install),
            RemoveEventHandler=Function(lambda handler: self.gone.append(handler.value)),
            RegisterEventHotKey=Function(self._register),
            UnregisterEventHotKey=Function(lambda key: self.gone.append(key.value)),
        )

    def _install(self, target, handler, count, kinds, data, out):
        kind = kinds._obj
        assert (target, count, kind.class_, kind.kind) == (7, 1, int.from_bytes(b"keyb", "big"), 5)
        self.handlers.append(handler)
        out._obj.value = 88

    def _register(self, code, modifiers, name, target, options, out):
        assert ctypes.sizeof(name) == 8
        self.registered.append((code, modifiers))
        if not self._error:
            out._obj.value = 99
        return self._error


@pytest.mark.parametrize(
    ("text", "code", "modifiers"),
    [("ctrl+alt+space", 49, 0x1800), ("meta+shift+f9", 101, 0x0300), ("alt+k", 40, 0x0800), ("alt+5", 23, 0x0800)],
)
def test_a_hot_key_on_a_mac(text, code, modifiers):
    system = Mac()
    listener = Listener(CarbonShortcuts(lambda path: system.library))
    assert listener.listen(combination(text)) is ShortcutState.SET
    assert system.handlers[0](None, None, None) == 0
    assert (system.registered, listener.presses) == ([(code, modifiers)], 1)
    listener.through.close()
    listener.through.close()
    assert system.gone == [88, 99]


def test_a_hot_key_that_a_mac_does_not_give_or_has_not():
    system = Mac(error=-9878)  # eventHotKeyExistsErr
    listener = Listener(CarbonShortcuts(lambda path: system.library))
    assert listener.listen() is ShortcutState.TAKEN
    assert listener.listen(combination("ctrl+f24")) is ShortcutState.NO_KEY
    listener.through.close()
    assert (system.handlers, system.gone) == ([], [])
