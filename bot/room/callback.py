"""What the bot answers to an interaction: first the callback, then what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bot.room.attachment import Upload
from bot.room.components import numbered
from bot.room.interaction import CallbackType, Interaction, InteractionType
from bot.room.message import Draft, Flag, Message, MessageType
from bot.room.refusal import Code, Refusal, invalid

if TYPE_CHECKING:
    from bot.room.world import World

Json = dict[str, Any]

_ANSWERS: Mapping[CallbackType, frozenset[InteractionType]] = {
    CallbackType.MESSAGE: frozenset(InteractionType) - {InteractionType.AUTOCOMPLETE},
    CallbackType.DEFERRED_MESSAGE: frozenset(InteractionType) - {InteractionType.AUTOCOMPLETE},
    CallbackType.DEFERRED_UPDATE: frozenset({InteractionType.COMPONENT, InteractionType.MODAL}),
    CallbackType.UPDATE: frozenset({InteractionType.COMPONENT, InteractionType.MODAL}),
    CallbackType.CHOICES: frozenset({InteractionType.AUTOCOMPLETE}),
    CallbackType.MODAL: frozenset({InteractionType.COMMAND, InteractionType.COMPONENT}),
}


class Answering:
    """Does what a bot answers."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._first: Mapping[CallbackType, Callable[[Interaction, Json, Draft], None]] = {
            CallbackType.MESSAGE: self._message,
            CallbackType.DEFERRED_MESSAGE: self._defer,
            CallbackType.DEFERRED_UPDATE: self._defer_update,
            CallbackType.UPDATE: self._update,
            CallbackType.CHOICES: self._choices,
            CallbackType.MODAL: self._modal,
        }

    def answer(self, one: Interaction, body: Json, uploads: tuple[Upload, ...]) -> None:
        """Take the first answer to an interaction; refuses one that does not fit it."""
        known = set(map(int, _ANSWERS))
        kind = body.get("type")
        if kind not in known or one.type not in _ANSWERS[CallbackType(kind)]:
            message = f"Value must be one of the types that answer an interaction of {one.type}."
            raise invalid("type", "BASE_TYPE_CHOICES", message)
        callback, data = CallbackType(kind), body.get("data") or {}
        needs_message = callback in {CallbackType.UPDATE, CallbackType.DEFERRED_UPDATE}
        if needs_message and not one.is_of_component:
            raise invalid("type", "BASE_TYPE_CHOICES", "There is no message to update.")
        self._first[callback](one, data, Draft.of(data, uploads))
        one.callback = callback
        one.acknowledged.set()

    def follow_up(self, one: Interaction, draft: Draft) -> Message:
        """Write a further message; the first one after a deferral takes its place."""
        if (
            one.original
            and one.callback is CallbackType.DEFERRED_MESSAGE
            and one.original.is_loading
        ):
            return self.edit(one, one.original, draft)
        reply = one.original or one.message
        made = self._post(one, draft, replied=reply)
        one.followups.append(made)
        one.settled.set()
        return made

    def edit(self, one: Interaction, message: Message, draft: Draft) -> Message:
        """Change a message of the interaction."""
        self._world.messages.edit(message, draft)
        one.settled.set()
        return message

    def delete(self, one: Interaction, message: Message) -> None:
        """Take a message of the interaction away."""
        self._world.messages.delete(message)
        if message is one.original:
            one.original = None
        one.settled.set()

    def find(self, one: Interaction, id: str) -> Message:
        """Find a message of the interaction by its ID or "@original"; refuses with 10008."""
        mine = [each for each in (one.original, *one.followups) if each]
        named = one.original if id == "@original" else None
        found = named or next((each for each in mine if each.id == id), None)
        if found and self._world.messages.has(found):
            return found
        raise Refusal(Code.UNKNOWN_MESSAGE)

    def _message(self, one: Interaction, data: Json, draft: Draft) -> None:
        one.original = self._post(one, draft, replied=one.message)
        one.settled.set()

    def _defer(self, one: Interaction, data: Json, draft: Draft) -> None:
        flags = (draft.flags or Flag.NONE) & Flag.EPHEMERAL
        loading = Draft(content="", flags=flags | Flag.LOADING)
        one.original = self._post(one, loading, replied=one.message)

    def _defer_update(self, one: Interaction, data: Json, draft: Draft) -> None:
        one.original = one.message

    def _update(self, one: Interaction, data: Json, draft: Draft) -> None:
        assert one.message is not None  # noqa: S101 - asked above
        one.original = self.edit(one, one.message, draft)

    def _choices(self, one: Interaction, data: Json, draft: Draft) -> None:
        one.choices = tuple(data.get("choices") or ())
        one.settled.set()

    def _modal(self, one: Interaction, data: Json, draft: Draft) -> None:
        components = numbered(data.get("components") or ())
        one.modal = {**data, "id": one.id, "components": components}
        one.settled.set()

    def _post(self, one: Interaction, draft: Draft, replied: Message | None) -> Message:
        is_loading = bool((draft.flags or Flag.NONE) & Flag.LOADING)
        if draft.is_empty and not is_loading:
            raise Refusal(Code.EMPTY_MESSAGE)
        world = self._world
        is_private = bool((draft.flags or Flag.NONE) & Flag.EPHEMERAL)
        return world.messages.post(
            world.channels.get(one.channel_id),
            world.bot.id,
            draft,
            type=self._type(one, replied),
            only=one.user if is_private else "",
            interaction=self._metadata(one),
            legacy_interaction=self._legacy(one),
            replied=replied,
        )

    def _type(self, one: Interaction, replied: Message | None) -> MessageType:
        if replied or one.type is not InteractionType.COMMAND:
            return MessageType.REPLY if replied else MessageType.DEFAULT
        is_typed = one.data.get("type") == 1
        return MessageType.COMMAND if is_typed else MessageType.CONTEXT_MENU

    def _metadata(self, one: Interaction) -> Json:
        world = self._world
        channel = world.channels.get(one.channel_id)
        shown: Json = {
            "id": one.id,
            "type": int(one.type),
            "user": world.users[one.user].json(),
            "authorizing_integration_owners": {"0": channel.guild_id or "0"},
        }
        if one.type is InteractionType.COMMAND:
            shown |= {"name": one.name, "command_type": one.data["type"]}
        if one.message:
            shown["interacted_message_id"] = one.message.id
        return shown

    def _legacy(self, one: Interaction) -> Json | None:
        if one.type is not InteractionType.COMMAND:
            return None
        user = self._world.users[one.user].json()
        return {"id": one.id, "type": int(one.type), "name": one.name, "user": user}
