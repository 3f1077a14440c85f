"""The body of a request: unpacked, within its limits."""

from __future__ import annotations

import zlib

from django.http import HttpRequest

from tracker_core.errors import Malformed, Refused
from tracker_core.messages import MAX_PUSH_BYTES, MAX_UNPACKED_BYTES

GZIP = 31  # zlib: a gzip header, the largest window


def body(request: HttpRequest) -> bytes:
    """What was sent, unpacked. Raises ``Refused``: too_large, not_json; ``Malformed`` for broken gzip."""
    if request.content_type != "application/json":
        raise Refused("not_json", "Send application/json.")
    if int(request.headers.get("Content-Length") or 0) > MAX_PUSH_BYTES:
        raise Refused("too_large", f"A request has at most {MAX_PUSH_BYTES} bytes.")
    sent = request.body
    encoding = request.headers.get("Content-Encoding", "identity").lower()
    if encoding == "identity":
        return sent
    if encoding != "gzip":
        raise Refused("not_json", "Only gzip is understood as Content-Encoding.")
    return unpacked(sent)


def unpacked(sent: bytes) -> bytes:
    """``sent`` without its gzip. Raises as ``body`` does."""
    unpacker = zlib.decompressobj(GZIP)
    try:
        plain = unpacker.decompress(sent, MAX_UNPACKED_BYTES + 1)
    except zlib.error as error:
        raise Malformed("malformed", "The body is not gzip.", field="body") from error
    if len(plain) > MAX_UNPACKED_BYTES:
        raise Refused("too_large", f"A request has at most {MAX_UNPACKED_BYTES} bytes once unpacked.")
    if not unpacker.eof or unpacker.unused_data:
        raise Malformed("malformed", "The body's gzip is cut short or has something after it.", field="body")
    return plain
