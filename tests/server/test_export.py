"""The export of all that the server holds of a person, held against the tables there are."""

import csv
import hashlib
import io
import json
import subprocess
import sys
import uuid
import zipfile

import jsonschema
import pytest
from django.apps import apps
from django.core.cache import cache
from django.db.models import ForeignKey
from django.test import Client

from tests.server.conftest import PASSWORD, make_person, signed_in_api
from tests.server.device import NINE, start, stop
from tests.server.test_push import audit_of
from tracker_core import wire
from tracker_core.events import EntryAmended
from tracker_core.model import Moment, Role
from tracker_core.rights import Acknowledgement
from tracker_server import POLICY_SHIPPED
from tracker_server.accounts.models import Person, Team
from tracker_server.audit.models import AuditFloor
from tracker_server.audit.purging import purge_rows
from tracker_server.audit.sealing import seal
from tracker_server.clock import now_ms
from tracker_server.ledger.decided import decide_for
from tracker_server.privacy.holdings import HOLDINGS
from tracker_verify.findings import Level
from tracker_verify.judge import judge
from tracker_verify.reading import read

REFERENCES = {"device", "request"}  # to rows that name one
NAMES_A_PERSON = {"actor", "by", "email", "object_id", "person", "session_data", "stream", "subject", "user", "user_id"}


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def exported(api) -> dict[str, bytes]:
    reply = api.get("me/export")
    assert reply.status_code == 200
    assert reply["Content-Type"] == "application/zip"
    content = reply.getvalue()
    assert int(reply["Content-Length"]) == len(content)
    return unzipped(content)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.fixture
def manager_decides(jonas):
    boss = make_person("paul@harbor.example", Role.MANAGER)

    def decide(entry: str) -> None:
        fact = EntryAmended(entry, "As you said.", stop=Moment(NINE + 1_800_000, 60))
        decide_for(jonas, boss, [fact], now_ms())

    return decide


@pytest.fixture
def recorded(api, device, item, jonas):
    """An entry of Jonas, with a note that a spreadsheet would carry out."""
    fact = start(item.id)
    begun, body = device.record(type(fact)(fact.work_item, fact.at, fact.assignment_rev, '=HYPERLINK("x")'))
    _, ended = device.record(stop(begun))
    api.push(device, body, ended)
    api.post("me/policy", Acknowledgement(POLICY_SHIPPED).encode())
    Team.objects.create(name="Quay").members.add(jonas)
    return begun, body


def test_every_column_that_names_a_person_is_on_the_list():
    columns = {(each.model, each.column.split("__")[0]) for each in HOLDINGS}
    tables = {each.model for each in HOLDINGS}
    missing = []
    for model in apps.get_models(include_auto_created=True):
        label = f"{model._meta.app_label}.{model._meta.object_name}"
        for column in model._meta.concrete_fields:
            if isinstance(column, ForeignKey) and column.related_model == Person:
                missing += [(label, column.name)] * ((label, column.name) not in columns)
            elif column.name in NAMES_A_PERSON or (isinstance(column, ForeignKey) and column.name in REFERENCES):
                missing += [(label, column.name)] * (label not in tables)
    assert missing == []
    assert all(each.section or each.reason for each in HOLDINGS)


def test_an_export_is_what_its_schema_says_and_lists_its_files(api, recorded, jonas):
    files = exported(api)
    data, schema = json.loads(files["data.json"]), json.loads(files["data.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema, jsonschema.Draft202012Validator)
    manifest = json.loads(files.pop("manifest.json"))
    assert {each["name"]: each["sha256"] for each in manifest["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert manifest["person"] == str(jonas.id)
    assert b"Harbor" in files["README.md"]
    assert files["policy.md"].startswith(b"# Privacy policy")


def test_an_export_tells_of_everything_and_of_nobody_else(api, recorded, jonas, item, admin):
    signed_in_api(make_person("lena@harbor.example"))
    begun, body = recorded
    files = exported(api)
    told = json.loads(files["data.json"])["tables"]
    assert told["person"][0]["email"] == "jonas@harbor.example"
    assert [each["team"] for each in told["teams"]] == ["Quay"]
    assert [(each["key"], each["assigned_by_id"]) for each in told["assignments"]] == [("PIER-7", str(admin.id))]
    assert wire.canonical(told["events"][0]["body"]) == body
    assert [(each["entry"], each["worked_minutes"], each["key"]) for each in told["entries"]] == [(begun, 60, "PIER-7")]
    assert [each["version"] for each in told["acknowledgements"]] == [POLICY_SHIPPED]
    assert len(told["devices"]) == len(told["device_chains"]) == 1
    assert told["device_sign_ins"]
    assert [each["action"] for each in told["sign_ins"]] == ["signed_in", "device_registered"]
    everything = b"".join(files.values())
    assert b"lena@" not in everything
    for secret in ("token_checksum", jonas.password):
        assert secret.encode() not in files["data.json"]
    assert audit_of(jonas)[-1]["action"] == "data_exported"


def test_an_export_is_sound_as_the_verifier_says(api, device, recorded, jonas, manager_decides, tmp_path):
    begun, _ = recorded
    manager_decides(begun)
    api.push(device, device.raw(type="timer_started", data={"note": 1}), device.record(start(uuid.uuid4()))[1])
    seal()
    api.get("me")
    for number, purged in enumerate((False, True)):
        if purged:
            AuditFloor.objects.update(min_age_ms=-86_400_000)
            assert purge_rows(str(jonas.pk), 3) == 3
            seal()
        path = tmp_path / f"{number}.zip"
        path.write_bytes(api.get("me/export").getvalue())
        findings = judge(read(path, None, None, None))
        assert [each for each in findings if each.level is Level.WRONG] == []
        told = {each.code for each in findings if each.level is Level.SOUND}
        assert {"files", "chain", "trees", "events"} <= told, told
    ran = subprocess.run(
        [sys.executable, "-I", "-S", extracted(path, tmp_path), path], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout


def extracted(path, folder):
    with zipfile.ZipFile(path) as packed:
        return packed.extract("timetracker-verify.pyz", folder)


def test_a_table_for_people_carries_out_nothing(api, recorded):
    files = exported(api)
    entry = rows_of(files["csv/entries.csv"])[0]
    assert entry["note"] == '\'=HYPERLINK("x")'
    assert (entry["key"], entry["worked_minutes"], entry["start"][:10]) == ("PIER-7", "60", "2026-09-21")
    assert rows_of(files["csv/sign_ins.csv"])[0]["action"] == "signed_in"
    assert rows_of(files["csv/devices.csv"])[0]["registered_at"].startswith("20")
    assert "body" not in rows_of(files["csv/events.csv"])[0]


def test_browsers_are_told_of_too(api, jonas, admin):
    for person in (jonas, admin):
        assert Client().login(request=None, email=person.email, password=PASSWORD)
    told = json.loads(exported(api)["data.json"])["tables"]
    assert len(told["browser_sign_ins"]) == 2  # one of these is the page at which the device signed in


def test_one_at_a_time(api, jonas):
    cache.add(f"export:{jonas.id}", 1)
    reply = api.get("me/export")
    assert (reply.status_code, reply.json()["code"]) == (409, "export_under_way")
    cache.clear()
    for _ in range(2):
        exported(api)


def test_without_a_sign_in_there_is_none(db):
    assert Client().get("/api/v1/me/export").status_code == 401
