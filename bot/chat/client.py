"""The bot itself: the real discord.py client with our commands, buttons and errors."""

from __future__ import annotations

import asyncio
import logging
from typing import Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.buttons import PressButton, PressMenu
from bot.chat.commands import Asking
from bot.chat.desk import Asker, Desk, notice, wait_notice
from bot.chat.errors import report
from bot.chat.groups import Groups
from bot.chat.limits import Clock
from bot.chat.listening import Listening
from bot.chat.look import layout
from bot.chat.markup import escape
from bot.chat.organising import Organising
from bot.chat.press import Action, Press
from bot.chat.quiz.buttons import QuizButton, modal_of
from bot.chat.quiz.commands import Quizzing
from bot.chat.quiz.desk import QuizDesk
from bot.chat.reply import Kind, Reply
from bot.chat.sync import sync
from bot.chat.translator import Translator
from bot.config import Config
from bot.text.hangul import is_hangul
from bot.tutor.phrases import Phrases, fill, phrases_for
from bot.tutor.shelf import Shelf

_log = logging.getLogger(__name__)


def intents_of(config: Config) -> discord.Intents:
    """Ask for what is needed: messages to read only where the organiser switched it on."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.dm_messages = True
    intents.message_content = config.plain_messages
    return intents


class Biyu(commands.Bot):
    """The tutor in Discord."""

    def __init__(self, config: Config, shelf: Shelf, clock: Clock) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents_of(config),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            tree_cls=Tree,
        )
        self.config = config
        self.shelf = shelf
        self.clock = clock
        self.desk = Desk(shelf, config.rate, clock)
        self.groups = Groups(self, shelf, clock)
        self.quiz: QuizDesk  # set by `open_quiz`, before the client logs in
        self.logged_in = asyncio.Event()

    async def setup_hook(self) -> None:
        """Put everything in place before the gateway is opened."""
        self.add_dynamic_items(PressButton, PressMenu, QuizButton)
        await self.tree.set_translator(Translator())
        for cog in (Asking(self), Organising(self), Listening(self), Quizzing(self)):
            await self.add_cog(cog)
        await sync(self.tree, self.config.test_server)

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cog that listens; there are no prefix commands."""

    async def on_interaction(self, interaction: discord.Interaction[Self], /) -> None:
        """Take the answers that were typed into a modal."""
        is_modal = interaction.type is discord.InteractionType.modal_submit
        if is_modal and (handed := modal_of(interaction)):
            await self.quiz.typed(interaction, *handed)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log what a listener let through."""
        _log.exception("%s failed", event_method)

    def language_for(self, text: str, server: int) -> Phrases:
        """Speak Korean to who writes Hangul, else the language of the group."""
        if any(is_hangul(char) for char in text):
            return phrases_for("ko")
        group = self.config.group(server) if server else self.config.default
        return phrases_for(group.language if group else "en")

    def phrases_of(self, server: int) -> Phrases:
        """Speak the language of a group, where all of it reads along."""
        group = self.config.group(server)
        return phrases_for(group.language if group else "en")

    def answers_plain(self, server: int, channel: object) -> bool:
        """Tell whether plain messages are answered in a channel, or the threads of it."""
        group = self.config.group(server)
        if group is None or not self.config.plain_messages:
            return False
        ids = {getattr(channel, "id", 0), getattr(channel, "parent_id", 0)}
        return not ids.isdisjoint(group.plain_channels)

    def asker_of(self, interaction: discord.Interaction, server: int = 0) -> Asker:
        """Say who uses a command or a button; `server` is the group of a direct message."""
        return Asker(
            interaction.user.id,
            interaction.channel_id or 0,
            interaction.guild_id or server,
            phrases_for(str(interaction.locale)),
        )

    async def server_of(self, interaction: discord.Interaction) -> int:
        """Find the group that answers: that of the server, or of the direct message, or 0."""
        return interaction.guild_id or await self.groups.server(interaction.user.id)

    async def which_group(self, asker: Asker) -> Reply:
        """Ask back whose notes a direct message is about, where that is open."""
        groups = await self.groups.of(asker.member)
        if not groups:
            return notice(asker.phrases.no_group, asker)
        named = tuple((guild.id, guild.name) for guild in groups)
        return Reply(Kind.GROUPS, asker.phrases, notice=asker.phrases.which_group, groups=named)

    async def pressed(self, interaction: discord.Interaction, press: Press) -> None:
        """Answer a button: acknowledge first, then work."""
        try:
            await self._pressed(interaction, press)
        except Exception as error:
            await report(interaction, error)

    async def _pressed(self, interaction: discord.Interaction, press: Press) -> None:
        asker = self.asker_of(interaction, press.server)
        if wait := self.desk.may_press(asker.member):
            view = layout(wait_notice(wait, asker))
            await interaction.response.send_message(view=view, ephemeral=True)
            return
        in_place = press.action in (Action.MEAN, Action.GROUP) or _is_private(interaction)
        is_direct = interaction.guild_id is None
        await interaction.response.defer(ephemeral=not is_direct, thinking=not in_place)
        reply = await self._reply(interaction, press, asker)
        if in_place and reply.kind is Kind.NOTICE and press.action is not Action.GROUP:
            await interaction.followup.send(view=layout(reply), ephemeral=True)
        else:
            await interaction.edit_original_response(view=layout(reply))

    async def _reply(self, interaction: discord.Interaction, press: Press, asker: Asker) -> Reply:
        if press.action is Action.GROUP:
            guild = await self.groups.choose(asker.member, press.server)
            if guild is None:
                return notice(asker.phrases.no_group, asker)
            return notice(fill(asker.phrases.group_chosen, group=escape(guild.name)), asker)
        is_direct = interaction.guild_id is None
        if is_direct and not await self.groups.allows(asker.member, press.server):
            return notice(asker.phrases.no_group, asker)
        return await self.desk.press(asker, press)


def _is_private(interaction: discord.Interaction) -> bool:
    """Tell a message that only the member sees: what follows may take its place."""
    return interaction.message is not None and interaction.message.flags.ephemeral


class Tree(app_commands.CommandTree[Biyu]):
    """The commands, with a kind word for every error."""

    async def on_error(
        self, interaction: discord.Interaction[Biyu], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the member, and log the cause."""
        await report(interaction, error)
