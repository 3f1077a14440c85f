"""The window "My data" with a server in memory behind it, and what that says."""

import json
from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.desktop.services.test_trail import ME
from tests.desktop.ui.memory import DEVICE, NOON, MemoryDesk
from tracker_core import chain
from tracker_core.errors import Unavailable
from tracker_core.messages import Checkpoint
from tracker_core.model import Person, Role
from tracker_core.rights import MyRecord, PersonRequest, RequestKind, RequestState, SignIn
from tracker_core.wire import canonical
from tracker_desktop.ui.actions import Actions
from tracker_desktop.ui.my_data.audit_page import AuditPage
from tracker_desktop.ui.my_data.policy_page import PolicyPage
from tracker_desktop.ui.my_data.requests_page import RequestsPage
from tracker_desktop.ui.my_data.sign_ins_page import SignInsPage
from tracker_desktop.ui.my_data.stored_page import StoredPage
from tracker_desktop.ui.my_data.window import AUDIT, POLICY, REQUESTS, SIGN_INS, STORED, MyDataWindow

DAY = 86_400_000
ID = "01900000-0000-7000-8000-0000000000f{}"
POLICY_1 = "# Policy\n\nKept for 24 months. <img src='https://example.org/x.png'> [more](https://example.org/more)\n"
OFFLINE = Unavailable("server_unreachable", "No way there.")
RECORD = MyRecord(
    policy_version="1",
    policy=POLICY_1,
    acknowledged="",
    keeps_months=24,
    requests=(
        PersonRequest(ID.format(1), RequestKind.CORRECTION, "It is <E-17>.", NOON - 9 * DAY, NOON + 21 * DAY),
        PersonRequest(
            ID.format(2),
            RequestKind.DELETION,
            "All.",
            NOON - DAY,
            NOON,
            RequestState.DECLINED,
            "The law wants it.",
            NOON,
        ),
    ),
    sign_ins=(SignIn(NOON, "signed_in", "device"), SignIn(NOON - DAY, "sign_in_failed", "wrong_password")),
    checkpoint=Checkpoint(1, "ab"),
)


class Shown:
    """The window, and the server in memory behind it."""

    def __init__(self, desk: MemoryDesk, actions: Actions, qtbot: QtBot) -> None:
        self.desk = desk
        self.opened: list[str] = []
        self.window = MyDataWindow(actions, self._open_page)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.open()

    def answers(self, answer: MyRecord | Exception | Mapping[str, object]) -> None:
        """The server answers what it was asked last."""
        future = self.desk.sync.calls[-1][2]
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer.encode() if isinstance(answer, MyRecord) else json.dumps(answer).encode())
        QCoreApplication.processEvents()

    @property
    def asked(self) -> list[str]:
        return [path for path, _, _ in self.desk.sync.calls]

    @property
    def stored(self) -> StoredPage:
        page = self._at(STORED)
        assert isinstance(page, StoredPage)
        return page

    @property
    def policy(self) -> PolicyPage:
        page = self._at(POLICY)
        assert isinstance(page, PolicyPage)
        return page

    @property
    def requests(self) -> RequestsPage:
        page = self._at(REQUESTS)
        assert isinstance(page, RequestsPage)
        return page

    @property
    def sign_ins(self) -> SignInsPage:
        page = self._at(SIGN_INS)
        assert isinstance(page, SignInsPage)
        return page

    @property
    def audit(self) -> AuditPage:
        page = self._at(AUDIT)
        assert isinstance(page, AuditPage)
        return page

    def _at(self, number: int) -> object:
        self.window.pages.setCurrentIndex(number)
        QCoreApplication.processEvents()
        return self.window.page(number)

    def _open_page(self, address: str) -> bool:
        self.opened.append(address)
        return "more" in address


@pytest.fixture
def desk() -> MemoryDesk:
    return MemoryDesk(Person(ME, "Ann", "ann@example.org", "", Role.EMPLOYEE))


@pytest.fixture
def shown(desk: MemoryDesk, actions: Actions, qtbot: QtBot) -> Shown:
    return Shown(desk, actions, qtbot)


def audit(number: int, **fields: object) -> list[dict[str, object]]:
    """The rows of an audit that is sound; ``fields`` are those of its last row."""
    rows, head = [], chain.genesis("audit", ME)
    for seq in range(1, number + 1):
        row: dict[str, object] = {
            "v": 1,
            "stream": ME,
            "seq": seq,
            "at": NOON - DAY,
            "action": "timer_started",
            "actor": ME,
            "device": DEVICE,
            "version": "0.1.0",
            "reason": "",
        }
        row |= fields if seq == number else {}
        head = chain.link(head, canonical(row))
        rows.append({**row, "hash": head})
    return rows


def page(rows: Sequence[Mapping[str, object]], after: int | None = None) -> dict[str, object]:
    return {"v": 1, "rows": rows, "next": after}
