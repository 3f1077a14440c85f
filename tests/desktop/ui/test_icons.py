"""The icons: crisp at every size, told apart by shape, visible on any bar."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tracker_core.model import Kind
from tracker_desktop.services.views import TrayState
from tracker_desktop.ui.icons import (
    TRAY_SIZES,
    kind_pixmap,
    program_icon,
    template_image,
    tray_icon,
    tray_image,
    tray_name,
)

NAMES = sorted({tray_name(state, running=running) for state in TrayState for running in (False, True)})
BARS = ["#000000", "#2e3436", "#7f7f7f", "#5a7a9a", "#f6f5f4", "#ffffff"]
pytestmark = pytest.mark.usefixtures("qapp")


def greys(image: QImage) -> list[int]:
    return [image.pixelColor(x, y).lightness() for y in range(image.height()) for x in range(image.width())]


def alphas(image: QImage) -> list[int]:
    return [image.pixelColor(x, y).alpha() for y in range(image.height()) for x in range(image.width())]


def on_bar(image: QImage, colour: str) -> QImage:
    bar = QImage(image.size(), QImage.Format.Format_RGB32)
    bar.fill(QColor(colour))
    painter = QPainter(bar)
    painter.drawImage(0, 0, image)
    painter.end()
    return bar


def test_there_is_a_picture_for_each_state_with_and_without_a_timer() -> None:
    assert NAMES == [
        "idle",
        "idle-attention",
        "idle-offline",
        "running",
        "running-attention",
        "running-offline",
    ]


@pytest.mark.parametrize("size", TRAY_SIZES)
def test_no_two_states_share_a_shape(size: int) -> None:
    shapes = {name: alphas(template_image(name, size)) for name in NAMES}
    for one, other in combinations(NAMES, 2):
        differing = sum(abs(a - b) > 96 for a, b in zip(shapes[one], shapes[other], strict=True))
        assert differing >= size * size * 0.05, (one, other)


@pytest.mark.parametrize("bar", BARS)
@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_the_icon_shows_on_any_bar_even_where_the_guess_was_wrong(name: str, bar: str, *, dark: bool) -> None:
    ground = QColor(bar).lightness()
    seen = greys(on_bar(tray_image(name, 16, dark_bar=dark), bar))
    assert sum(abs(grey - ground) > 70 for grey in seen) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_black_and_clear_only(name: str) -> None:
    image = template_image(name, 32)
    colours = {image.pixelColor(x, y).getRgb()[:3] for y in range(32) for x in range(32)}
    assert colours == {(0, 0, 0)}
    assert image.pixelColor(0, 0).alpha() == 0


def test_an_icon_offers_every_size_so_that_no_bar_has_to_scale() -> None:
    sizes = tray_icon("idle", dark_bar=True).availableSizes()
    assert sorted(size.width() for size in sizes) == list(TRAY_SIZES)


def test_the_signs_of_the_kinds_are_drawn_for_the_screens_own_pixels() -> None:
    for kind in Kind:
        assert kind_pixmap(kind, 16, 2.0).width() == 32
        assert kind_pixmap(kind, 16, 2.0).deviceIndependentSize().width() == 16


def test_the_program_has_an_icon() -> None:
    assert not program_icon().isNull()
