"""What tus 1.0 says in headers, read strictly. https://tus.io/protocols/resumable-upload, version 1.0.0."""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from aftersales.base.errors import Invalid, Refusal

VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,checksum,expiration,termination"
BODY_TYPE: Final = "application/offset+octet-stream"
ALGORITHMS: Final = ("sha256", "sha1", "md5")
"""sha1 is what the protocol asks every server to know; none of them is for secrecy, all find a broken line."""
_MOST_METADATA: Final = 4096
_DIGITS: Final = 15


class OtherVersion(Refusal):
    """The client speaks another version of the protocol, or none."""

    status = 412


class OtherType(Refusal):
    """A piece of a file comes as `application/offset+octet-stream`."""

    status = 415


class LengthMissing(Refusal):
    """A piece says how long it is."""

    status = 411


class TooLarge(Refusal):
    """More than is taken, or than the client had said."""

    status = 413


class Gone(Refusal):
    """There was such an upload; it has ended, or run out."""

    status = 410


class Torn(Refusal):
    """What came is not what was sent: the piece is thrown away and may be sent again. 460 is the protocol's own."""

    status = 460


class NoRoom(Refusal):
    """The disk, or what the installation allows itself, is full. What has come so far is kept."""

    status = 507


class Busy(Refusal):
    """So many uploads come in at once that other work would have to wait."""

    status = 503


@dataclass(frozen=True)
class Checksum:
    """What a piece must come to."""

    algorithm: str
    digest: bytes

    def hasher(self) -> Any:
        return hashlib.new(self.algorithm, usedforsecurity=False)


@dataclass(frozen=True)
class Begun:
    """A new upload, as its client announces it; the key may be the client's own."""

    size: int
    name: str
    declared_type: str
    key: UUID | None


def require_version(headers: Mapping[str, str]) -> None:
    """Refuse whoever speaks something else."""
    if headers.get("Tus-Resumable") != VERSION:
        raise OtherVersion("tus_version", version=VERSION)


def begun(headers: Mapping[str, str]) -> Begun:
    """What a creation request says."""
    if headers.get("Upload-Defer-Length") is not None:
        raise Invalid("upload_length_missing", field="Upload-Length")
    told = _metadata(headers.get("Upload-Metadata", ""))
    return Begun(
        size=_number(headers, "Upload-Length"),
        name=told.get("filename") or told.get("name", ""),
        declared_type=(told.get("filetype") or told.get("type", ""))[:100],
        key=_key(told.get("key", "")),
    )


def offset_of(headers: Mapping[str, str]) -> int:
    """Where in the file a piece begins."""
    return _number(headers, "Upload-Offset")


def length_of(headers: Mapping[str, str]) -> int:
    """How long a piece says it is."""
    if not headers.get("Content-Length", "").isdecimal():
        raise LengthMissing("upload_piece_length_missing", field="Content-Length")
    return int(headers["Content-Length"])


def checksum_of(headers: Mapping[str, str]) -> Checksum | None:
    """What a piece must come to, where the client says so."""
    header = headers.get("Upload-Checksum")
    if header is None:
        return None
    algorithm, _, encoded = header.partition(" ")
    digest = _decoded(encoded)
    if algorithm not in ALGORITHMS or digest is None:
        raise Refusal("upload_checksum_unknown", field="Upload-Checksum", known=", ".join(ALGORITHMS))
    return Checksum(algorithm, digest)


def _number(headers: Mapping[str, str], name: str) -> int:
    text = headers.get(name, "")
    if not (text.isascii() and text.isdecimal()) or len(text) > _DIGITS:
        raise Refusal("upload_header_wrong", field=name)
    return int(text)


def _metadata(header: str) -> dict[str, str]:
    """Pairs of a name and base64 text, divided by commas; what is not text is left out."""
    if len(header) > _MOST_METADATA:
        raise Refusal("upload_header_wrong", field="Upload-Metadata")
    found = {}
    for pair in filter(None, (one.strip() for one in header.split(","))):
        name, _, encoded = pair.partition(" ")
        value = _decoded(encoded)
        if value is None:
            raise Refusal("upload_header_wrong", field="Upload-Metadata")
        found[name] = value.decode(errors="replace").replace("\0", "")
    return found


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def _key(text: str) -> UUID | None:
    if not text:
        return None
    try:
        key = UUID(text)
    except ValueError as error:
        raise Refusal("upload_header_wrong", field="Upload-Metadata") from error
    if key.version != 7:
        raise Refusal("upload_header_wrong", field="Upload-Metadata")
    return key
