"""What this program tells of the device it runs on: the system's name and version. No name of machine or person."""

from __future__ import annotations

import platform
import sys

MAX_LENGTH = 100


def operating_system() -> str:
    """Such as ``Debian GNU/Linux 12``, ``Windows 11``, ``macOS 15.1``; at most 100 characters."""
    if sys.platform == "win32":
        return f"Windows {platform.release()}"[:MAX_LENGTH]
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}"[:MAX_LENGTH]
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return f"{platform.system()} {platform.release()}"[:MAX_LENGTH]
    return f"{release.get('NAME', 'Linux')} {release.get('VERSION_ID', '')}".strip()[:MAX_LENGTH]
