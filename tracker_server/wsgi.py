"""The entry point for the HTTP server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from tracker_server.orphan import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker_server.settings")

application = get_wsgi_application()

end_with_parent()

# The first request is not the one to load everything.
_ = get_resolver().url_patterns
