"""Every error that this program can raise has words for people."""

import ast
from pathlib import Path

import tracker_core
import tracker_desktop
from tracker_core.errors import Unavailable
from tracker_desktop.services import sentences, words

KINDS = {"Refused", "Unavailable", "Bug", "NotAssigned"}


def raised():
    """Every code that stands as a literal where one of our errors is made."""
    for package in (tracker_core, tracker_desktop):
        for file in Path(package.__file__).parent.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id in KINDS
                    and node.args
                ):
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str) and " " not in first.value:
                        yield first.value


def test_every_code_has_words():
    codes = set(raised())
    assert len(codes) > 40
    assert sorted(codes - set(sentences.ERRORS)) == []


def test_every_text_says_what_and_what_to_do():
    for code, (title, text) in sentences.ERRORS.items():
        assert title, code
        assert text.endswith((".", "timetracker")), code


def test_a_code_of_the_future_is_told_as_it_is():
    assert "code_of_2030" in words.sentence(Unavailable("code_of_2030", "x"))


def test_missing_details_leave_no_braces():
    for code in sentences.ERRORS:
        assert "{" not in words.sentence(Unavailable(code, "x")), code
