"""The commands for everybody: ask, help, and "Ask the tutor" on a message."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.chat.desk import LONGEST_QUESTION, notice, wait_notice
from bot.chat.look import layout
from bot.chat.markup import escape, label, size
from bot.chat.reply import Reply
from bot.chat.translator import worded
from bot.tutor.phrases import fill

if TYPE_CHECKING:
    from bot.chat.client import Biyu

Interaction = discord.Interaction["Biyu"]

MOST_CHOICES = 25
LONGEST_CHOICE = 100
FEW = 8  # questions under way; with more of them Discord's three seconds could run out
AT_ONCE = 0.5  # seconds in which an answer is found nearly always; then one message does


class Asking(commands.Cog):
    """Asking by a command."""

    def __init__(self, bot: Biyu) -> None:
        self.bot = bot
        self._finding: set[asyncio.Task[Reply]] = set()
        self.menu = app_commands.ContextMenu(name=worded("menu_name"), callback=self.ask_about)

    async def cog_load(self) -> None:
        """Add the message menu, which discord.py does not take from a cog by itself."""
        self.bot.tree.add_command(self.menu)

    @app_commands.command(name=worded("ask_name"), description=worded("ask_description"))
    @app_commands.rename(question=worded("question_name"))
    @app_commands.describe(question=worded("question_description"))
    async def ask(
        self, interaction: Interaction, question: app_commands.Range[str, 1, LONGEST_QUESTION]
    ) -> None:
        """Answer a question, for all in the channel to read."""
        await self._answer(interaction, question, private=False)

    @app_commands.command(name=worded("why_name"), description=worded("why_description"))
    @app_commands.rename(question=worded("question_name"))
    @app_commands.describe(question=worded("question_description"))
    async def why(
        self, interaction: Interaction, question: app_commands.Range[str, 1, LONGEST_QUESTION]
    ) -> None:
        """Tell who wants to know how the answer to a question comes about."""
        await self._answer(interaction, question, private=True, why=True)

    @ask.autocomplete("question")
    @why.autocomplete("question")
    async def complete(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer the concepts that begin like what was typed."""
        server = await self.bot.server_of(interaction)
        names = await self.bot.desk.complete(server, typed, MOST_CHOICES) if server else []
        return [
            Choice(name=label(name, LONGEST_CHOICE), value=name)
            for name in names
            if size(name) <= LONGEST_CHOICE
        ]

    async def ask_about(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer what a message asks, for the one who wants to know."""
        await self._answer(interaction, message.content, private=True)

    @app_commands.command(name=worded("help_name"), description=worded("help_description"))
    async def help(self, interaction: Interaction) -> None:
        """Tell how to ask."""
        asker = self.bot.asker_of(interaction)
        name = self.bot.user.display_name if self.bot.user else ""
        parts = [
            f"### {asker.phrases.help_title}",
            fill(asker.phrases.help_body, bot=f"**{escape(name)}**"),
        ]
        if self.bot.answers_plain(asker.server, interaction.channel):
            parts.append(asker.phrases.help_plain)
        view = layout(notice("\n".join(parts), asker))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _answer(
        self, interaction: Interaction, question: str, *, private: bool, why: bool = False
    ) -> None:
        """Answer at once; in a crowd, and what takes longer, is acknowledged first."""
        bot = self.bot
        if wait := bot.desk.may_ask(interaction.user.id):
            view = layout(wait_notice(wait, bot.asker_of(interaction)))
            await interaction.response.send_message(view=view, ephemeral=True)
            return
        finding = asyncio.ensure_future(self._reply(interaction, question, why=why))
        self._finding.add(finding)
        finding.add_done_callback(self._finding.discard)
        if len(self._finding) <= FEW and (await asyncio.wait({finding}, timeout=AT_ONCE))[0]:
            view = layout(finding.result())
            await interaction.response.send_message(view=view, ephemeral=private)
            return
        await interaction.response.defer(ephemeral=private, thinking=True)
        await interaction.edit_original_response(view=layout(await finding))

    async def _reply(self, interaction: Interaction, question: str, *, why: bool) -> Reply:
        bot = self.bot
        asker = bot.asker_of(interaction, await bot.server_of(interaction))
        if not asker.server:
            return await bot.which_group(asker)
        if not question.strip():
            return notice(asker.phrases.no_text, asker)
        if why:
            return await bot.desk.why(asker, question)
        return await bot.desk.ask(asker, question, repeat=True)
