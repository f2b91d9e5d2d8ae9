"""A line between a client and the product that breaks when it is told to: a proxy that counts what passes."""

import socket
import struct
import threading
from contextlib import suppress
from typing import Final

HOST: Final = "127.0.0.1"
_READ: Final = 64 * 2**10
_AT_ONCE_GONE: Final = struct.pack("ii", 1, 0)


class Line:
    """Forwards to `port`; after each of `cuts` (bytes that came from the client, in all) the client's end is reset."""

    def __init__(self, port: int, cuts: list[int]) -> None:
        self.to, self.cuts, self.cut = port, sorted(cuts), 0
        self.passed = 0
        self._lock = threading.Lock()
        self._listening = socket.create_server((HOST, 0))
        # What lies in a socket's buffer when it breaks was never on the line; it is kept small, so that it is not told.
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _READ)
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection((HOST, self.to))
        except OSError:
            _reset(client)
            return
        threading.Thread(target=self._back, args=(server, client), daemon=True).start()
        with suppress(OSError):
            while data := client.recv(_READ):
                if self._counted(len(data)):
                    break
                server.sendall(data)
        _reset(client)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)  # what had come through, had come through

    def _counted(self, size: int) -> bool:
        """Whether the line breaks here."""
        with self._lock:
            self.passed += size
            if self.cuts and self.passed >= self.cuts[0]:
                self.cuts.pop(0)
                self.cut += 1
                return True
            return False

    def _back(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(_READ):
                client.sendall(data)
        for end in (client, server):
            with suppress(OSError):
                end.shutdown(socket.SHUT_WR)


def _reset(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE_GONE)
    end.close()
