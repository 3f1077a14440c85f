"""The verifier as somebody runs it: one file, a Python without anything else, an empty folder."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile

import pytest

from tests.verify.made import KEY, SHARDS, organization
from tracker_core import exported
from tracker_verify import archive
from tracker_verify.archive import verifier


@pytest.fixture
def bare(tmp_path):
    """Runs the verifier out of the export itself, with neither our code nor any package in reach."""
    made = organization()
    export = made.export(tmp_path / "export.zip")
    with zipfile.ZipFile(export) as opened:
        opened.extract(exported.VERIFIER, tmp_path)

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-I", "-S", "-W", "error", exported.VERIFIER, *map(str, arguments)],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run, made, tmp_path


def test_a_sound_export(bare):
    run, _, _ = bare
    done = run("export.zip")
    assert (done.returncode, done.stderr) == (0, b"")
    told = done.stdout.decode()
    assert "The 8 rows of the audit follow each other unbroken." in told
    assert told.endswith("Sound: nothing is wrong in what could be checked.\n")


def test_everything_from_elsewhere(bare):
    run, made, folder = bare
    (folder / "kept").write_text("".join(made.notes[shard][-1][1] for shard in SHARDS), encoding="utf-8")
    (folder / "proofs").write_bytes(made.consistency(SHARDS[0], 3).encode())
    done = run("export.zip", "--checkpoints", "kept", "--proofs", "proofs", "--key", KEY.encode(), "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    told = json.loads(done.stdout)
    assert told["sound"] is True
    assert {"level": "sound", "code": "kept", "text": "2 kept notes agree with the export."} in told["findings"]


def test_an_unsound_one(bare):
    run, made, folder = bare
    made.rows[1] = made.rows[1].replace(b"item-1", b"item-9")
    made.export(folder / "export.zip", made.files())
    done = run("export.zip")
    assert done.returncode == 1
    assert "WRONG     Event " in done.stdout.decode()
    assert done.stdout.decode().rstrip().splitlines()[-1].startswith("NOT SOUND")
    assert json.loads(run("export.zip", "--json").stdout)["sound"] is False


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.zip", None),
        ("text.zip", b"hello"),
        ("cut.zip", lambda data: data[: len(data) // 2]),
    ],
)
def test_what_cannot_be_read(bare, name, content):
    run, _, folder = bare
    if content is not None:
        whole = (folder / "export.zip").read_bytes()
        (folder / name).write_bytes(content(whole) if callable(content) else content)
    done = run(name)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("timetracker-verify: ")
    assert "Traceback" not in done.stderr.decode()
    assert json.loads(run(name, "--json").stdout)["sound"] is None


@pytest.mark.parametrize(
    "arguments",
    [("--checkpoints", "none"), ("--proofs", "none"), ("--key", "nonsense"), ("--checkpoints", exported.VERIFIER)],
)
def test_what_is_given_beside_it_and_cannot_be_read(bare, arguments):
    run, _, _ = bare
    done = run("export.zip", *arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_zip_that_is_no_export(bare):
    run, _, folder = bare
    for files in ({"x": b""}, {exported.MANIFEST: b"{}"}, {exported.MANIFEST: b"\xff"}):
        with zipfile.ZipFile(folder / "other.zip", "w") as opened:
            for name, data in files.items():
                opened.writestr(name, data)
        assert run("other.zip").returncode == 2


def test_the_file_is_the_same_wherever_it_is_made(tmp_path):
    program = "import sys; from tracker_verify.archive import verifier; sys.stdout.buffer.write(verifier())"
    again = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": "Asia/Tokyo"},
        capture_output=True,
        check=True,
    )
    assert hashlib.sha256(again.stdout).digest() == hashlib.sha256(verifier()).digest()


def test_it_has_all_it_needs_and_nothing_else(bare):
    """Every module of ours that a run loads, and no other."""
    _, _, folder = bare
    program = (
        "import sys; sys.path.insert(0, 'timetracker-verify.pyz'); sys.argv = ['x', 'export.zip']\n"
        "from tracker_verify.__main__ import main\n"
        "assert main() == 0\n"
        "sys.stderr.write(' '.join(name for name in sys.modules if name.startswith('tracker_')))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], cwd=folder, capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    packed = {
        package if module == "__init__" else f"{package}.{module}"
        for package, modules in archive.MODULES.items()
        for module in modules
    }
    assert loaded == packed
