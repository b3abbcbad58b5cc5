"""Errors of commands and buttons: a kind word for the member, the cause for the log."""

from __future__ import annotations

import logging
from contextlib import suppress

import discord
from discord import app_commands

from bot.chat.desk import Asker, notice
from bot.chat.look import layout
from bot.tutor.phrases import Phrases, phrases_for

_log = logging.getLogger(__name__)

_UNKNOWN_INTERACTION = 10062  # it took too long, or another process answered


async def report(interaction: discord.Interaction, error: Exception) -> None:
    """Tell a member kindly that something went wrong, where that is still possible."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    phrases = phrases_for(str(interaction.locale))
    if isinstance(cause, discord.NotFound) and cause.code == _UNKNOWN_INTERACTION:
        _log.warning("An interaction was gone before it could be answered: %s", cause)
        return
    if not isinstance(cause, app_commands.CheckFailure):
        _log.error("%s failed", _name(interaction), exc_info=cause)
    asker = Asker(interaction.user.id, interaction.channel_id or 0, 0, phrases)
    view = layout(notice(_told(cause, phrases), asker))
    with suppress(discord.HTTPException):
        if interaction.type is discord.InteractionType.autocomplete:
            return
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)


def _told(cause: Exception, phrases: Phrases) -> str:
    if isinstance(cause, app_commands.NoPrivateMessage):
        return phrases.servers_only
    if isinstance(cause, app_commands.CheckFailure):
        return phrases.organisers_only
    return phrases.error


def _name(interaction: discord.Interaction) -> str:
    command = interaction.command
    return f'The command "{command.qualified_name}"' if command else "A button"
