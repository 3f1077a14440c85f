"""What the frozen program carries: our icons can be drawn on each system, GTK and the X libraries stay at home."""

import pytest

from build_spec.leave_out import is_left_out, may_strip, needed
from tracker_desktop.services.settings import LANGUAGES


@pytest.mark.parametrize(
    ("destination", "system"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "linux"),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", "linux"),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", "linux"),
        ("libcrypto.so.3", "linux"),
        ("liblzma.so.5", "linux"),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "win32"),
        ("PySide6\\plugins\\imageformats\\qsvg.dll", "win32"),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "darwin"),
        ("tracker_desktop/resources/icons/tray/idle.svg", "linux"),
        *((f"tracker_desktop/resources/translations/{name}.qm", "win32") for name in LANGUAGES),
        *((f"PySide6/Qt/translations/qtbase_{name}.qm", "linux") for name in LANGUAGES),
    ],
)
def test_what_the_program_uses_is_carried(destination, system):
    assert not is_left_out(destination, system)


@pytest.mark.parametrize(
    ("destination", "system"),
    [
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "linux"),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "linux"),
        ("PySide6\\plugins\\imageformats\\qjpeg.dll", "win32"),
        ("PySide6/Qt/translations/qt_de.qm", "linux"),
        ("PySide6/Qt/translations/qtbase_fr.qm", "linux"),
        ("tracker_desktop/resources/translations/de.ts", "linux"),
        ("PySide6/Qt/lib/libQt6Quick.so.6", "linux"),
        ("libX11.so.6", "linux"),
        ("libxcb-cursor.so.0", "linux"),
        ("libglib-2.0.so.0", "linux"),
    ],
)
def test_what_it_does_not_use_is_left_out(destination, system):
    assert is_left_out(destination, system)


def test_a_library_of_a_left_out_plugin_goes_too():
    links = {"program": ["a"], "a": ["b"], "b": ["a"], "gtk": ["cairo"]}
    assert needed(["program"], lambda name: links.get(name, [])) == {"program", "a", "b"}


def test_qt_keeps_its_symbols():
    assert not may_strip("PySide6/Qt/lib/libQt6Core.so.6")
    assert may_strip("libpython3.11.so.1.0")
