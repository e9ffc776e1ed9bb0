"""Forks a child for each line (seconds, store, command, paths or ids) and kills it after that time.

The fork is made before Chroma or the encoder have threads. Answers "killed" or "ended".
"""

import os
import signal
import sys
import time
from pathlib import Path

from stand_ins import QuickEngine, servers_named

from vectorstore.apart import import_vectors
from vectorstore.encoder import Encoder
from vectorstore.store import Store


def _work(folder, command, names):
    with Store.open(folder, Encoder(QuickEngine()), *servers_named()) as store:
        if command == "remove":
            store.remove(names)
        elif command == "import":
            import_vectors(store, *map(Path, names))
        else:
            store.index(names, rebuild=command == "rebuild", jobs=1)


def _wait(child, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return "ended"
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "killed"


for line in sys.stdin:
    pause, folder, command, *names = line.rstrip("\n").split("\t")
    pid = os.fork()
    if not pid:
        try:
            _work(folder, command, names)
        finally:
            os._exit(0)
    sys.stdout.write(_wait(pid, float(pause)) + "\n")
    sys.stdout.flush()
