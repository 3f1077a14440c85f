"""Text to read and to copy from, which loads nothing: neither pictures nor anything else that a text may name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

MARGIN = 8
PLAIN_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class Reader(QTextBrowser):
    """``follow`` is called with the address of a link that was chosen."""

    def __init__(self, name: str, parent: QWidget, follow: Callable[[str], object] = lambda _: None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(MARGIN)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(lambda url: follow(url.toString()))

    def put_markdown(self, text: str) -> None:
        """Show ``text``; HTML in it is shown as what it is."""
        self.document().setMarkdown(text, PLAIN_MARKDOWN)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None
