"""Asking ClamAV (https://docs.clamav.net, clamd's INSTREAM) whether a file is known to be harmful."""

import socket
import struct
from pathlib import Path
from typing import Final

_CHUNK: Final = 256 * 2**10
_SECONDS: Final = 120.0


class ScannerAway(Exception):
    """clamd does not answer, or not as it should: the file has to wait."""


def verdict(path: Path, address: str) -> str:
    """What clamd says of a file: "" for clean, else why it is refused. `address` is host:port or a socket's path."""
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            with path.open("rb") as file:
                while data := file.read(_CHUNK):
                    line.sendall(struct.pack("!L", len(data)) + data)
            line.sendall(struct.pack("!L", 0))
            answer = _answer(line)
    except (BrokenPipeError, ConnectionResetError):
        return "too_large_to_scan"  # clamd hangs up on more than its StreamMaxLength
    except OSError as error:
        raise ScannerAway(str(error)) from error
    if answer.endswith("OK"):
        return ""
    if answer.endswith("FOUND"):
        return "infected"
    if "size limit exceeded" in answer:
        return "too_large_to_scan"
    raise ScannerAway(answer)


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(_SECONDS)
        line.connect(address)
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)


def _answer(line: socket.socket) -> str:
    told = b""
    while not told.endswith(b"\0") and (data := line.recv(4096)):
        told += data
    return told.rstrip(b"\0\n").decode(errors="replace")
