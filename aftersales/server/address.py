"""The address the web process listens on: free before it is promised, and kept ours while its processes change."""

import errno
import http.client
import socket
import ssl
from contextlib import closing

from aftersales.server.trouble import Trouble

ANYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what such an address is called from here # nosec B104


def reserve(host: str, port: int) -> socket.socket:
    """Take a port (0: any free one) without listening on it.

    The web processes share it by SO_REUSEPORT. They would share it with another program of ours just as well, and each
    would get some of the requests: so it must be free of any listener first.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            free = probe.getsockname()[1]
        held = socket.socket(family)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind((host, free))
    except OSError as error:
        known = {errno.EADDRINUSE: "port_taken", errno.EACCES: "port_forbidden"}
        raise Trouble(known.get(error.errno or 0, "host_unknown"), host=host, port=port, detail=str(error)) from error
    return held


def url(host: str, port: int, scheme: str = "http") -> str:
    """The address as a person on this machine types it."""
    name = ANYWHERE.get(host, host)
    return f"{scheme}://[{name}]:{port}" if ":" in name else f"{scheme}://{name}:{port}"


def answers(host: str, port: int, path: str = "/healthz", *, tls: bool = False) -> bool:
    """Whether the web process answers requests, whatever it says but that it is broken."""
    with closing(_connection(ANYWHERE.get(host, host), port, tls=tls)) as connection:
        try:
            connection.request("GET", path)
            return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
        except (OSError, http.client.HTTPException):
            return False


def _connection(host: str, port: int, *, tls: bool) -> http.client.HTTPConnection:
    """To our own child on this machine: a sign of life is asked for, and nothing told that a stranger could use. So it
    is not asked whether the certificate speaks for this address, which one that somebody gave rarely does."""
    if not tls:
        return http.client.HTTPConnection(host, port, timeout=2)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(host, port, timeout=2, context=context)
