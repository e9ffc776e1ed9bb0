"""Forks a server for each line (a store), which is killed whenever its starter likes.

Answers with its process and its address. The fork is made before Chroma or the page have threads.
"""

import asyncio
import os
import socket
import sys

import uvicorn
from stand_ins import QuickEngine

from assistant import Youju
from assistant.page.app import make_server
from vectorstore.encoder import Encoder
from vectorstore.store import Store


def _serve(folder, listening):
    with Store.open(folder, Encoder(QuickEngine())) as store:
        config = uvicorn.Config(make_server(Youju(store)), log_level="error")
        asyncio.run(uvicorn.Server(config).serve([listening]))


for line in sys.stdin:
    taken = socket.create_server(("127.0.0.1", 0))
    pid = os.fork()
    if not pid:
        try:
            _serve(line.rstrip("\n"), taken)
        finally:
            os._exit(0)
    address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    taken.close()
    sys.stdout.write(f"{pid}\t{address}\n")
    sys.stdout.flush()
    os.waitpid(pid, 0)
