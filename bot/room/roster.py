"""The members that a bot asks for at the gateway (docs: …#request-guild-members)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.room.frame import Close, Closing
from bot.room.identity import Identity
from bot.room.intents import Intent

CHUNK = 1_000  # members in one answer
MOST = 100  # members that a search by name gives

Json = dict[str, Any]


def chunks(asked: Mapping[str, Any], guilds: Sequence[Json], identity: Identity) -> Iterator[Json]:
    """Answer with one GUILD_MEMBERS_CHUNK or more; raises Closing where all may not be seen."""
    guild = next((each for each in guilds if each["id"] == str(asked.get("guild_id"))), None)
    if guild is None:
        return
    found, missing = _found(asked, guild["members"], identity)
    parts = [found[start : start + CHUNK] for start in range(0, len(found), CHUNK)] or [[]]
    for index, part in enumerate(parts):
        chunk = {"guild_id": guild["id"], "members": part, "not_found": missing}
        chunk |= {"chunk_index": index, "chunk_count": len(parts)}
        if asked.get("presences"):
            chunk["presences"] = []
        if asked.get("nonce"):
            chunk["nonce"] = asked["nonce"]
        yield chunk


def _found(
    asked: Mapping[str, Any], members: Sequence[Json], identity: Identity
) -> tuple[list[Json], list[str]]:
    """Find members by ID or by the beginning of a name; tells which IDs are nobody's."""
    ids = asked.get("user_ids")
    if ids is not None:
        wanted = list(map(str, ids if isinstance(ids, list) else [ids]))[:MOST]
        known = {each["user"]["id"]: each for each in members}
        missing = [each for each in wanted if each not in known]
        return [known[each] for each in wanted if each in known], missing
    query, limit = str(asked.get("query") or "").casefold(), int(asked.get("limit") or 0)
    if not query and not limit:
        _check(identity)
        return list(members), []
    named = [each for each in members if any(name.startswith(query) for name in _names(each))]
    return named[: min(limit or MOST, MOST)], []


def _check(identity: Identity) -> None:
    if not identity.intents & Intent.GUILD_MEMBERS:
        reason = "all members are given only with the intent GUILD_MEMBERS"
        raise Closing(Close.DISALLOWED_INTENTS, reason)


def _names(member: Json) -> list[str]:
    user = member["user"]
    names = (member.get("nick"), user.get("global_name"), user["username"])
    return [name.casefold() for name in names if name]
