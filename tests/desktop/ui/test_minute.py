"""When the figures on show have to be drawn anew."""

from tests.desktop.ui.memory import MemoryDesk
from tracker_desktop.ui.minute import SLACK_MS, TOOLTIP_STEP_MS, WINDOW_STEP_MS, Minute, wait_ms


def test_a_running_timer_is_looked_at_when_its_minute_turns(desk: MemoryDesk) -> None:
    desk.program.desk.tracking.start("OPS-1")
    desk.clock.go_on(minutes=3, seconds=20)
    assert wait_ms(desk.program.tray(), desk.clock.now(), WINDOW_STEP_MS) == 40_000 + SLACK_MS


def test_just_after_the_turn_the_wait_is_a_whole_minute(desk: MemoryDesk) -> None:
    desk.program.desk.tracking.start("OPS-1")
    desk.clock.go_on(minutes=3)
    assert wait_ms(desk.program.tray(), desk.clock.now(), WINDOW_STEP_MS) == 60_000 + SLACK_MS


def test_with_nothing_running_only_midnight_changes_a_figure(desk: MemoryDesk) -> None:
    desk.clock.go_on(hours=1)  # 12:00 on the wall
    assert wait_ms(desk.program.tray(), desk.clock.now(), WINDOW_STEP_MS) == 12 * 3_600_000 + SLACK_MS


def test_a_timer_begun_in_the_future_by_a_wrong_clock_does_not_spin(desk: MemoryDesk) -> None:
    desk.program.desk.tracking.start("OPS-1")
    desk.clock.go_on(hours=-5)
    assert 0 < wait_ms(desk.program.tray(), desk.clock.now(), TOOLTIP_STEP_MS) <= TOOLTIP_STEP_MS + SLACK_MS


def test_it_waits_once_and_for_the_latest_view(desk: MemoryDesk, qapp: object) -> None:
    minute = Minute(lambda: None)
    minute.follow(desk.program.tray(), desk.clock.now(), window=True)
    desk.program.desk.tracking.start("OPS-1")
    minute.follow(desk.program.tray(), desk.clock.now(), window=True)
    assert 58_000 < minute.remaining_ms <= 61_000 + SLACK_MS  # Qt rounds such a timer to the second


def test_the_tooltip_alone_is_looked_at_every_five_minutes(desk: MemoryDesk) -> None:
    desk.program.desk.tracking.start("OPS-1")
    desk.clock.go_on(minutes=63, seconds=20)
    assert wait_ms(desk.program.tray(), desk.clock.now(), TOOLTIP_STEP_MS) == 100_000 + SLACK_MS
