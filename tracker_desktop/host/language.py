"""The language that the system speaks to this person."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence


def system_languages(environ: Mapping[str, str] = os.environ) -> Sequence[str]:
    """ISO 639 codes, the most wanted first; empty where the system does not say.

    Elsewhere than on Windows and macOS that is what POSIX (8.2) and GNU gettext (2.3) read.
    """
    if sys.platform == "win32":
        return _of_windows()
    if sys.platform == "darwin":
        return _of_macos()
    spoken = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    if spoken.split(".")[0] in ("", "C", "POSIX"):
        return ()
    return [tag.split("_")[0].split(".")[0].lower() for tag in (environ.get("LANGUAGE") or spoken).split(":") if tag]


def _of_windows() -> Sequence[str]:
    """GetUserDefaultUILanguage, https://learn.microsoft.com/windows/win32/api/winnls/."""
    import ctypes
    import locale

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
    return [locale.windows_locale.get(number, "en_US").split("_")[0]]


def _of_macos() -> Sequence[str]:
    """CFLocaleCopyPreferredLanguages, https://developer.apple.com/documentation/corefoundation."""
    import ctypes

    core = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
    core.CFLocaleCopyPreferredLanguages.restype = ctypes.c_void_p
    core.CFArrayGetCount.argtypes = [ctypes.c_void_p]
    core.CFArrayGetValueAtIndex.restype = ctypes.c_void_p
    core.CFArrayGetValueAtIndex.argtypes = [ctypes.c_void_p, ctypes.c_long]
    core.CFStringGetCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32]
    core.CFRelease.argtypes = [ctypes.c_void_p]
    wanted = core.CFLocaleCopyPreferredLanguages()
    found = []
    for place in range(core.CFArrayGetCount(wanted)):
        text = ctypes.create_string_buffer(64)
        if core.CFStringGetCString(core.CFArrayGetValueAtIndex(wanted, place), text, 64, 0x08000100):  # UTF-8
            found.append(text.value.decode().split("-")[0])
    core.CFRelease(wanted)
    return found
