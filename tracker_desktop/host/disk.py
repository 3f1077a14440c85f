"""How much room the disk has on which the store lies."""

from __future__ import annotations

import os
import shutil

from tracker_core.errors import Refused
from tracker_desktop.host import paths


def free_bytes() -> int:
    """Room for this person. Raises ``Refused("folder_unusable")`` where the folder cannot be used."""
    folder = paths.data_folder()
    if not os.access(folder, os.W_OK):
        raise Refused("folder_unusable", "The folder of the store cannot be written.")
    return shutil.disk_usage(folder).free
