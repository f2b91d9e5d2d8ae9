"""A mail server that takes everything, slowly, and counts what came by its Message-ID."""

import socketserver
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from typing import Any, cast


class _Mailbox(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, thinking_seconds: float) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.thinking_seconds = thinking_seconds
        self.letters: Counter[str] = Counter()
        self.lock = threading.Lock()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Somebody was killed in the middle of a letter: that is what this is for."""


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 drill\r\n")
        for line in self.rfile:
            word = line.split(b" ")[0].strip().upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self._take()
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")

    def _take(self) -> None:
        """The letter counts before the sender hears of it: whoever is killed in between sends it twice."""
        server = cast(_Mailbox, self.server)
        content = b""
        for line in self.rfile:
            if line == b".\r\n":
                break
            content += line
        with server.lock:
            server.letters[str(message_from_bytes(content)["Message-ID"]).strip()] += 1
        time.sleep(server.thinking_seconds)
        self.wfile.write(b"250 taken\r\n")


@contextmanager
def mailbox(thinking_seconds: float = 0.2) -> Iterator[tuple[dict[str, str], Counter[str]]]:
    """What the product must be told to send here, and what has come so far."""
    with _Mailbox(thinking_seconds) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        told = {
            "AFTERSALES_SMTP_HOST": "127.0.0.1",
            "AFTERSALES_SMTP_PORT": str(server.server_address[1]),
            "AFTERSALES_SMTP_STARTTLS": "0",
        }
        yield told, server.letters
        server.shutdown()
