"""What a member does with the bot, and how far the bot has come with its answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from bot.room.bus import Event
from bot.room.channel import Channel
from bot.room.command import DIRECT_CONTEXT, GUILD_CONTEXT
from bot.room.message import Message
from bot.room.refusal import Code, Refusal

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]

TO_ACKNOWLEDGE = timedelta(seconds=3)
TO_FOLLOW_UP = timedelta(minutes=15)
LARGEST_FILE = 10 * 1024 * 1024


class InteractionType(IntEnum):
    """What a member has done."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class CallbackType(IntEnum):
    """How a bot answers first (docs: interactions/receiving-and-responding)."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True, eq=False)
class Interaction:
    """One use of a command, a component or a modal.

    `acknowledged` is set by the bot's first answer, `settled` when there is something to
    read, `failed` by who waited in vain. `message` is that which a component stands on;
    `original` is the answer itself.
    """

    id: str
    token: str
    type: InteractionType
    data: Json
    user: str
    channel_id: str
    opened_at: datetime
    message: Message | None = None
    name: str = ""  # of the command
    callback: CallbackType | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: tuple[Json, ...] = ()
    failed: bool = False
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    settled: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_of_component(self) -> bool:
        """Tell whether there is a message that the answer may change."""
        return self.message is not None


class Interactions:
    """Opens interactions, and finds those that the bot may still answer."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_id: dict[str, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}

    def open(
        self,
        type: InteractionType,
        data: Json,
        user: str,
        channel: Channel,
        *,
        message: Message | None = None,
        locale: str,
    ) -> Interaction:
        """Tell the bot of what a member does."""
        world = self._world
        self._drop_old()
        token = "".join(world.random.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=64))
        number, now = world.ids.next(), world.clock()
        made = Interaction(number, token, type, data, user, channel.id, now, message)
        made.name = str(data.get("name") or "")
        self._by_id[made.id] = self._by_token[made.token] = made
        shown = self._json(made, channel, locale)
        world.bus.publish(Event("INTERACTION_CREATE", shown, frozenset({world.bot.id})))
        return made

    def to_acknowledge(self, id: str, token: str) -> Interaction:
        """Find one for the first answer: refuses with 10062 what is late, with 40060 a second."""
        found = self._by_id.get(id)
        if found is None or found.token != token:
            raise Refusal(Code.UNKNOWN_INTERACTION)
        if found.callback is not None:
            raise Refusal(Code.ACKNOWLEDGED)
        if found.failed or self._world.clock() - found.opened_at > TO_ACKNOWLEDGE:
            raise Refusal(Code.UNKNOWN_INTERACTION)
        return found

    def to_follow_up(self, application: str, token: str) -> Interaction:
        """Find one for a further answer: refuses with 50027 after 15 minutes."""
        found = self._by_token.get(token)
        if application != self._world.bot.id or (found is not None and found.callback is None):
            raise Refusal(Code.UNKNOWN_WEBHOOK)
        if found is None or self._world.clock() - found.opened_at > TO_FOLLOW_UP:
            raise Refusal(Code.INVALID_TOKEN)
        return found

    def modal(self, id: str) -> Interaction | None:
        """Find the interaction that was answered with a modal."""
        found = self._by_id.get(id)
        return found if found and found.modal else None

    def _drop_old(self) -> None:
        """Forget what can be answered no more; the oldest stand first."""
        last = self._world.clock() - 2 * TO_FOLLOW_UP
        while self._by_id:
            oldest = next(iter(self._by_id.values()))
            if oldest.opened_at >= last:
                return
            del self._by_id[oldest.id], self._by_token[oldest.token]

    def _json(self, made: Interaction, channel: Channel, locale: str) -> Json:
        world = self._world
        allowed = world.channels.permissions(made.user, channel)
        mine = world.channels.permissions(world.bot.id, channel)
        place = world.channels.json(channel, world.bot.id) | {"permissions": str(int(allowed))}
        shown: Json = {
            "id": made.id,
            "application_id": world.bot.id,
            "type": int(made.type),
            "data": made.data,
            "token": made.token,
            "version": 1,
            "channel": place,
            "channel_id": channel.id,
            "locale": locale,
            "app_permissions": str(int(mine)),
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": LARGEST_FILE,
            "authorizing_integration_owners": {"0": channel.guild_id or "0"},
            "context": DIRECT_CONTEXT if channel.is_direct else GUILD_CONTEXT,
        }
        if made.message:
            shown["message"] = world.messages.render.json(made.message)
        if channel.is_direct:
            return shown | {"user": world.users[made.user].json()}
        guild = world.guild
        member = guild.member(made.user).json() | {"permissions": str(int(allowed))}
        partial = {"id": guild.id, "locale": guild.locale, "features": []}
        shown |= {"guild_id": guild.id, "guild_locale": guild.locale, "guild": partial}
        return shown | {"member": member}
