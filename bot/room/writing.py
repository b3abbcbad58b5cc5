"""Writing a message into a channel: what Discord asks before it takes one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.room.channel import Channel, ChannelType
from bot.room.message import Draft, Message
from bot.room.permissions import Permission
from bot.room.refusal import Code, Refusal, invalid

if TYPE_CHECKING:
    from bot.room.world import World


class Writing:
    """Checks and writes messages of the bot and of people alike."""

    def __init__(self, world: World) -> None:
        self._world = world

    def check(self, user: str, channel: Channel, draft: Draft) -> None:
        """Refuse what a user may not write there."""
        if channel.type is ChannelType.CATEGORY:
            raise Refusal(Code.NOT_A_TEXT_CHANNEL)
        self._world.channels.require(user, channel, channel.sending | _needed(draft))
        if channel.is_direct:
            self._may_go_direct(channel)
        if draft.is_empty:
            raise Refusal(Code.EMPTY_MESSAGE)
        if draft.reference:
            allowed = self._world.channels.permissions(user, channel)
            if not allowed & Permission.READ_MESSAGE_HISTORY:
                raise Refusal(Code.NO_HISTORY)

    def write(self, user: str, channel: Channel, draft: Draft) -> Message:
        """Write a message that was checked."""
        replied = self._replied(channel, draft)
        self._world.threads.wake(channel, user)
        return self._world.messages.post(channel, user, draft, replied=replied)

    def wait(self, user: str, channel: Channel) -> int:
        """Tell how many seconds a person has to wait in a slow channel; 0 for none."""
        freed = Permission.MANAGE_MESSAGES | Permission.MANAGE_CHANNELS
        if not channel.slow_mode or self._world.channels.permissions(user, channel) & freed:
            return 0
        mine = [each for each in self._world.messages.all(channel.id) if each.author == user]
        if not mine:
            return 0
        passed = (self._world.clock() - mine[-1].timestamp).total_seconds()
        return max(0, math.ceil(channel.slow_mode - passed))

    def _may_go_direct(self, channel: Channel) -> None:
        members = self._world.guild.members
        people = [each for each in channel.recipients if each != self._world.bot.id]
        if not all(each in members and members[each].takes_direct for each in people):
            raise Refusal(Code.NO_DIRECT)

    def _replied(self, channel: Channel, draft: Draft) -> Message | None:
        """Find what a draft replies to; None where it is gone and that does not matter."""
        if not draft.reference:
            return None
        id = str(draft.reference.get("message_id") or "")
        known = {each.id: each for each in self._world.messages.all(channel.id) if not each.only}
        if id not in known and draft.reference.get("fail_if_not_exists", True):
            raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        return known.get(id)


def _needed(draft: Draft) -> Permission:
    needed = Permission.NONE
    if draft.embeds:
        needed |= Permission.EMBED_LINKS
    if draft.uploads:
        needed |= Permission.ATTACH_FILES
    return needed
