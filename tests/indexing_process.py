"""Indexes a folder with quick vectors in a process of its own, telling of every report."""

import sys

from stand_ins import QuickEngine, servers_named

from vectorstore.encoder import Encoder
from vectorstore.store import Store


def _tell(done, total, outcome):
    sys.stdout.write(f"{outcome.report_id}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with Store.open(sys.argv[1], Encoder(QuickEngine()), *servers_named()) as store:
        store.index(sys.argv[2:], on_progress=_tell)
