"""Assigns very many work items to one person of the organization in TIMETRACKER_SERVER_HOME, its server shut.

``python -m benchmarks.many_items EMAIL COUNT``
"""

from __future__ import annotations

import os
import sys

from benchmarks.full_store import items


def main() -> int:
    """Assign argv[2] items to argv[1], in one transaction."""
    from tracker_server import config
    from tracker_server.opening import open_server

    open_server(config.load(os.environ))
    from django.db import transaction

    from tracker_server.accounts.models import Person
    from tracker_server.work_items.assigning import assign
    from tracker_server.work_items.models import WorkItem

    email, count = sys.argv[1], int(sys.argv[2])
    with transaction.atomic():
        person = Person.objects.get(email=email)
        for item in items(count):
            made = WorkItem.objects.create(
                id=item.id, key=item.key, title=item.title, kind=item.kind.value, project=item.project
            )
            assign(made, person, None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
