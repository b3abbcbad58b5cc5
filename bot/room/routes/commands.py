"""Application commands (docs: interactions/application-commands)."""

from __future__ import annotations

from bot.room.command import without_localizations
from bot.room.refusal import Code, Refusal
from bot.room.routes.call import Call, Created, Json


def several(call: Call) -> list[Json]:
    """List the commands; their translations only where they are asked for."""
    known = call.world.commands.all(_place(call))
    if call.says("with_localizations"):
        return known
    return [without_localizations(each) for each in known]


def put(call: Call) -> list[Json]:
    """Register these commands and no others."""
    return call.world.commands.put(call.items, _place(call))


def create(call: Call) -> Json | Created:
    """Register a command, in place of one of the same name."""
    made, is_new = call.world.commands.add(call.data, _place(call))
    return Created(made) if is_new else made


def get(call: Call) -> Json:
    """Give a command."""
    return call.world.commands.get(call.path["command"], _place(call))


def edit(call: Call) -> Json:
    """Change a command."""
    return call.world.commands.edit(call.path["command"], call.data, _place(call))


def delete(call: Call) -> None:
    """Take a command away."""
    call.world.commands.delete(call.path["command"], _place(call))


def _place(call: Call) -> str:
    """Tell whose commands are meant: "" for all servers, else the server's ID."""
    if call.path["application"] != call.me:
        raise Refusal(Code.MISSING_ACCESS)
    guild = call.path.get("guild", "")
    if guild not in ("", call.world.guild.id):
        raise Refusal(Code.MISSING_ACCESS)
    return guild
