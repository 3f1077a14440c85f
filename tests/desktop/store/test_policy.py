"""What the server said of the policy, and the text that the person read, in the encrypted store."""

from tests.desktop.desk import KEY
from tracker_core.messages import PolicyStanding
from tracker_desktop.services.privacy import PolicyText
from tracker_desktop.store.journal import SqlcipherJournal
from tracker_desktop.store.opening import open_store


def test_the_policy_that_was_read_is_kept_and_survives_a_restart(desk):
    assert desk.journal.privacy.read_policy() is None
    text = PolicyText("1", "# Policy\n\nNothing is sold: “ever”.\n")
    desk.journal.privacy.put_policy(PolicyStanding("1", "1"))
    desk.journal.privacy.put_read_policy(text)
    desk.journal.close()
    desk.journal = SqlcipherJournal(open_store(desk.file, KEY))
    again = desk.journal.privacy
    assert (again.read_policy(), again.policy()) == (text, PolicyStanding("1", "1"))
