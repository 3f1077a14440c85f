"""Versions of the policy, and who has read which."""

import pytest

from tests.server.conftest import make_person
from tests.server.test_requests import pages_of
from tracker_core.errors import Refused
from tracker_core.model import Role
from tracker_core.rights import Acknowledgement, MyRecord
from tracker_server import POLICY_SHIPPED, config
from tracker_server.privacy.models import PolicyVersion
from tracker_server.privacy.policy import keep_version, policy_text


@pytest.fixture(autouse=True)
def _fresh_text():
    policy_text.cache_clear()
    yield
    policy_text.cache_clear()


def test_each_text_is_kept_once(db, settings, tmp_path):
    keep_version()
    keep_version()
    settings.POLICY_FILE = tmp_path / "policy.md"
    for version, text in (("2", "# Ours"), ("2", "# Ours, quietly changed"), ("3", "# Ours, again")):
        settings.POLICY_VERSION = version
        settings.POLICY_FILE.write_text(text)
        policy_text.cache_clear()
        keep_version()
    found = PolicyVersion.objects.order_by("pk").values_list("version", "text")
    assert [(version, text[:26]) for version, text in found] == [
        (POLICY_SHIPPED, "# Privacy policy\n\nThis is "),
        ("2", "# Ours"),
        ("2", "# Ours, quietly changed"),
        ("3", "# Ours, again"),
    ]


def test_officers_see_who_has_not(api, jonas, admin):
    officer = make_person("olga@harbor.example", Role.PRIVACY_OFFICER)
    api.post("me/policy", Acknowledgement(POLICY_SHIPPED).encode())
    keep_version()
    page = pages_of(officer).get("/acknowledgements/").content.decode()
    assert "1 of 3 people who may sign in have read it" in page
    missing, done = page.split("<h2>Read</h2>")
    assert ("Mara" in missing, "Jonas" in missing, "Jonas" in done) == (True, False, True)
    for role in set(Role) - {Role.PRIVACY_OFFICER}:
        assert pages_of(make_person(f"{role}@harbor.example", role)).get("/acknowledgements/").status_code == 403


def test_the_minimum_age_is_said(api, settings):
    told = MyRecord.decode(api.get("me").content)
    assert told.minimum_age == 15
    assert "at least 15 years old" in " ".join(told.policy.split())


@pytest.mark.parametrize(
    ("name", "value"),
    [("MINIMUM_AGE", "12"), ("MINIMUM_AGE", "old"), ("ERASURE_WAIT_DAYS", "0"), ("ERASURE_WAIT_DAYS", "91")],
)
def test_a_setting_that_makes_no_sense_is_refused(name, value, tmp_path):
    with pytest.raises(Refused, match=name.lower()):
        config.load({"TIMETRACKER_SERVER_HOME": str(tmp_path), f"TIMETRACKER_{name}": value})
