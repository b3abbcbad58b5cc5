"""How a frame goes over a gateway's socket: as text, or in one compressed stream a socket."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from importlib import import_module

Compress = Callable[[bytes], bytes]


class WireError(ValueError):
    """The client asks for a way of sending that is not to be had here."""


class Wire:
    """Turns frames into what one socket sends. It keeps the stream's state: use one a socket."""

    def __init__(self, compress: str = "", encoding: str = "json") -> None:
        if encoding != "json":
            raise WireError(f'encoding={encoding}: not spoken here; use "json"')
        if compress and compress not in STREAMS:
            raise WireError(f"compress={compress}: unknown; use one of {', '.join(STREAMS)}")
        self._compress: Compress | None = STREAMS[compress]() if compress else None

    def encode(self, frame: object) -> str | bytes:
        """Give the text of a frame, or its bytes where the stream is compressed.

        Each frame ends with a flush, so that the client can read it at once.
        """
        text = json.dumps(frame, separators=(",", ":"), ensure_ascii=False)
        return self._compress(text.encode()) if self._compress else text


def _zlib() -> Compress:
    stream = zlib.compressobj()
    return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd() -> Compress:
    """Use the package that discord.py prefers, or else Python's own module (since 3.14)."""
    try:
        return _zstd_of_the_package()
    except ImportError:
        return _zstd_of_python()


def _zstd_of_the_package() -> Compress:
    import zstandard

    stream = zstandard.ZstdCompressor().compressobj()
    flush = zstandard.COMPRESSOBJ_FLUSH_BLOCK
    return lambda data: stream.compress(data) + stream.flush(flush)


def _zstd_of_python() -> Compress:
    try:
        stream = import_module("compression.zstd").ZstdCompressor()
    except ImportError as error:
        raise WireError("compress=zstd-stream: not to be had; install zstandard") from error

    def compress(data: bytes) -> bytes:
        sent: bytes = stream.compress(data, mode=stream.FLUSH_BLOCK)
        return sent

    return compress


STREAMS: dict[str, Callable[[], Compress]] = {"zlib-stream": _zlib, "zstd-stream": _zstd}
