"""The catalogues in ``resources/translations``, read by Qt; and Qt's own words in that language, where it has them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tracker_desktop.services.language import Catalogue, speak
from tracker_desktop.ui.icons import resources

CONTEXT = "TimeTracker"
_of_qt: list[QTranslator] = []


def use(name: str) -> None:
    """Speak ``name`` (ISO 639) in this thread, in Qt's own words too, and lay windows out the way its letters run."""
    speak(catalogue(name))
    locale = QLocale(name)
    QLocale.setDefault(locale)
    while _of_qt:
        QCoreApplication.removeTranslator(_of_qt.pop())
    words = QTranslator()
    if words.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(words)
        _of_qt.append(words)
    QApplication.setLayoutDirection(locale.textDirection())


def catalogue(name: str) -> Catalogue | None:
    """The texts and figures of a language; None for English. Raises ``RuntimeError`` where its file is not there."""
    if name == "en":
        return None
    ours = QTranslator()
    if not ours.load(name, str(resources() / "translations")):
        raise RuntimeError(f"The translation {name} cannot be read.")
    return Catalogue(
        lambda text, number: ours.translate(CONTEXT, text, None, number) or "",
        lambda number: QLocale(name).toString(number),
    )
