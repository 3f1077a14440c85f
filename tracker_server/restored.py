"""What an admin has to tell a server that was restored from a backup: that there is a past it does not know."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from tracker_server.audit.record import SERVER, Action, Audited, record
from tracker_server.streams.models import PersonStream, ServerEpoch, new_epoch

# More than any stream can have grown since its backup was made. Devices name the changes they knew by their numbers;
# those that this server has forgotten must not be given out a second time for something else.
FORGOTTEN = 1_000_000


def begin_new_epoch() -> str:
    """Give this database a new name, so that every device pulls from the start and offers again what it has sent.

    Answers the name. Nothing is lost by calling it once too often; devices then send once more what is known already.
    """
    epoch = new_epoch()
    with transaction.atomic():
        ServerEpoch.objects.update(value=epoch)
        PersonStream.objects.update(last_seq=F("last_seq") + FORGOTTEN)
        record([Audited(Action.SERVER_RESTORED, SERVER, subject=epoch)])
    return epoch
