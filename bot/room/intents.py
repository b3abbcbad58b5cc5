"""Which events a bot has asked for, and what it may read in them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntFlag
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Any

Data = Mapping[str, Any]


class Intent(IntFlag):
    """What a bot asks to be told of (docs: events/gateway#list-of-intents)."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_EXPRESSIONS = 1 << 3
    GUILD_INTEGRATIONS = 1 << 4
    GUILD_WEBHOOKS = 1 << 5
    GUILD_INVITES = 1 << 6
    GUILD_VOICE_STATES = 1 << 7
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15
    GUILD_SCHEDULED_EVENTS = 1 << 16
    AUTO_MODERATION_CONFIGURATION = 1 << 20
    AUTO_MODERATION_EXECUTION = 1 << 21
    GUILD_MESSAGE_POLLS = 1 << 24
    DIRECT_MESSAGE_POLLS = 1 << 25


NONE = Intent(0)
ALL = reduce(or_, Intent)
PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT

_GUILD: dict[Intent, str] = {
    Intent.GUILDS: "GUILD_CREATE GUILD_UPDATE GUILD_DELETE GUILD_ROLE_CREATE GUILD_ROLE_UPDATE "
    "GUILD_ROLE_DELETE CHANNEL_CREATE CHANNEL_UPDATE CHANNEL_DELETE CHANNEL_PINS_UPDATE "
    "THREAD_CREATE THREAD_UPDATE THREAD_DELETE THREAD_LIST_SYNC THREAD_MEMBER_UPDATE "
    "STAGE_INSTANCE_CREATE STAGE_INSTANCE_UPDATE STAGE_INSTANCE_DELETE",
    Intent.GUILD_MEMBERS: "GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE",
    Intent.GUILD_MODERATION: "GUILD_AUDIT_LOG_ENTRY_CREATE GUILD_BAN_ADD GUILD_BAN_REMOVE",
    Intent.GUILD_EXPRESSIONS: "GUILD_EMOJIS_UPDATE GUILD_STICKERS_UPDATE",
    Intent.GUILD_INTEGRATIONS: "GUILD_INTEGRATIONS_UPDATE INTEGRATION_CREATE INTEGRATION_UPDATE "
    "INTEGRATION_DELETE",
    Intent.GUILD_WEBHOOKS: "WEBHOOKS_UPDATE",
    Intent.GUILD_INVITES: "INVITE_CREATE INVITE_DELETE",
    Intent.GUILD_VOICE_STATES: "VOICE_STATE_UPDATE VOICE_CHANNEL_EFFECT_SEND",
    Intent.GUILD_PRESENCES: "PRESENCE_UPDATE",
    Intent.GUILD_MESSAGES: "MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE MESSAGE_DELETE_BULK",
    Intent.GUILD_MESSAGE_REACTIONS: "MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE "
    "MESSAGE_REACTION_REMOVE_ALL MESSAGE_REACTION_REMOVE_EMOJI",
    Intent.GUILD_MESSAGE_TYPING: "TYPING_START",
    Intent.GUILD_SCHEDULED_EVENTS: "GUILD_SCHEDULED_EVENT_CREATE GUILD_SCHEDULED_EVENT_UPDATE "
    "GUILD_SCHEDULED_EVENT_DELETE GUILD_SCHEDULED_EVENT_USER_ADD "
    "GUILD_SCHEDULED_EVENT_USER_REMOVE",
    Intent.AUTO_MODERATION_CONFIGURATION: "AUTO_MODERATION_RULE_CREATE "
    "AUTO_MODERATION_RULE_UPDATE AUTO_MODERATION_RULE_DELETE",
    Intent.AUTO_MODERATION_EXECUTION: "AUTO_MODERATION_ACTION_EXECUTION",
    Intent.GUILD_MESSAGE_POLLS: "MESSAGE_POLL_VOTE_ADD MESSAGE_POLL_VOTE_REMOVE",
}
_DIRECT: dict[Intent, str] = {
    Intent.DIRECT_MESSAGES: "MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE CHANNEL_PINS_UPDATE",
    Intent.DIRECT_MESSAGE_REACTIONS: _GUILD[Intent.GUILD_MESSAGE_REACTIONS],
    Intent.DIRECT_MESSAGE_TYPING: "TYPING_START",
    Intent.DIRECT_MESSAGE_POLLS: _GUILD[Intent.GUILD_MESSAGE_POLLS],
}


def _by_event(table: dict[Intent, str]) -> Mapping[str, Intent]:
    return MappingProxyType({name: one for one, names in table.items() for name in names.split()})


GUILD_EVENTS = _by_event(_GUILD)
DIRECT_EVENTS = _by_event(_DIRECT)

HIDDEN: Mapping[str, Any] = MappingProxyType(
    {"content": "", "embeds": (), "attachments": (), "components": ()}
)


def wants(intents: Intent, name: str, data: Data, me: str) -> bool:
    """Tell whether a bot gets an event; `me` is the ID of its user.

    An event outside a guild carries no `guild_id`. What belongs to no intent (an interaction,
    a new DM channel) always goes out, and so does what happens to the bot as a member.
    """
    if name == "THREAD_MEMBERS_UPDATE":
        return bool(intents & (Intent.GUILDS | Intent.GUILD_MEMBERS))
    if name == "GUILD_MEMBER_UPDATE" and _id_of(data.get("user")) == me:
        return True
    table = GUILD_EVENTS if _is_of_guild(name, data) else DIRECT_EVENTS
    needed = table.get(name, NONE)
    return needed == NONE or bool(intents & needed)


def readable(intents: Intent, name: str, data: Data, me: str) -> Data:
    """Give an event as the bot may read it: without the intent, others' words are left out.

    A bot always reads DMs, what it wrote itself and what mentions it
    (docs: events/gateway#message-content-intent).
    """
    if name not in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} or intents & Intent.MESSAGE_CONTENT:
        return data
    if "guild_id" not in data:
        return data
    return _without_words(data, me)


def _without_words(message: Data, me: str) -> Data:
    shown = dict(message)
    if isinstance(reply := message.get("referenced_message"), Mapping):
        shown["referenced_message"] = _without_words(reply, me)
    if _id_of(message.get("author")) == me or me in map(_id_of, message.get("mentions") or ()):
        return shown
    return shown | {key: value for key, value in HIDDEN.items() if key in message}


def _is_of_guild(name: str, data: Data) -> bool:
    return "guild_id" in data or name.startswith(("GUILD_", "CHANNEL_", "THREAD_"))


def _id_of(user: object) -> str:
    return str(user.get("id", "")) if isinstance(user, Mapping) else ""
