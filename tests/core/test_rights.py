"""What a person asks about their own data, on the wire."""

import json

import pytest

from tracker_core.errors import Malformed
from tracker_core.messages import Checkpoint, Discovery
from tracker_core.rights import Acknowledgement, Ask, MyRecord, PersonRequest, RequestKind, RequestState, SignIn

ID = "01900000-0000-7000-8000-00000000000a"
REQUEST = PersonRequest(ID, RequestKind.CONCERN, "Why?", 1, 2, RequestState.DECLINED, "Because.", 3)
RECORD = MyRecord("2", "# Policy", "1", 24, (REQUEST,), (SignIn(5, "signed_in", "page"),), Checkpoint(7, "ab"))


def test_each_comes_back_as_it_went():
    for told in (RECORD, Ask(ID, RequestKind.DELETION, "All of it."), Acknowledgement("2")):
        assert type(told).decode(told.encode()) == told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("policy", 1),
        ("acknowledged", None),
        ("keeps_months", "24"),
        ("requests", {}),
        ("requests", [{"id": "x"}]),
        ("sign_ins", [1]),
        ("checkpoint", None),
    ],
)
def test_what_cannot_be_read_is_refused(name, value):
    body = json.loads(RECORD.encode()) | {name: value}
    with pytest.raises(Malformed):
        MyRecord.decode(json.dumps(body).encode())


def test_another_message_is_refused():
    discovery = Discovery("o", "a", "i", "c", "0", "1", "e")
    with pytest.raises(Malformed):
        MyRecord.decode(discovery.encode())
