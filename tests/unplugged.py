"""Indexes files and asks a question where no address may be connected to or looked up.

Arguments: the store, the question, then the files.
"""

import sys
from pathlib import Path

FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.sendto")


def refuse(event, arguments):
    if event in FORBIDDEN:
        sys.stderr.write(f"the network is forbidden here: {event} {arguments}\n")
        raise PermissionError(event)


sys.addaudithook(refuse)

from assistant.cli import main  # noqa: E402

store, question, *files = sys.argv[1:]
for path in map(Path, files):
    data = path.read_bytes()
    if data.startswith(b"PK"):
        from corpus.from_docx import blocks_of_docx

        assert blocks_of_docx(data)
    elif data.startswith(b"%PDF"):
        from corpus.from_pdf import blocks_of_pdf

        assert blocks_of_pdf(data)
asking = ["ask", question, "--store", store, "--json"]
for arguments in (["index", *files, "--store", store], asking):
    sys.argv = ["youju", *arguments]
    try:
        main()
    except SystemExit as left:
        if left.code:
            raise
