"""A reminder on a real screen: by the system's notifications, quiet from the menu, off by one switch."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_away import Sleeper
from tests.e2e.test_screen import organization, sign_in, until
from tools.mock_bus import MockBus
from tools.organization import Organization
from tools.programs import missing_for_presence
from tools.screen import Screen

pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(bool(missing_for_presence()), reason="needs Debian's python3-dbusmock, libxss1 and faketime"),
]

NOTIFICATIONS = "org.freedesktop.Notifications"
assert organization


@pytest.fixture
def screen_and_bus(short_folder: Path) -> Iterator[tuple[Sleeper, MockBus]]:
    with Screen(short_folder) as screen, MockBus(short_folder, screen.env["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        bus.serve("notification_daemon", NOTIFICATIONS, system=False)
        yield Sleeper(screen, short_folder, bus, bus), bus


def shown(bus: MockBus) -> list[str]:
    """Titles of the notifications so far."""
    path = f"/{NOTIFICATIONS.replace('.', '/')}"
    calls = bus.call(NOTIFICATIONS, path, "org.freedesktop.DBus.Mock", "GetMethodCalls", "s", "Notify")
    return [arguments[3][1] for _, arguments in calls[0]]  # type: ignore[attr-defined]


def test_nothing_runs_is_told_once_and_not_when_switched_off(
    screen_and_bus: tuple[Sleeper, MockBus], organization: Organization
) -> None:
    person, bus = screen_and_bus
    person.start_program()
    sign_in(person, organization)
    for name, value in (
        ("reminders", "off"),
        ("working_days", "mon tue wed thu fri sat sun"),
        ("working_to", "24:00"),
        ("working_from", "00:00"),
        ("remind_after", "1"),
    ):
        person.ask("settings", name, value)
    person.minutes_pass(2)
    person.ask("sync")
    assert shown(bus) == [], "reminders are off"
    person.ask("settings", "reminders", "on")
    until(lambda: shown(bus) == ["No timer is running"], lambda: str(shown(bus)))
    person.ask("sync")
    assert shown(bus) == ["No timer is running"]
    person.menu("n")  # _N_o reminders for an hour
    person.ask("settings", "remind_after", "2")
    assert shown(bus) == ["No timer is running"]
