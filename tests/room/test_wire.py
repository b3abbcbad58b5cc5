"""How frames are sent where a package is not to be had."""

from __future__ import annotations

import json
import sys

import pytest

from bot.room.wire import Wire, WireError


def test_plain_frames_are_text() -> None:
    assert Wire().encode({"op": 11, "d": "안녕"}) == '{"op":11,"d":"안녕"}'


def test_frames_of_one_stream_follow_each_other() -> None:
    import zlib

    wire, stream = Wire("zlib-stream"), zlib.decompressobj()
    for number in range(3):
        sent = wire.encode({"s": number})
        assert isinstance(sent, bytes)
        assert sent.endswith(b"\x00\x00\xff\xff")
        assert json.loads(stream.decompress(sent)) == {"s": number}


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python has zstd of its own since 3.14")
def test_zstd_without_its_package_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(WireError, match="install zstandard"):
        Wire("zstd-stream")


@pytest.mark.parametrize(("compress", "encoding"), [("lz4", "json"), ("", "etf")])
def test_another_way_is_refused(compress: str, encoding: str) -> None:
    with pytest.raises(WireError, match="use"):
        Wire(compress, encoding)
