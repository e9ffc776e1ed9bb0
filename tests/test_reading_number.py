"""What is read from reports changes only together with the number of the way they are read."""

import hashlib
from pathlib import Path

from corpus.read import read_report
from corpus.report import READING
from vectorstore import codec
from vectorstore.prepared import prepare

ROOT = Path(__file__).parent.parent
FOLDERS = ("corpus/reports", "evals/sets/reports", "evals/sets/bodies/reports")
WRITTEN = Path(__file__).with_name("reading.txt")


def _what_is_read():
    """A digest of everything that a store keeps of the reports, but for where they are."""
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).glob("*.txt")):
            report = read_report(path)
            ready = prepare(report)
            for part in (
                report.header, report.furniture, report.sections, report.tables, report.facts,
                report.notes, ready.passages, ready.sentences,
            ):  # fmt: skip
                digest.update(codec.dump(part).encode())
    return digest.hexdigest()


def test_what_is_read_changes_with_its_number_only():
    number, read = WRITTEN.read_text("utf-8").split()
    now = _what_is_read()
    assert (READING, now) == (int(number), read), (
        "Reports are read in another way now: raise READING in corpus/report.py, so that stores "
        f"read them again, and write `{READING + 1} {now}` into {WRITTEN.name}."
    )
