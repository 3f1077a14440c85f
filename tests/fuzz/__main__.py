"""Fuzzing led by coverage, for as long as one likes: ``./dev fuzz [SECONDS] [TARGET ...]``.

Each target runs in a process of its own. What it found worth keeping lies in ``.dev/fuzz/<target>``; bytes that break a
promise are written there as ``crash-…``, to be put into ``tests/fuzz/corpus/<target>`` with the mend.
"""

import subprocess
import sys
from pathlib import Path
from random import Random

TOP = Path(__file__).parents[2]
CORPUS = Path(__file__).parent / "corpus"
KEPT = TOP / ".dev" / "fuzz"
SECONDS = 300


def one(name: str, seconds: int) -> None:
    """Fuzz one target; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["tracker_core", "tracker_server.ledger.offered", "tracker_server.api"]):
        from tests.fuzz.targets import TARGETS
    from tests.fuzz.mutation import reshaped

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        luck = Random(seed)
        return (reshaped(data, luck) if luck.random() < 0.5 else atheris.Mutate(data, most))[:most]

    def run(data: bytes) -> None:
        TARGETS[name](data)

    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={seconds}",
        "-max_len=16384",
        "-timeout=20",
        f"-artifact_prefix={folder}/",
        "-verbosity=0",
    ]
    atheris.Setup(
        [sys.argv[0], *options, str(folder), str(CORPUS / name)],
        run,
        custom_mutator=mutate,
    )
    atheris.Fuzz()


def main(arguments: list[str]) -> int:
    """Fuzz the targets that ``arguments`` name, or all, for their share of the seconds. 1 when one broke a promise."""
    if arguments[:1] == ["--one"]:
        one(arguments[1], int(arguments[2]))
    from tests.fuzz.targets import TARGETS

    seconds = int(arguments.pop(0)) if arguments and arguments[0].isdecimal() else SECONDS
    names = arguments or list(TARGETS)
    broken = []
    for name in names:
        share = max(1, seconds // len(names))
        print(f"{name}: {share} s", flush=True)
        done = subprocess.run([sys.executable, "-m", "tests.fuzz", "--one", name, str(share)], cwd=TOP, check=False)
        if done.returncode:
            broken.append(name)
    print(f"broken: {', '.join(broken)}; see .dev/fuzz" if broken else "nothing broke")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
