"""As what a bot logs in at the gateway: which events it asks for, and which shard it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.room.frame import Close, Closing
from bot.room.intents import ALL, Intent

# Which flags of an application allow a privileged intent, in few or in many servers
# (docs: resources/application#application-object-application-flags).
_ALLOWED_BY: Mapping[Intent, int] = {
    Intent.GUILD_PRESENCES: 1 << 12 | 1 << 13,
    Intent.GUILD_MEMBERS: 1 << 14 | 1 << 15,
    Intent.MESSAGE_CONTENT: 1 << 18 | 1 << 19,
}


@dataclass(frozen=True, slots=True)
class Identity:
    """What an IDENTIFY says; a bot without shards is the first of one."""

    intents: Intent
    shard: int = 0
    shards: int = 1

    def carries(self, guild: str | None) -> bool:
        """Tell whether the events of a guild, or of DMs (None), go to this shard."""
        if guild is None:
            return self.shard == 0
        return (int(guild) >> 22) % self.shards == self.shard


def identity(data: Mapping[str, Any], flags: int) -> Identity:
    """Read an IDENTIFY of an application with these flags; raises Closing for what is wrong."""
    shard, shards = _shard(data.get("shard", [0, 1]))
    return Identity(_intents(data.get("intents"), flags), shard, shards)


def _intents(given: object, flags: int) -> Intent:
    if type(given) is not int or given < 0 or given & ~int(ALL):
        reason = f"intents {given!r}: a sum of known intents is needed, at most {int(ALL)}"
        raise Closing(Close.INVALID_INTENTS, reason)
    for intent, allowed in _ALLOWED_BY.items():
        if given & intent and not flags & allowed:
            reason = f"intents {given}: {intent.name} is switched off for this application"
            raise Closing(Close.DISALLOWED_INTENTS, reason)
    return Intent(given)


def _shard(given: object) -> tuple[int, int]:
    match given:
        case [int(shard), int(shards)] if 0 <= shard < shards:
            return shard, shards
    raise Closing(Close.INVALID_SHARD, f"shard {given!r}: [number, count] is needed")
