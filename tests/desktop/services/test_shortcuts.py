"""How a shortcut is written, and how the setting is followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desktop.pressed import MemoryShortcuts
from tracker_core.errors import Refused
from tracker_desktop.services.labels import SHORTCUT_STATES
from tracker_desktop.services.settings import Settings, SettingsKeeper
from tracker_desktop.services.shortcuts import (
    MODIFIERS,
    NAMED_KEYS,
    OTHER_NAMES,
    Combination,
    NoShortcuts,
    Shortcut,
    ShortcutState,
    combination,
    written,
)

KEYS = [*"abcdefghijklmnopqrstuvwxyz0123456789", *NAMED_KEYS]
modifiers = st.sets(st.sampled_from(MODIFIERS)).filter(lambda names: bool(names - {"shift"}))
combinations = st.builds(
    lambda names, key: Combination(tuple(name for name in MODIFIERS if name in names), key),
    modifiers,
    st.sampled_from(KEYS),
)


@given(combinations)
def test_what_is_written_is_read_again(wanted):
    assert combination(str(wanted)) == wanted
    assert written(str(wanted)) == str(wanted)


@given(combinations, st.data())
def test_case_order_spaces_and_the_names_of_other_systems_do_not_matter(wanted, data):
    parts = data.draw(st.permutations([*wanted.modifiers, wanted.key]))
    names = [
        data.draw(st.sampled_from([part, *(other for other, ours in OTHER_NAMES.items() if ours == part)]))
        for part in parts
    ]
    text = data.draw(st.sampled_from(["+", " + ", "+ "])).join(
        data.draw(st.sampled_from([n, n.title()])) for n in names
    )
    assert combination(f" {text} ") == wanted


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no key"),
        ("space", "in the way of typing"),
        ("shift+a", "in the way of typing"),
        ("ctrl", "names 0 keys"),
        ("ctrl+alt", "names 0 keys"),
        ("ctrl+a+b", "names 2 keys"),
        ("ctrl+ctrl+a", "names a key twice"),
        ("ctrl+control+a", "names a key twice"),
        ("ctrl+f25", "'f25' is no key"),
        ("ctrl+f0", "'f0' is no key"),
        ("ctrl+ä", "is no key"),
        ("ctrl+²", "is no key"),
        ("ctrl++", "names 2 keys"),
        ("hyper+a", "names 2 keys"),
    ],
)
def test_what_cannot_be_a_shortcut_is_told_why(text, why):
    with pytest.raises(ValueError, match=why):
        combination(text)


@given(st.text(max_size=30))
def test_any_other_text_is_refused_and_nothing_else(text):
    try:
        found = combination(text)
    except ValueError:
        return
    assert combination(str(found)) == found


def test_the_setting_is_kept_in_one_spelling_and_can_be_laid_down(desk):
    keeper = SettingsKeeper(desk.journal, lambda: None)
    assert Settings().shortcut == "off"
    assert keeper.put("shortcut", " Super + Shift+F9 ").shortcut == "shift+meta+f9"
    assert keeper.now().shortcut == "shift+meta+f9"
    with pytest.raises(Refused) as refused:
        keeper.put("shortcut", "shift+a")
    assert (refused.value.code, keeper.now().shortcut) == ("bad_keys", "shift+meta+f9")
    assert keeper.put("shortcut", "OFF").shortcut == "off"
    locked = SettingsKeeper(desk.journal, lambda: None, {"shortcut": "ctrl+alt+k"})
    assert locked.now().shortcut == "ctrl+alt+k"
    with pytest.raises(Refused, match="laid down"):
        locked.put("shortcut", "off")


class Followed:
    """A shortcut that follows a setting, on a keyboard that another program shares."""

    def __init__(self):
        self.keyboard = {}
        self.made = []
        self.pressed = 0
        self.told = []
        self.shortcut = Shortcut(self._make, lambda: self.told.append(self.shortcut.state.value))

    def _make(self):
        self.made.append(MemoryShortcuts(self.keyboard))
        return self.made[-1]

    def follow(self, setting):
        self.shortcut.follow(setting, self._press)

    def _press(self):
        self.pressed += 1

    def press(self, keys):
        MemoryShortcuts(self.keyboard).press(keys)


def test_nothing_of_the_system_is_asked_for_while_none_is_set():
    followed = Followed()
    assert followed.shortcut.state is ShortcutState.WAITING
    followed.follow("off")
    followed.shortcut.close()
    assert (followed.made, followed.shortcut.state) == ([], ShortcutState.OFF)


def test_a_change_is_followed_at_once_and_only_a_change():
    followed = Followed()
    for _ in range(3):
        followed.follow("ctrl+alt+space")
    followed.press("ctrl+alt+space")
    followed.follow("meta+k")
    followed.press("ctrl+alt+space")
    followed.press("meta+k")
    assert followed.pressed == 2
    assert followed.made[0].listened == ["ctrl+alt+space", "meta+k"]
    followed.follow("off")
    followed.press("meta+k")
    assert (followed.pressed, followed.shortcut.state, len(followed.made)) == (2, ShortcutState.OFF, 1)
    assert followed.told == ["set", "set"]


def test_what_another_program_has_is_told_and_tried_again_with_other_keys():
    followed = Followed()
    other = MemoryShortcuts(followed.keyboard)
    other.listen(combination("ctrl+alt+space"), lambda: None, lambda state: None)
    followed.follow("ctrl+alt+space")
    assert (followed.shortcut.state, followed.told) == (ShortcutState.TAKEN, ["taken"])
    followed.follow("ctrl+alt+k")
    assert (followed.shortcut.state, followed.told) == (ShortcutState.SET, ["taken", "set"])


def test_what_comes_of_an_earlier_wish_is_not_taken_for_the_later_ones():
    late = []

    class Slow(MemoryShortcuts):
        def listen(self, wanted, pressed, became):
            late.append(became)

    shortcut = Shortcut(Slow, lambda: None)
    shortcut.follow("ctrl+alt+a", lambda: None)
    shortcut.follow("ctrl+alt+b", lambda: None)
    late[0](ShortcutState.DECLINED)
    assert shortcut.state is ShortcutState.WAITING
    late[1](ShortcutState.SET)
    assert shortcut.state is ShortcutState.SET


def test_where_the_system_has_no_way_that_is_told():
    shortcut = Shortcut(NoShortcuts, lambda: None)
    shortcut.follow("ctrl+alt+a", lambda: None)
    shortcut.close()
    assert shortcut.state is ShortcutState.NOT_HERE


def test_every_state_that_needs_somebody_has_words():
    assert set(ShortcutState) - set(SHORTCUT_STATES) == {ShortcutState.OFF, ShortcutState.SET}
