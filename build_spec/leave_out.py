"""What of Qt, of Python and of the system a frozen program does not carry, and why.

Pure: names in, names out, so that one test can try it for all three systems.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from tracker_desktop.services.settings import LANGUAGES

# Plugins of Qt that stay; each other plugin is left out. The image format and the icon engine draw our SVG icons.
PLUGINS = {
    "imageformats": {"qsvg"},
    "iconengines": {"qsvgicon"},
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},  # gtk3 would drag in all of GTK
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "wayland-decoration-client": {"bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}

# Parts of Qt that no module of ours loads; a hook or a plugin that was left out brought them.
UNUSED_QT = re.compile(
    r"Qt6?(Qml|Quick|Pdf|VirtualKeyboard|Test|Sql|EglFS|WaylandCompositor|Designer|Help|PrintSupport)"
)

# Libraries that each Linux desktop has, in the version that fits its X server, graphics driver and fonts: taking ours
# along costs 18 MiB and breaks on the next driver. The packages name them as dependencies.
OF_THE_SYSTEM = re.compile(
    r"lib(X\w+|X11-xcb|xcb[\w-]*|xkbcommon[\w-]*|ICE|SM|GL\w*|EGL|GLESv2|GLdispatch|OpenGL|drm|gbm|wayland-\w+|"
    r"glib-2\.0|gthread-2\.0|gio-2\.0|gobject-2\.0|gmodule-2\.0|dbus-1|fontconfig|freetype|systemd|"
    r"gssapi_krb5|krb5\w*|k5crypto|com_err|keyutils|stdc\+\+|gcc_s|cap|gcrypt|gpg-error|lzma|lz4|zstd|bsd|md|"
    r"png16|brotli\w+|expat|uuid|pcre2-8|mount|blkid|selinux|resolv)\.so"
)
STILL_OURS = re.compile(r"liblzma|libexpat|libuuid")  # Python's own modules link to them; not all systems have them

# Modules of Python that something could import, and our program never does.
MODULES = [
    "tracker_server",
    "tools",
    "django",
    "sqlite3",
    "tkinter",
    "unittest",
    "pydoc",
    "doctest",
    "lib2to3",
    "distutils",
    "setuptools",
    "pip",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtOpenGL",
    "PySide6.QtTest",
    "PySide6.QtPrintSupport",
]


CATALOGUES = {f"{start}{name}.qm" for name in LANGUAGES for start in ("", "qtbase_")}  # ours, and Qt's own words


def is_left_out(destination: str, system: str) -> bool:
    """Whether the program does without the file that would lie at ``destination``; ``system`` is a sys.platform."""
    path = PurePosixPath(destination.replace("\\", "/"))
    if "translations" in path.parts:
        return path.name not in CATALOGUES
    if "plugins" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        name = re.sub(r"^lib|\.(so|dll|dylib)$", "", path.name)
        return name not in PLUGINS.get(folder, set())
    if UNUSED_QT.search(path.name) or "qml" in path.parts:
        return True
    return system == "linux" and bool(OF_THE_SYSTEM.match(path.name)) and not STILL_OURS.match(path.name)


def needed(roots: Iterable[str], links: Callable[[str], Iterable[str]]) -> set[str]:
    """``roots`` and all that they link to, directly or not: what only a left-out plugin linked to is not in it."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(links(name))
    return found


def may_strip(destination: str) -> bool:
    """Whether symbols can go: not from Qt, whose plugins carry what the loader reads in sections of their own."""
    path = PurePosixPath(destination)
    return (
        "PySide6" not in path.parts and "shiboken6" not in path.parts and not path.name.startswith(("libQt6", "libicu"))
    )
