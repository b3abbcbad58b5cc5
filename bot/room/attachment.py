"""Files on messages: kept in memory, and served under the room's own address."""

from __future__ import annotations

import mimetypes
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

_SCHEME = "attachment://"
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes with a request; `key` is the number in its `files[0]`."""

    key: str
    filename: str
    content: bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file on a message."""

    id: str
    channel_id: str
    filename: str
    content: bytes
    content_type: str
    description: str | None = None

    @property
    def path(self) -> str:
        """Give where it is served, under the room's address."""
        return f"/attachments/{self.channel_id}/{self.id}/{quote(self.filename)}"

    def json(self, origin: str) -> dict[str, Any]:
        """Give it as Discord does."""
        url = origin + self.path
        shown = {"id": self.id, "filename": self.filename, "size": len(self.content)}
        described = {"description": self.description} if self.description else {}
        kind = {"content_type": self.content_type, "url": url, "proxy_url": url}
        return {**shown, **described, **kind, **_measured(self.content)}


def attached(upload: Upload, id: str, channel_id: str, given: Mapping[str, Any]) -> Attachment:
    """Make an attachment of an upload; `given` is what the request tells of it."""
    name = str(given.get("filename") or upload.filename)
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind = (
        guessed if upload.content_type in {"", "application/octet-stream"} else upload.content_type
    )
    return Attachment(id, channel_id, name, upload.content, kind, given.get("description"))


def resolved(part: Any, files: Iterable[Attachment], origin: str) -> Any:
    """Copy embeds or components, with the addresses of files for `attachment://name`."""
    known = {each.filename: each.json(origin) for each in files}
    return _resolved(part, known)


def _resolved(part: Any, known: Mapping[str, Mapping[str, Any]]) -> Any:
    if isinstance(part, list | tuple):
        return [_resolved(each, known) for each in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _resolved(value, known) for key, value in part.items()}
    url = part.get("url")
    if isinstance(url, str) and (file := known.get(url.removeprefix(_SCHEME))):
        copy |= {key: file[key] for key in ("url", "proxy_url", "content_type")}
        copy |= {key: file[key] for key in ("width", "height") if key in file}
    return copy


def named_in(part: Any) -> frozenset[str]:
    """Name the files that embeds or components show by `attachment://name`."""
    if isinstance(part, list | tuple):
        return frozenset().union(*map(named_in, part))
    if isinstance(part, dict):
        return named_in(list(part.values()))
    if isinstance(part, str) and part.startswith(_SCHEME):
        return frozenset({part.removeprefix(_SCHEME)})
    return frozenset()


def _measured(content: bytes) -> dict[str, int]:
    """Give width and height of a PNG, from its first chunk."""
    if not content.startswith(_PNG) or len(content) < 24:
        return {}
    width, height = struct.unpack(">II", content[16:24])
    return {"width": width, "height": height}
