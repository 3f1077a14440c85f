"""Places of windows: kept in the store, and always wholly on a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_desktop.services.places import Place, Places, Rect, fitted

LAPTOP, WALL = Rect(0, 32, 1280, 768), Rect(1280, 0, 2560, 1440)
spots, sizes = st.integers(-5000, 5000), st.integers(1, 4000)
rects = st.builds(Rect, spots, spots, sizes, sizes)
screens = st.lists(rects, min_size=1, max_size=4)


def within(inner: Rect, outer: Rect) -> bool:
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and inner.left + inner.width <= outer.left + outer.width
        and inner.top + inner.height <= outer.top + outer.height
    )


@given(rects, screens)
def test_all_of_a_window_is_on_one_screen(place, screens):
    assert any(within(fitted(place, screens), screen) for screen in screens)


@given(rects, screens)
def test_a_window_that_is_seen_already_stays_as_it_is(place, screens):
    if any(within(place, screen) for screen in screens):
        assert fitted(place, screens) == place
    assert fitted(fitted(place, screens), screens) == fitted(place, screens)


@given(st.data(), screens)
def test_a_place_on_a_screen_is_never_given_up_for_another(data, screens):
    room = data.draw(st.sampled_from(screens))
    left = data.draw(st.integers(room.left, room.left + room.width - 1))
    top = data.draw(st.integers(room.top, room.top + room.height - 1))
    place = Rect(left, top, room.left + room.width - left, room.top + room.height - top)
    assert fitted(place, screens) == place


@given(rects, screens)
def test_a_window_keeps_its_size_where_its_screen_has_room(place, screens):
    found = fitted(place, screens)
    assert found.width <= place.width
    assert found.height <= place.height
    if all(screen.width >= place.width for screen in screens):
        assert found.width == place.width
    if all(screen.height >= place.height for screen in screens):
        assert found.height == place.height


@pytest.mark.parametrize(
    ("place", "screens", "found"),
    [
        (Rect(1500, 200, 800, 600), [LAPTOP, WALL], Rect(1500, 200, 800, 600)),
        (Rect(1500, 200, 800, 600), [LAPTOP], Rect(480, 200, 800, 600)),  # undocked
        (Rect(-1900, 100, 400, 300), [LAPTOP, Rect(-1920, 0, 1920, 1080)], Rect(-1900, 100, 400, 300)),
        (Rect(-1900, 100, 400, 300), [LAPTOP], Rect(0, 100, 400, 300)),
        (Rect(100, 5, 400, 300), [LAPTOP], Rect(100, 32, 400, 300)),  # the title bar under the panel
        (Rect(900, 700, 520, 630), [Rect(0, 0, 640, 400)], Rect(120, 0, 520, 400)),  # a scale of 200 % since
        (Rect(1180, 100, 300, 200), [LAPTOP, WALL], Rect(1280, 100, 300, 200)),  # more of it was there
        (Rect(9000, 9000, 300, 200), [LAPTOP, WALL], Rect(3540, 1240, 300, 200)),  # the nearest
        (Rect(10, 10, 300, 200), [], Rect(10, 10, 300, 200)),
        (Rect(10, 40, 300, 200), [Rect(0, 0, 0, 0), LAPTOP], Rect(10, 40, 300, 200)),  # one that is just going
    ],
)
def test_places_after_the_screens_changed(place, screens, found):
    assert fitted(place, screens) == found


def test_a_place_is_found_again_and_written_only_when_it_is_another(desk):
    writes = Counting(desk.journal)
    places = Places(writes)
    assert places.of("mini") is None
    stood = Place(Rect(-10, 20, 300, 40), 4, 30)
    for _ in range(3):
        places.put("mini", stood)
    places.put("window", stood._replace(frame_width=0))
    assert writes.count == 2
    assert Places(desk.journal).of("mini") == stood
    assert Places(desk.journal).of("window") == stood._replace(frame_width=0)


def test_a_place_leaves_the_settings_alone(desk):
    desk.journal.put_preferences('{"away_after": "12", "invented": "x"}')
    Places(desk.journal).put("mini", Place(Rect(1, 2, 3, 4), 0, 0))
    assert desk.journal.preferences() == '{"away_after": "12", "invented": "x", "places": {"mini": [1, 2, 3, 4, 0, 0]}}'


@pytest.mark.parametrize(
    "kept",
    ['{"places": 7}', '{"places": {"mini": 7}}', '{"places": {"mini": ["a", 1, 1, 1, 1, 1]}}', '{"places": {}}']
    + [f'{{"places": {{"mini": {rect}}}}}' for rect in ("[1, 2]", "[0, 0, 9, 9, 0, 9]", "[0, 0, 9, 9, -1, 0]")],
)
def test_what_cannot_be_read_is_no_place(desk, kept):
    desk.journal.put_preferences(kept)
    assert Places(desk.journal).of("mini") is None
    Places(desk.journal).put("mini", Place(Rect(1, 2, 3, 4), 0, 0))
    assert Places(desk.journal).of("mini") == Place(Rect(1, 2, 3, 4), 0, 0)


class Counting:
    """Counts what is written."""

    def __init__(self, kept):
        self._kept = kept
        self.count = 0

    def preferences(self):
        return self._kept.preferences()

    def put_preferences(self, text):
        self.count += 1
        self._kept.put_preferences(text)
