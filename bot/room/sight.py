"""What a member of the room sees."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bot.room.bus import Event
from bot.room.channel import Channel
from bot.room.components import text_of
from bot.room.message import Message
from bot.room.permissions import Permission
from bot.room.result import PersonError

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]
Which = str | Mapping[str, Any]  # a message, or its ID

PATIENCE = 10.0  # seconds that a person waits for what was promised


class Sight:
    """What Discord would show a member: channels by name or ID, and messages."""

    def __init__(self, world: World, id: str) -> None:
        self._world = world
        self.id = id

    @property
    def name(self) -> str:
        """Give the name that others read."""
        return self._world.guild.member(self.id).name

    @property
    def mention(self) -> str:
        """Give what mentions them in a message."""
        return self._world.users[self.id].mention

    @property
    def locale(self) -> str:
        """Give the language of their client: "ko", "en-US"."""
        return self._world.guild.member(self.id).locale

    @locale.setter
    def locale(self, locale: str) -> None:
        self._world.guild.member(self.id).locale = locale

    def channel(self, name: str) -> Channel:
        """Find a channel that they see."""
        try:
            channel = self._world.channels.named(name)
        except LookupError as error:
            raise PersonError(str(error)) from error
        if not self._may(channel, Permission.VIEW_CHANNEL):
            raise PersonError(f"{self.name} does not see #{channel.name}")
        return channel

    def sees(self, channel: str) -> list[Json]:
        """List the messages of a channel as they see them, the oldest first."""
        place = self.channel(channel)
        if not self._may(place, Permission.READ_MESSAGE_HISTORY):
            return []
        known = self._world.messages.all(place.id)
        return [self._shown(each) for each in known if each.only in ("", self.id)]

    def reads(self, message: Which) -> Json:
        """Read a message again, as it is now."""
        return self._shown(self._message(message))

    async def until(
        self, channel: str, fits: Callable[[Json], bool], patience: float = PATIENCE
    ) -> Json:
        """Wait until a message in a channel fits, now or as it comes or changes.

        Raises TimeoutError, with what they see, when their patience ends.
        """
        place = self.channel(channel)
        changed = asyncio.Event()

        def listen(event: Event) -> None:
            if event.data.get("channel_id") == place.id and event.is_for(self.id):
                changed.set()

        stop = self._world.bus.listen(listen)
        try:
            async with asyncio.timeout(patience):
                while True:
                    changed.clear()
                    for each in reversed(self.sees(place.id)):
                        if fits(each):
                            return each
                    await changed.wait()
        except TimeoutError:
            seen = [text_of(each) for each in self.sees(place.id)]
            told = f"no message in #{place.name} fits; {self.name} sees {seen}"
            raise TimeoutError(told) from None
        finally:
            stop()

    def _message(self, which: Which) -> Message:
        """Find a message that they see; raises PersonError."""
        id = which if isinstance(which, str) else str(which["id"])
        for channel in self._world.channels:
            if not self._may(channel, Permission.VIEW_CHANNEL):
                continue
            found = self._world.messages.find(channel.id, id)
            if found and found.only in ("", self.id):
                return found
        raise PersonError(f"{self.name} sees no message {id}")

    def _shown(self, message: Message) -> Json:
        return self._world.messages.render.json(message, self.id)

    def _may(self, channel: Channel, needed: Permission) -> bool:
        return bool(self._world.channels.permissions(self.id, channel) & needed)
