"""What changed in a policy: told by paragraph and word, and nothing told where only the look changed."""

import pytest

from tracker_core.rewording import Change, Mark, changes

BEFORE = """# Privacy policy

This is how we treat your data.

## What is kept

- Your name and e-mail address.
- When you started and stopped a timer.

## For how long

Records are kept for 24 months, then deleted.
"""


def told(change: Change) -> str:
    signs = {Mark.SAME: "{}", Mark.ADDED: "+{}+", Mark.REMOVED: "-{}-"}
    return f"{change.heading}: " + " ".join(signs[piece.mark].format(piece.text) for piece in change.pieces)


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE.replace("\n", "\r\n"),
        BEFORE.replace("of your", "of\nyour").replace("name and", "name\n  and"),
        BEFORE.replace("- ", "* "),
        BEFORE.replace("## ", "### "),
        BEFORE + "\n\n",
    ],
)
def test_another_look_is_no_change(after):
    assert changes(BEFORE, after) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "24 months, then deleted.",
            "36 months, then deleted.",
            ["For how long: Records are kept for -24- +36+ months, then deleted."],
        ),
        (
            "stopped a timer.\n",
            "stopped a timer.\n- Where you are, by the network.\n",
            ["What is kept: +Where you are, by the network.+"],
        ),
        ("- Your name and e-mail address.\n", "", ["What is kept: -Your name and e-mail address.-"]),
        (
            "This is how we treat your data.",
            "Nobody reads this.",
            ["Privacy policy: +Nobody reads this.+", "Privacy policy: -This is how we treat your data.-"],
        ),
        ("## For how long", "## For how many years", ["For how many years: For how -long- +many years+"]),
        ("# Privacy policy\n\n", "", ["Privacy policy: -Privacy policy-"]),
    ],
)
def test_what_changed_is_told_word_by_word_under_its_heading(old, new, expected):
    assert old in BEFORE
    assert [told(change) for change in changes(BEFORE, BEFORE.replace(old, new))] == expected


def test_paragraphs_that_changed_places_with_new_ones_are_paired_by_what_they_say():
    old = "# A\n\none two three four\n\nfive six seven eight\n"
    new = "# A\n\nsomething else\n\nfive six seven nine\n\none two three ten\n"
    assert [told(change) for change in changes(old, new)] == [
        "A: +something else+",
        "A: five six seven -eight- +nine+",
        "A: one two three -four- +ten+",
    ]


def test_a_text_without_end_is_compared_without_end_of_patience():
    old = " ".join(f"a{number % 7}" for number in range(40_000))
    new = " ".join(f"b{number % 7}" for number in range(40_000))
    assert [[piece.mark for piece in change.pieces] for change in changes(old, new)] == [[Mark.ADDED], [Mark.REMOVED]]
    many = "\n\n".join(f"one two three {number}" for number in range(1500))
    assert len(changes(many, many.replace("three", "four"))) == 3000
