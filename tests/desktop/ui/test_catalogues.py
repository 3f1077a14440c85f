"""The translations: whole, fit for the texts they stand for, and what the program reads is made of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from tools.translations import CATALOGUES, found, release
from tracker_desktop.services import words
from tracker_desktop.services.language import speak
from tracker_desktop.services.sentences import ERRORS
from tracker_desktop.services.settings import LANGUAGES
from tracker_desktop.ui.catalogues import catalogue
from tracker_desktop.ui.menu import REASON_LINES, wrapped

OTHERS = [name for name in LANGUAGES if name != "en"]
HOLE = re.compile(r"\{\w+(?::\w+)?\}|%n")
MARK = re.compile(r"&(.)")
DATE_FORMAT = "yyyy-MM-dd HH:mm"
IN_THE_SHELL_ONLY = {"recovery_unconfirmed"}


class Entry(NamedTuple):
    """One text of a catalogue; ``forms`` has more than one for a plural."""

    english: str
    forms: Sequence[str]
    plural: bool
    finished: bool


def entries(name: str) -> list[Entry]:
    return [_entry(each) for each in ElementTree.parse(CATALOGUES / f"{name}.ts").iter("message")]


def _entry(message: ElementTree.Element) -> Entry:
    told = message.find("translation")
    assert told is not None
    plural = message.get("numerus") == "yes"
    forms = [each.text or "" for each in told.findall("numerusform")] if plural else [told.text or ""]
    return Entry(message.findtext("source", ""), forms, plural, told.get("type") is None and all(forms))


def marks(text: str) -> list[str]:
    """The letters that are marked as mnemonics."""
    return MARK.findall(text.replace("&&", ""))


@pytest.fixture(params=OTHERS)
def spoken(request: pytest.FixtureRequest, qapp: object) -> Iterator[str]:
    speak(catalogue(request.param))
    yield request.param
    speak(None)


def test_each_language_has_a_catalogue_and_each_catalogue_a_language() -> None:
    assert sorted(file.stem for file in CATALOGUES.glob("*.ts")) == sorted(OTHERS)


@pytest.mark.parametrize("name", OTHERS)
def test_every_text_is_in_it_and_translated(name: str) -> None:
    plain, plural = found()
    told = entries(name)
    assert {each.english for each in told if not each.plural} == plain, "run ./dev translate"
    assert {each.english for each in told if each.plural} == plural, "run ./dev translate"
    assert [each.english for each in told if not each.finished] == [], "translate these: docs/translating.md"


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_filled_in_is_the_same_in_every_form(name: str) -> None:
    wrong = [
        form
        for each in entries(name)
        for form in each.forms
        if Counter(HOLE.findall(form)) != Counter(HOLE.findall(each.english))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", OTHERS)
def test_there_is_a_mnemonic_where_english_has_one(name: str) -> None:
    for english, forms, *_ in entries(name):
        for form in forms:
            assert len(marks(form)) == len(marks(english)) <= 1, form
            assert all(mark.isascii() and mark.isalnum() for mark in marks(form)), f"no key has that: {form}"


@pytest.mark.parametrize("name", OTHERS)
def test_dots_are_where_english_has_them(name: str) -> None:
    """``Stop…`` asks further; a title does not end in a full stop, a sentence does."""
    for english, forms, *_ in entries(name):
        for form in forms:
            assert ("…" in form) == ("…" in english), form
            assert form.startswith(" ") == english.startswith(" "), form
            assert form.endswith(" ") == english.endswith(" "), form
            if len(english.split()) > 2 and "{" not in english[-1:]:
                assert form.endswith((".", "।")) == english.endswith("."), form


@pytest.mark.parametrize("name", OTHERS)
def test_a_date_is_written_with_all_its_parts(name: str) -> None:
    told = next(each.forms[0] for each in entries(name) if each.english == DATE_FORMAT)
    assert sorted(re.findall("[A-Za-z]+", told)) == sorted(re.findall("[A-Za-z]+", DATE_FORMAT))


@pytest.mark.parametrize("name", OTHERS)
def test_the_program_reads_what_the_translators_wrote(name: str, tmp_path: Path) -> None:
    made = tmp_path / f"{name}.qm"
    release(CATALOGUES / f"{name}.ts", made)
    assert made.read_bytes() == (CATALOGUES / f"{name}.qm").read_bytes(), "run ./dev translate"


def test_a_reason_is_never_cut_short_in_the_menu(spoken: str) -> None:
    for code in ERRORS.keys() - IN_THE_SHELL_ONLY:
        assert len(wrapped(words.code(code).text)) <= REASON_LINES, f"{spoken}: {code}"


SPOKEN = {
    "de": [
        "3 h 05 min",
        "Mo, 23. Nov. 2026",
        "Nicht angenommen: 1 Aufzeichnung",
        "Nicht angenommen: 123.456 Aufzeichnungen",
        "Schon entfernt. Dieser Eintrag zählt nicht mehr; es ist nichts zu tun.",
        "Der Server konnte sie nicht lesen",
    ],
    "hi": [
        "3 घं॰ 05 मि॰",
        "सोम, 23 नव॰ 2026",
        "स्वीकार नहीं हुआ: 1 रिकॉर्ड",
        "स्वीकार नहीं हुए: 1,23,456 रिकॉर्ड",
        "पहले ही हटाई जा चुकी है। वह एंट्री अब नहीं गिनी जाती; कुछ करने की ज़रूरत नहीं है।",
        "सर्वर इसे पढ़ नहीं सका",
    ],
}


def test_figures_dates_and_sentences_are_told_the_way_of_the_language(spoken: str) -> None:
    assert [
        words.duration(185 * 60_000),
        words.day_line(date(2026, 11, 23)),
        words.rejected_line(1),
        words.rejected_line(123_456),
        words.one_line(words.code("already_voided")),
        words.one_line(words.verdict("malformed")._replace(text="")),
    ] == SPOKEN[spoken]
