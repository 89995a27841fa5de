"""Runs of eight words of the supplied documents, as hashes: what was copied is found without the documents being kept here.

`python -m tests.starter.shingles FILE...` writes the hashes anew from the documents.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

RUN = 8
FILE = Path(__file__).with_name("seed_shingles.json")


def split_words(text: str) -> list[str]:
    """The words of an English text in small letters, without punctuation."""
    return re.findall(r"[a-z0-9]+", text.replace("’", "").replace("'", "").lower())


def hash_runs(words: list[str]) -> dict[str, str]:
    """Hash → run of words, for every run of eight."""
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return {hashlib.sha256(run.encode()).hexdigest()[:10]: run for run in runs}


def load_runs() -> frozenset[str]:
    """The hashes of the documents."""
    return frozenset(json.loads(FILE.read_text(encoding="ascii")))


def save_runs(documents: Iterable[Path]) -> None:
    """Write the hashes of these documents."""
    hashes: set[str] = set()
    for each in documents:
        hashes.update(hash_runs(split_words(each.read_text(encoding="utf-8"))))
    FILE.write_text(json.dumps(sorted(hashes), indent=0) + "\n", encoding="ascii")


if __name__ == "__main__":
    save_runs(Path(each) for each in sys.argv[1:])
