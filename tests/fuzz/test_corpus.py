"""A short run of the fuzz targets, the same each time: what is checked in, and what chance makes of it."""

import random
from pathlib import Path

import pytest

from tests.fuzz.mutation import cut_and_pasted, reshaped
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
ROUNDS = 1000


@pytest.mark.parametrize("name", TARGETS)
def test_bad_bytes_are_refused_and_nothing_worse(name):
    kept = sorted((CORPUS / name).iterdir())
    assert kept
    luck = random.Random(name)
    for file in kept:
        data = file.read_bytes()
        TARGETS[name](data)
        for _ in range(ROUNDS // len(kept)):
            change = luck.choice((cut_and_pasted, reshaped))
            TARGETS[name](change(data, luck))


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_has_something_that_is_read_to_the_end(name):
    assert any(TARGETS[name](file.read_bytes()) for file in (CORPUS / name).iterdir())
