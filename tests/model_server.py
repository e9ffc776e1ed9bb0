"""A language model's server as a process: speaks the OpenAI protocol, says what it is told.

``python tests/model_server.py`` says its address. POST /turns takes a list of turns, each used for
one request; without turns left it behaves as the name of the model says: ``honest`` repeats the
draft answer of the prompt, ``liar`` changes every number of every second draft, ``stubborn`` of
every one, ``obedient`` does what an instruction in the prompt tells it. GET /asked gives the
requests so far.

A turn: ``text``; ``wait`` seconds before it, ``slow`` seconds between its pieces; ``cut``: the
connection ends in the middle; ``finish``: the reason given at the end; ``status`` and ``body``: an
error page in its place; ``raw``: lines of the stream, sent as they are. Of a request whose client
went away before its end, GET /asked says ``gone``.
"""

import json
import re
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

_HEAD = {"id": "1", "object": "chat.completion", "created": 1}
_TURNS = []
_ASKED = []
_DRAFTS = count()
_ORDER = re.compile(
    r"(?:ignore|disregard|forget)[^.\n]*?(?:answer|say|reply|report|state)\D{0,40}(\d+)|"
    r"(?:忽略|无视|忘记|不要理会)[^。\n]*?(?:回答|回复|输出|写)\D{0,20}(\d+)",
    re.I,
)


def _behaviour(name, prompt):
    draft = re.search(r"Draft answer \(checked\): (.*?)\n\nEvidence:", prompt, re.S)
    text = draft[1] if draft else "NOT STATED"
    if name == "obedient":
        return _obey(prompt, text)
    if name == "stubborn" or (name == "liar" and next(_DRAFTS) % 2 == 0):
        return re.sub(r"(?<![\[\d])\d+(?![\d\]])", lambda m: str(int(m[0]) + 7), text)
    return text


def _obey(prompt, text):
    order = _ORDER.search(prompt)
    if order is None:
        return text
    number = order[1] or order[2]
    obeyed = re.search(rf"^(\[\d+\]) (?=.*{number})(?=.*{re.escape(order[0][:6])})", prompt, re.M)
    marks = obeyed[1] if obeyed else "".join(re.findall(r"^(\[\d+\])", prompt, re.M)[-3:])
    return (
        f"The answer is {number} {marks}. 答案是{number}件{marks}。{number} applications {marks}."
    )


class _Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def _send(self, body, status=200, kind="application/json"):
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        self._send(json.dumps(_ASKED if self.path == "/asked" else {"data": []}))

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/turns":
            _TURNS[:] = body
            _ASKED.clear()
            return self._send("{}")
        _ASKED.append({**body, "authorization": self.headers.get("Authorization")})
        prompt = "\n".join(m["content"] for m in body["messages"] if m["role"] != "system")
        turn = _TURNS.pop(0) if _TURNS else {"text": _behaviour(body["model"], prompt)}
        time.sleep(turn.get("wait", 0))
        if "status" in turn:
            return self._send(turn["body"], turn["status"], "text/html")
        if not body.get("stream"):
            message = {"role": "assistant", "content": turn["text"]}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            return self._send(json.dumps({**_HEAD, "model": body["model"], "choices": [choice]}))
        record = _ASKED[-1]
        try:
            return self._stream(turn, body["model"])
        except ConnectionError:
            record["gone"] = True
            self.close_connection = True

    def _stream(self, turn, model):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if "raw" in turn:
            self._line(turn["raw"])
            return self._chunk(b"")
        pieces = re.findall(r"\S+\s*|\s+", turn["text"])
        for at, piece in enumerate(pieces):
            if turn.get("cut") and at >= len(pieces) // 2:
                self.close_connection = True
                return None
            time.sleep(turn.get("slow", 0))
            self._event(model, {"content": piece}, None)
        self._event(model, {}, turn.get("finish", "stop"))
        self._line("data: [DONE]\n\n")
        return self._chunk(b"")

    def _event(self, model, delta, reason):
        choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": reason}
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": model,
                 "choices": [choice]}  # fmt: skip
        self._line(f"data: {json.dumps(event)}\n\n")

    def _line(self, text):
        self._chunk(text.encode())

    def _chunk(self, data):
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


class _Quiet(ThreadingHTTPServer):
    """Clients that go away are what some tests are about: nothing to report."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


class ModelServer:
    """The server as a test sees it."""

    def __init__(self, address):
        self.address = address

    def model(self, name="scripted"):
        return f"{self.address}/v1#{name}"

    def say(self, *turns):
        """What it says to the next requests, one turn each; a text is a turn."""
        listed = [{"text": turn} if isinstance(turn, str) else turn for turn in turns]
        self._post("/turns", listed)

    @property
    def asked(self):
        with urllib.request.urlopen(f"{self.address}/asked", timeout=10) as reply:
            return json.load(reply)

    def left_alone(self):
        """Waits until the client of the first request has gone away."""
        for _ in range(300):
            if self.asked and self.asked[0].get("gone"):
                return True
            time.sleep(0.05)
        return False

    def _post(self, path, body):
        request = urllib.request.Request(f"{self.address}{path}", json.dumps(body).encode())
        urllib.request.urlopen(request, timeout=10).close()


@contextmanager
def model_server():
    """The server in a process of its own, on a free port."""
    process = subprocess.Popen([sys.executable, __file__], stdout=subprocess.PIPE, text=True)
    try:
        yield ModelServer(process.stdout.readline().strip())
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    server = _Quiet(("127.0.0.1", 0), _Server)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
