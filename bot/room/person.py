"""A member of the room, and all that they can do there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from bot.room.attachment import Upload
from bot.room.channel import Channel
from bot.room.command import CommandType
from bot.room.components import SELECTS, Kind, pressable
from bot.room.interaction import TO_ACKNOWLEDGE, CallbackType, Interaction, InteractionType
from bot.room.message import Draft, Message
from bot.room.modal import filled
from bot.room.options import Filling, OptionType, find, is_named
from bot.room.permissions import Permission
from bot.room.refusal import Refusal
from bot.room.result import Outcome, PersonError, Result, SlowModeError
from bot.room.sight import PATIENCE, Json, Sight, Which

LONGEST_MESSAGE = 2000
COMMAND, COMPONENT = InteractionType.COMMAND, InteractionType.COMPONENT

_DEFERRED = frozenset({CallbackType.DEFERRED_MESSAGE, CallbackType.DEFERRED_UPDATE})


class Person(Sight):
    """A member, played by the page, by a classmate or by a test.

    They can do only what Discord would let them do: all else raises PersonError. Channels
    are named or given by ID; messages are given as they were seen, or by ID. With
    `follow=False` only the bot's first answer is waited for.
    """

    async def say(
        self,
        channel: str,
        text: str = "",
        reply_to: Which | None = None,
        files: Iterable[Upload] = (),
    ) -> Json:
        """Write a message; gives it as it stands there. Raises SlowModeError where it is slow."""
        place, writing = self.channel(channel), self._world.writing
        if len(text) > LONGEST_MESSAGE:
            raise PersonError(
                f"a message has {LONGEST_MESSAGE} characters at most, not {len(text)}"
            )
        if wait := writing.wait(self.id, place):
            raise SlowModeError(place.name, wait)
        reference = {"message_id": self._message(reply_to).id} if reply_to is not None else None
        allowed = self._may_call(place)
        draft = Draft(text.strip(), uploads=tuple(files), reference=reference, allowed=allowed)
        try:
            writing.check(self.id, place, draft)
            return self._shown(writing.write(self.id, place, draft))
        except Refusal as refusal:
            raise PersonError(f"{self.name} cannot write in #{place.name}: {refusal}") from refusal

    async def direct(self, text: str) -> Json:
        """Write to the bot directly."""
        return await self.say(self.direct_channel(), text)

    def direct_channel(self, other: str = "") -> str:
        """Open the direct channel with the bot, or with another member; gives its ID."""
        user = self._world.member_named(other).user.id if other else self._world.bot.id
        return self._world.channels.direct(self.id, user).id

    async def type(self, channel: str) -> None:
        """Show that they are typing."""
        self._world.channels.type_in(self.channel(channel), self.id)

    async def edit(self, message: Which, text: str) -> Json:
        """Change a message of their own."""
        found = self._own(message)
        channel = self._world.channels.get(found.channel_id)
        self._world.messages.edit(found, Draft(text.strip(), allowed=self._may_call(channel)))
        return self._shown(found)

    async def delete(self, message: Which) -> None:
        """Delete a message: their own, a private one, or any as who manages messages."""
        found = self._message(message)
        channel = self._world.channels.get(found.channel_id)
        is_theirs = self.id in (found.author, found.only)
        if not is_theirs and not self._may(channel, Permission.MANAGE_MESSAGES):
            raise PersonError(f"{self.name} may not delete what others wrote")
        self._world.messages.delete(found)

    async def react(self, message: Which, emoji: str, *, on: bool = True) -> None:
        """Put an emoji on a message, or take it off."""
        found, reactions = self._message(message), self._world.reactions
        if found.only:
            raise PersonError("nobody can react to a private message")
        try:
            (reactions.add if on else reactions.remove)(found, self.id, emoji)
        except Refusal as refusal:
            raise PersonError(f"{self.name} cannot react: {refusal}") from refusal

    def commands(self, channel: str) -> list[Json]:
        """List the commands that they find in a channel."""
        return list(self._world.commands.usable(self.id, self.channel(channel)))

    async def run(
        self, channel: str, words: str, /, *, follow: bool = True, **options: object
    ) -> Result:
        """Run a command by its full name: "quiz start"; names may be in any language."""
        place = self.channel(channel)
        typed, filling = find(self.commands(channel), words), Filling(self._world, place)
        shown = typed.wrapped(filling.fill(typed.known, options))
        data = _of_command(typed.command) | ({"options": shown} if shown else {})
        return await self._use(COMMAND, data, place, follow=follow, resolved=filling.resolved)

    async def complete(
        self, channel: str, words: str, /, *, focused: str, value: str = "", **others: object
    ) -> tuple[Json, ...]:
        """Ask the bot what would fit into an option; gives its choices."""
        place = self.channel(channel)
        typed, filling = find(self.commands(channel), words), Filling(self._world, place)
        option = [each for each in typed.known if is_named(each, focused)]
        if not option or not option[0].get("autocomplete"):
            raise PersonError(f"/{words} has no option {focused!r} that completes")
        given = {**others, option[0]["name"]: value}
        shown = typed.wrapped(filling.partly(typed.known, given, option[0]["name"]))
        data = _of_command(typed.command) | {"options": shown}
        result = await self._use(InteractionType.AUTOCOMPLETE, data, place, follow=True)
        if not result.worked:
            raise PersonError(f"the bot completed nothing in {TO_ACKNOWLEDGE.seconds} s")
        return result.choices

    async def use(self, command: str, message: Which, *, follow: bool = True) -> Result:
        """Use a command from the menu of a message."""
        found = self._message(message)
        place = self._world.channels.get(found.channel_id)
        resolved = {"messages": {found.id: self._shown(found)}}
        known = self._in_menu(command, place, CommandType.MESSAGE)
        data = _of_command(known) | {"target_id": found.id}
        return await self._use(COMMAND, data, place, follow=follow, resolved=resolved)

    async def use_on(
        self, command: str, member: str, channel: str, *, follow: bool = True
    ) -> Result:
        """Use a command from the menu of a member."""
        place = self.channel(channel)
        known, filling = (
            self._in_menu(command, place, CommandType.USER),
            Filling(self._world, place),
        )
        data = _of_command(known) | {"target_id": filling.point_at(OptionType.USER, member)}
        return await self._use(COMMAND, data, place, follow=follow, resolved=filling.resolved)

    async def press(self, message: Which, custom_id: str, *, follow: bool = True) -> Result:
        """Press a button."""
        found, button = self._part(message, custom_id)
        if button["type"] != Kind.BUTTON:
            raise PersonError(f"{custom_id} is no button; `choose` from it")
        place = self._world.channels.get(found.channel_id)
        data = _of_component(button)
        return await self._use(COMPONENT, data, place, follow=follow, message=found)

    async def choose(
        self, message: Which, custom_id: str, values: Sequence[str], *, follow: bool = True
    ) -> Result:
        """Choose from a menu: values of its options, or names or IDs where it is one of members."""
        found, menu = self._part(message, custom_id)
        place = self._world.channels.get(found.channel_id)
        if menu["type"] not in SELECTS:
            raise PersonError(f"{custom_id} is no menu; `press` it")
        filling = Filling(self._world, place)
        data = _of_component(menu) | {"values": filling.choose(menu, values)}
        resolved = filling.resolved
        return await self._use(
            COMPONENT, data, place, follow=follow, message=found, resolved=resolved
        )

    async def submit(
        self, modal: Which, values: Mapping[str, object], *, follow: bool = True
    ) -> Result:
        """Fill a modal in by custom_id, and send it; it closes when the bot takes it."""
        id = modal if isinstance(modal, str) else str(modal["id"])
        asked = self._world.interactions.modal(id)
        if not (asked and asked.modal) or asked.user != self.id:
            raise PersonError(f"{self.name} has no modal {id} open")
        place = self._world.channels.get(asked.channel_id)
        filling = Filling(self._world, place)
        components = filled(asked.modal, values, filling.choose)
        data = {"custom_id": asked.modal["custom_id"], "components": components}
        resolved, kind = filling.resolved, InteractionType.MODAL
        result = await self._use(
            kind, data, place, follow=follow, message=asked.message, resolved=resolved
        )
        if result.worked:
            asked.modal = None
        return result

    async def _use(
        self,
        type: InteractionType,
        data: Json,
        place: Channel,
        *,
        follow: bool,
        message: Message | None = None,
        resolved: Json | None = None,
    ) -> Result:
        """Tell the bot what they do, and wait for its answer."""
        if resolved:
            data["resolved"] = resolved
        opened = self._world.interactions.open
        one = opened(type, data, self.id, place, message=message, locale=self.locale)
        return await self._answer(one, follow=follow)

    async def _answer(self, one: Interaction, *, follow: bool) -> Result:
        """Wait as a client does: 3 s for the first answer, and then for what it promised."""
        if not await _in_time(one.acknowledged, TO_ACKNOWLEDGE.total_seconds()):
            one.failed = True
            return Result(Outcome.FAILED)
        if one.modal:
            return Result(Outcome.MODAL, modal=one.modal)
        was_deferred = one.callback in _DEFERRED
        if follow:
            await _in_time(one.settled, PATIENCE)
        outcome = Outcome.EDITED if was_deferred else Outcome.ANSWERED
        if not one.settled.is_set():
            outcome = Outcome.DEFERRED
        newest = one.followups[-1] if one.followups else one.original
        is_there = newest is not None and self._world.messages.has(newest)
        shown = self._shown(newest) if newest and is_there else None
        return Result(outcome, shown, choices=one.choices)

    def _part(self, message: Which, custom_id: str) -> tuple[Message, Json]:
        """Find what can be pressed on a message now; raises PersonError."""
        found = self._message(message)
        known = pressable(self._shown(found))
        for each in known:
            if each["custom_id"] == custom_id:
                if each.get("disabled"):
                    raise PersonError(f"{custom_id} is disabled")
                return found, each
        names = ", ".join(each["custom_id"] for each in known)
        raise PersonError(f"the message has no {custom_id}; it has {names or 'nothing to press'}")

    def _in_menu(self, command: str, place: Channel, kind: CommandType) -> Json:
        known = [each for each in self.commands(place.id) if each["type"] == kind]
        for each in known:
            if is_named(each, command):
                return each
        names = ", ".join(each["name"] for each in known)
        raise PersonError(f"the menu has no {command!r}; it has {names or 'nothing'}")

    def _own(self, message: Which) -> Message:
        found = self._message(message)
        if found.author != self.id:
            raise PersonError(f"{self.name} may not edit what others wrote")
        return found

    def _may_call(self, place: Channel) -> Json:
        """Let everybody be called only by who may do that."""
        everyone = ["everyone"] if self._may(place, Permission.MENTION_EVERYONE) else []
        return {"parse": ["users", "roles", *everyone], "replied_user": True}


async def _in_time(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True


def _of_command(command: Json) -> Json:
    keys = ("id", "name", "type", "guild_id")
    return {key: command[key] for key in keys if key in command}


def _of_component(one: Json) -> Json:
    return {"custom_id": one["custom_id"], "component_type": one["type"], "id": one["id"]}
