"""The documents check finds what it is there to find, and nothing in what is right."""

import re
from pathlib import Path

import pytest

from tools.check_documents import (
    MOST_LINES,
    TOP,
    broken_links,
    missing_tests,
    module_shape,
    traces,
    unshown_promises,
)

HERE = TOP / "tools" / "invented.py"


@pytest.mark.parametrize(
    "text",
    ["[there](there.md)", "[heading](there.md#two-words)", "[own](#here)\n# Here", "[site](https://example.org/x)"],
)
def test_links_that_lead_somewhere(tmp_path: Path, text):
    (tmp_path / "there.md").write_text("# Two words\n")
    document = tmp_path / "a.md"
    document.write_text(text)
    assert list(broken_links(document, text)) == []


@pytest.mark.parametrize("text", ["[gone](gone.md)", "![gone](gone.png)", "[no heading](there.md#three)", "[own](#x)"])
def test_links_that_lead_nowhere(tmp_path: Path, text):
    (tmp_path / "there.md").write_text("# Two words\n")
    document = tmp_path / "a.md"
    document.write_text(text)
    assert len(list(broken_links(document, text))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (HERE, "x = 1\n"),
        (HERE, '"""Owns x."""\n' + "x = 1\n" * MOST_LINES),
        (HERE.with_name("utils.py"), '"""Owns x."""\n'),
    ],
)
def test_modules_that_say_too_little_or_too_much(path, text):
    assert len(list(module_shape(path, text))) == 1


def test_a_test_that_is_named_has_to_be_there():
    document = TOP / "docs" / "invented.md"
    here = "tests/tools/test_check_documents.py"
    assert list(missing_tests(document, f"`{here}::test_a_good_module`")) == []
    wrong = f"`{here}::test_a_good_mod`, `tests/{'nowhere'}.py::test_a_good_module`"
    assert len(list(missing_tests(document, wrong))) == 2


def test_each_sentence_of_the_policy_has_to_be_shown():
    document = TOP / "docs" / "privacy-promises.md"
    text = document.read_text(encoding="utf-8")
    assert list(unshown_promises(document, text)) == []
    assert len(list(unshown_promises(document, text.replace("| You, always. |", "| You. |")))) == 2
    assert len(list(unshown_promises(document, re.sub(r"(You, always\. \|).*", r"\1 somehow |", text)))) == 1


def test_a_good_module():
    assert list(module_shape(HERE, '"""Owns x."""\n')) == []


def test_traces_of_a_machine_and_of_a_registry():
    host = next(line for line in (TOP / "uv.lock").read_text().splitlines() if "https://" in line).split("/")[2]
    assert len(list(traces(HERE, f'"{"/" + "root"}/x"'))) == 1
    assert len(list(traces(HERE, f"get it from {host}"))) == 1
    assert list(traces(HERE, "GET /api/v1/work_items, https://example.org")) == []
