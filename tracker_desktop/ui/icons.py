"""Icons drawn from the SVG files in ``resources/icons``: crisp at each size, light or dark as the bar needs.

The tray's files hold two inks, one for the shape and one for its outline, swapped on dark bars. The outline stays, so
the icon can be told from a bar of any colour even where the guess was wrong.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSettings, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QImageReader, QPixmap

from tracker_core.model import Kind
from tracker_desktop.services.views import TrayState

TRAY_SIZES = (16, 22, 24, 32, 48, 64)
PROGRAM_SIZES = (16, 32, 48, 64, 128, 256)
HALF_LIGHT = 128
INK, OUTLINE = b"#1f2328", b"#fdfdfd"
BADGE, MARK = b"#ffb224", b"#2b1a00"
BADGES = {TrayState.OFFLINE: "-offline", TrayState.ATTENTION: "-attention"}


def tray_name(state: TrayState, *, running: bool) -> str:
    """Which file shows ``state``: the shape tells whether a timer runs, the badge what else there is to know."""
    return ("running" if running else "idle") + BADGES.get(state, "")


@cache
def tray_icon(name: str, *, dark_bar: bool) -> QIcon:
    """The tray icon ``name`` for a bar; on macOS a template image, which the system tints by itself."""
    icon = QIcon()
    template = sys.platform == "darwin"
    for size in TRAY_SIZES:
        drawn = template_image(name, size) if template else tray_image(name, size, dark_bar=dark_bar)
        icon.addPixmap(QPixmap.fromImage(drawn))
    icon.setIsMask(template)
    return icon


def tray_image(name: str, size: int, *, dark_bar: bool) -> QImage:
    """The tray icon ``name`` at ``size`` pixels."""
    svg = (_folder() / "tray" / f"{name}.svg").read_bytes()
    if dark_bar:
        svg = svg.replace(INK, b"#ink").replace(OUTLINE, INK).replace(b"#ink", OUTLINE)
    return _drawn(svg, size)


def template_image(name: str, size: int) -> QImage:
    """The shape alone, black where it is and clear elsewhere, as macOS wants it."""
    svg = (_folder() / "tray" / f"{name}.svg").read_bytes()
    svg = svg.replace(INK, b"#000000").replace(BADGE, b"#000000").replace(OUTLINE, b"#ffffff").replace(MARK, b"#ffffff")
    image = _drawn(svg, size).convertToFormat(QImage.Format.Format_ARGB32)
    for y in range(size):
        for x in range(size):
            pixel = image.pixel(x, y)
            alpha = (pixel >> 24) * (255 - (pixel & 0xFF)) // 255
            image.setPixel(x, y, alpha << 24)
    return image


def dark_bar() -> bool:
    """Whether the bar that carries the tray icon is likely to be dark."""
    if sys.platform == "win32":
        personalize = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
        return QSettings(personalize, QSettings.Format.NativeFormat).value("SystemUsesLightTheme", 0) in (0, "0")
    if QGuiApplication.palette().window().color().lightness() < HALF_LIGHT:
        return True
    # These have a dark panel by default, whatever the windows look like.
    desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    return not {"GNOME", "UNITY", "XFCE", "X-CINNAMON"}.isdisjoint(desktops)


@cache
def program_icon() -> QIcon:
    """The icon of windows and of the program itself."""
    svg = (_folder() / "timetracker.svg").read_bytes()
    icon = QIcon()
    for size in PROGRAM_SIZES:
        icon.addPixmap(QPixmap.fromImage(_drawn(svg, size)))
    return icon


@cache
def kind_pixmap(kind: Kind, size: int, ratio: float) -> QPixmap:
    """The sign of a kind of work item: ``size`` logical pixels wide, where each is ``ratio`` physical ones."""
    pixmap = QPixmap.fromImage(_drawn((_folder() / "kinds" / f"{kind.value}.svg").read_bytes(), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _drawn(svg: bytes, size: int) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(svg))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    image = reader.read()
    if image.isNull():
        raise RuntimeError(f"An icon could not be drawn: {reader.errorString()}")
    return image


@cache
def _folder() -> Path:
    return resources() / "icons"


def resources() -> Path:
    """The folder of icons and translations, installed or beside the source."""
    package = Path(__file__).parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
