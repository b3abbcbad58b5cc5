"""A message, and what is asked for when one is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, IntFlag
from typing import Any

from bot.room.attachment import Attachment, Upload
from bot.room.refusal import invalid

Json = dict[str, Any]


class MessageType(IntEnum):
    """What a message is (docs: resources/message#message-object-message-types)."""

    DEFAULT = 0
    THREAD_CREATED = 18
    REPLY = 19
    COMMAND = 20
    THREAD_STARTER = 21
    CONTEXT_MENU = 23


class Flag(IntFlag):
    """The flags of a message (docs: resources/message#message-object-message-flags)."""

    NONE = 0
    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS = 1 << 15


SETTABLE = Flag.SUPPRESS_EMBEDS | Flag.EPHEMERAL | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS


@dataclass(frozen=True, slots=True)
class Mentions:
    """Whom a message calls: IDs of users and roles."""

    users: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    everyone: bool = False


@dataclass(slots=True)
class Message:
    """A message; `only` is the ID of the one member who sees an ephemeral one."""

    id: str
    channel_id: str
    author: str
    timestamp: datetime
    content: str = ""
    type: MessageType = MessageType.DEFAULT
    flags: Flag = Flag.NONE
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: tuple[Attachment, ...] = ()
    mentions: Mentions = Mentions()
    reference: Json | None = None
    replied: Message | None = None
    edited_at: datetime | None = None
    nonce: str = ""
    only: str = ""
    interaction: Json | None = None
    legacy_interaction: Json | None = None
    pinned: bool = False
    reactions: dict[str, dict[str, None]] = field(default_factory=dict)  # emoji → users, in order

    @property
    def is_loading(self) -> bool:
        """Tell a message that only says that the bot is thinking."""
        return bool(self.flags & Flag.LOADING)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to write. None leaves a part as it is, where a message is edited."""

    content: str | None = None
    embeds: list[Json] | None = None
    components: list[Json] | None = None
    attachments: list[Json] | None = None
    uploads: tuple[Upload, ...] = ()
    flags: Flag | None = None
    allowed: Mapping[str, Any] | None = None
    reference: Mapping[str, Any] | None = None
    nonce: str = ""
    is_nonce_enforced: bool = False

    @classmethod
    def of(cls, body: Mapping[str, Any], uploads: Iterable[Upload] = ()) -> Draft:
        """Read it from the body of a request. A part that is null is emptied."""

        def part(key: str, empty: Any) -> Any:
            return (body[key] if body[key] is not None else empty) if key in body else None

        content = part("content", "")
        if content is not None and not isinstance(content, str):
            raise invalid("content", "BASE_TYPE_STRING", "Could not interpret value as string.")
        return cls(
            content=content.strip() if content is not None else None,
            embeds=part("embeds", []),
            components=part("components", []),
            attachments=part("attachments", []),
            uploads=tuple(uploads),
            flags=Flag(int(body["flags"] or 0)) & SETTABLE if "flags" in body else None,
            allowed=body.get("allowed_mentions"),
            reference=body.get("message_reference"),
            nonce=str(body.get("nonce") or ""),
            is_nonce_enforced=bool(body.get("enforce_nonce")),
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to be read in it."""
        return not (self.content or self.embeds or self.components or self.uploads)


_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(everyone|here)")


def mentions_in(text: str, allowed: Mapping[str, Any] | None) -> Mentions:
    """Find whom a text calls, as far as `allowed_mentions` lets it.

    (docs: resources/message#allowed-mentions-object)
    """
    found = Mentions(
        tuple(dict.fromkeys(_USER.findall(text))),
        tuple(dict.fromkeys(_ROLE.findall(text))),
        bool(_EVERYONE.search(text)),
    )
    if allowed is None:
        return found
    parse = allowed.get("parse") or ()
    users, roles = (set(map(str, allowed.get(key) or ())) for key in ("users", "roles"))
    return Mentions(
        tuple(each for each in found.users if "users" in parse or each in users),
        tuple(each for each in found.roles if "roles" in parse or each in roles),
        found.everyone and "everyone" in parse,
    )
