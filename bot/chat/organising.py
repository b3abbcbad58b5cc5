"""The commands for organisers: what is loaded, what needs mending, read it again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.desk import Asker, notice, wait_notice
from bot.chat.limits import Limiter
from bot.chat.look import layout
from bot.chat.markup import cut, escape
from bot.chat.reply import Reply
from bot.chat.translator import worded
from bot.config import Rate
from bot.tutor.phrases import fill
from bot.tutor.shelf import Volume

if TYPE_CHECKING:
    from bot.chat.client import Biyu

Interaction = discord.Interaction["Biyu"]

RELOADS = Rate(questions=1, seconds=10)
MOST_FAULTS = 10
LONGEST_FAULT = 250


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Organising(
    commands.GroupCog,
    name=worded("notes_name"),
    description=worded("notes_description"),
):
    """Looking after the notes of a server. Needs Manage Server, whatever Discord shows."""

    def __init__(self, bot: Biyu) -> None:
        self.bot = bot
        self._reloads = Limiter(RELOADS, bot.clock)

    @app_commands.command(name=worded("status_name"), description=worded("status_description"))
    @app_commands.checks.has_permissions(manage_guild=True)
    async def status(self, interaction: Interaction) -> None:
        """Show what is loaded."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        asker = self.bot.asker_of(interaction)
        volume = self.bot.shelf.volume(asker.server)
        await interaction.edit_original_response(view=layout(_state(volume, asker)))

    @app_commands.command(name=worded("reload_name"), description=worded("reload_description"))
    @app_commands.checks.has_permissions(manage_guild=True)
    async def reload(self, interaction: Interaction) -> None:
        """Read the notes again, in a thread, and show what came of it."""
        if wait := self._reloads.take(interaction.guild_id):
            view = layout(wait_notice(wait, self.bot.asker_of(interaction)))
            await interaction.response.send_message(view=view, ephemeral=True)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        asker = self.bot.asker_of(interaction)
        volume = self.bot.shelf.volume(asker.server)
        if volume:
            snapshot = await asyncio.to_thread(volume.reload)
            phrases = asker.phrases
            told = phrases.reload_failed if snapshot.faults else phrases.reloaded
        else:
            told = ""
        await interaction.edit_original_response(view=layout(_state(volume, asker, told)))


def _state(volume: Volume | None, asker: Asker, told: str = "") -> Reply:
    """Write the state of a group's notes. Only names of files are shown, no paths."""
    phrases = asker.phrases
    if volume is None:
        return notice(phrases.no_notes, asker)
    snapshot, group = volume.snapshot, volume.group
    names = ", ".join(escape(path.name) for path in group.notes) or "–"
    lines = [f"### {phrases.status_title}", *([told] if told else [])]
    lines.append(fill(phrases.status_notes, paths=names))
    lines.append(fill(phrases.status_base, path=escape(group.base.name)))
    if snapshot.tutor:
        concepts = snapshot.tutor.base.concepts
        entries = sum(len(concept.entries) for concept in concepts)
        lines.append(fill(phrases.status_loaded, concepts=len(concepts), entries=entries))
    else:
        lines.append(phrases.status_nothing)
    lines += _faults(snapshot.faults, asker)
    return notice("\n".join(lines), asker)


def _faults(faults: tuple[str, ...], asker: Asker) -> list[str]:
    phrases = asker.phrases
    if not faults:
        return [phrases.status_no_faults]
    told = [f"- {cut(fault, LONGEST_FAULT)}" for fault in faults[:MOST_FAULTS]]
    if len(faults) > MOST_FAULTS:
        told.append(f"- {fill(phrases.also, count=len(faults) - MOST_FAULTS)}")
    return [f"**{fill(phrases.status_faults, count=len(faults))}**", *told]
