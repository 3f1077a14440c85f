"""The frozen program's first lines: the same as the installed script's."""

import sys

from tracker_desktop.__main__ import main

sys.exit(main())
