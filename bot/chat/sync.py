"""Register the commands with Discord, where they are not what Discord has already."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands
from discord.http import Route

_log = logging.getLogger(__name__)

_REMEDY = (
    "Invite the bot with the scope applications.commands, to the test_server too if one is set; "
    "until then members cannot use /ask."
)


async def sync(tree: app_commands.CommandTree[Any], test_server: int | None) -> bool:
    """Register the commands for all servers, or for one to try them out; once a change.

    Discord limits how often commands may be registered, so what it has is looked at
    first. Tells whether they were registered anew.
    """
    guild = discord.Object(test_server) if test_server else None
    if guild:
        tree.copy_global_to(guild=guild)
    if await _is_known(tree, guild):
        _log.info("The commands are registered already")
        return False
    try:
        commands = await tree.sync(guild=guild)
    except discord.HTTPException as error:
        _log.error("The commands cannot be registered (%s). %s", error, _REMEDY)
        return False
    where = f"server {test_server}" if test_server else "all servers"
    _log.info("%d commands are registered for %s", len(commands), where)
    return True


async def _is_known(tree: app_commands.CommandTree[Any], guild: discord.Object | None) -> bool:
    ids: dict[str, Any] = {"application_id": tree.client.application_id}
    path = "/applications/{application_id}/commands"
    if guild:
        ids["guild_id"] = guild.id
        path = "/applications/{application_id}/guilds/{guild_id}/commands"
    try:
        known = await tree.client.http.request(
            Route("GET", path, **ids), params={"with_localizations": "true"}
        )
    except discord.HTTPException as error:
        _log.info("The registered commands cannot be looked at (%s)", error)
        return False
    translator = tree.translator
    ours = [
        await command.get_translated_payload(tree, translator)
        if translator
        else command.to_dict(tree)
        for command in tree.get_commands(guild=guild)
    ]
    return _covers(_sorted(known), _sorted(ours))


def _sorted(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(commands, key=lambda command: (command.get("type", 1), command["name"]))


def _covers(known: object, ours: object) -> bool:
    """Tell whether Discord has all that we would send; what it adds of its own is no matter.

    What we leave out or leave empty must be so there: an option that was taken away shows.
    """
    if isinstance(ours, dict):
        keys = known if isinstance(known, dict) else {}
        return all(_covers(keys.get(key), value) for key, value in ours.items())
    if isinstance(ours, list) and ours:
        items = known if isinstance(known, list) else []
        return len(items) == len(ours) and all(map(_covers, items, ours))
    return known == ours or (not known and not ours)
