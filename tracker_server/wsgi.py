"""The entry point for the HTTP server: ``gateway`` for granian, in front of ``application``, Django's."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.backends.signals import connection_created
from django.urls import get_resolver

from tracker_server.database.limits import limit_statements
from tracker_server.gateway import Gateway
from tracker_server.orphan import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker_server.settings")

application = get_wsgi_application()
gateway = Gateway(application, proxies=settings.PROXIES)

# In this process alone: a migration, a job or a backup may take longer than a request.
connection_created.connect(limit_statements)

end_with_parent()

# The first request is not the one to load everything.
_ = get_resolver().url_patterns
