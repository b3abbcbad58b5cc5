"""Answers to interactions, the first and the further ones (docs: interactions/receiving…)."""

from __future__ import annotations

from bot.room.interaction import CallbackType, Interaction
from bot.room.message import Draft, Message
from bot.room.routes.call import Call, Json


def answer(call: Call) -> Json | None:
    """Take the first answer."""
    one = call.world.interactions.to_acknowledge(call.path["interaction"], call.path["token"])
    call.world.answering.answer(one, call.data, call.uploads)
    return _answered(call, one) if call.says("with_response") else None


def follow_up(call: Call) -> Json:
    """Write a further message."""
    draft = Draft.of(call.data, call.uploads)
    return _shown(call, call.world.answering.follow_up(_open(call), draft))


def get(call: Call) -> Json:
    """Give a message of the interaction; "@original" is the answer itself."""
    return _shown(call, call.world.answering.find(_open(call), call.path["message"]))


def edit(call: Call) -> Json:
    """Change a message of the interaction."""
    one, answering = _open(call), call.world.answering
    message = answering.find(one, call.path["message"])
    return _shown(call, answering.edit(one, message, Draft.of(call.data, call.uploads)))


def delete(call: Call) -> None:
    """Delete a message of the interaction."""
    one, answering = _open(call), call.world.answering
    answering.delete(one, answering.find(one, call.path["message"]))


def _open(call: Call) -> Interaction:
    return call.world.interactions.to_follow_up(call.path["application"], call.path["token"])


def _shown(call: Call, message: Message) -> Json:
    return call.world.messages.render.json(message)


def _answered(call: Call, one: Interaction) -> Json:
    """Give the body that `with_response` asks for."""
    told: Json = {"id": one.id, "type": int(one.type)}
    callback, message = one.callback, one.original
    if message is None:
        return {"interaction": told}
    told |= {
        "channel_id": one.channel_id,
        "response_message_id": message.id,
        "response_message_loading": message.is_loading,
        "response_message_ephemeral": bool(message.only),
    }
    if callback not in {CallbackType.MESSAGE, CallbackType.UPDATE}:
        return {"interaction": told}
    resource = {"type": int(callback), "message": _shown(call, message)}
    return {"interaction": told, "resource": resource}
