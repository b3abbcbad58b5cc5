"""The commands of quiz rounds: /quiz start, stop, skip, next, scores, missed, forget."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.chat.markup import label
from bot.chat.quiz import private
from bot.chat.quiz.layout import framed
from bot.chat.quiz.library import MIXES, plan_of
from bot.chat.quiz.planning import Planning
from bot.chat.quiz.wording import options
from bot.chat.translator import worded
from bot.quiz.plan import Plan
from bot.quiz.round import Next, Round, Skip, Stop
from bot.quiz.topics import offered
from bot.tutor.phrases import ENGLISH, Phrases, phrases_for

if TYPE_CHECKING:
    from bot.chat.client import Biyu

Interaction = discord.Interaction["Biyu"]

MOST_CHOICES = 25
MOST_ITEMS, MOST_HOURS = 50, 168
LEAST_SECONDS, MOST_SECONDS = 5, 600

FORMS = [Choice(name=worded(f"quiz.mixes.{key}"), value=key) for key in MIXES]
PERIODS = [Choice(name=worded(f"quiz.periods.{key}"), value=key) for key in ENGLISH.quiz.periods]


@app_commands.guild_only()
class Quizzing(
    commands.GroupCog,
    name=worded("quiz.quiz_name"),
    description=worded("quiz.quiz_description"),
):
    """Holding rounds. Whoever started one and organisers may stop it, skip and go on."""

    schedule = Planning(
        name=worded("quiz.schedule_name"), description=worded("quiz.schedule_description")
    )

    def __init__(self, bot: Biyu) -> None:
        self.bot = bot

    @app_commands.command(
        name=worded("quiz.start_name"), description=worded("quiz.start_description")
    )
    @options("topic", "number", "forms", "seconds", "race", "thread", "hours", "ping")
    @app_commands.choices(forms=FORMS)
    async def start(
        self,
        interaction: Interaction,
        topic: app_commands.Range[str, 1, 100] | None = None,
        number: app_commands.Range[int, 1, MOST_ITEMS] | None = None,
        forms: str | None = None,
        seconds: app_commands.Range[int, LEAST_SECONDS, MOST_SECONDS] | None = None,
        race: bool = False,
        thread: bool = False,
        hours: app_commands.Range[int, 1, MOST_HOURS] | None = None,
        ping: discord.Role | None = None,
    ) -> None:
        """Start a round in this channel."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        usual = plan_of(self.bot.config.quiz)
        plan = replace(
            usual,
            topic=topic or "",
            size=number or usual.size,
            forms=MIXES.get(forms or "", ()),
            seconds=seconds or usual.seconds,
            is_race=race,
            in_thread=thread,
            open_hours=hours or 0,
            ping_role=ping.id if ping else 0,
            seed=interaction.id % 2**32,
        )
        told = self._refusal(interaction, plan, ping) or await self._start(interaction, plan)
        await interaction.edit_original_response(view=framed(told))

    @start.autocomplete("topic")
    async def complete(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer headings and concepts that have items."""
        known = await self.bot.quiz.library.topics(interaction.guild_id or 0)
        return [
            Choice(name=label(each, 100), value=each)
            for each in offered(known, typed, MOST_CHOICES)
            if len(each) <= 100
        ]

    @app_commands.command(
        name=worded("quiz.stop_name"), description=worded("quiz.stop_description")
    )
    async def stop(self, interaction: Interaction) -> None:
        """End the round of this channel."""
        await self._happen(interaction, Stop())

    @app_commands.command(
        name=worded("quiz.skip_name"), description=worded("quiz.skip_description")
    )
    async def skip(self, interaction: Interaction) -> None:
        """Skip the question that is open."""
        await self._happen(interaction, Skip())

    @app_commands.command(
        name=worded("quiz.next_name"), description=worded("quiz.next_description")
    )
    async def next(self, interaction: Interaction) -> None:
        """Go on without waiting."""
        await self._happen(interaction, Next())

    @app_commands.command(
        name=worded("quiz.scores_name"), description=worded("quiz.scores_description")
    )
    @options("period")
    @app_commands.choices(period=PERIODS)
    async def scores(self, interaction: Interaction, period: str = "week") -> None:
        """Show the leaderboard."""
        phrases = phrases_for(str(interaction.locale))
        view = await self.bot.quiz.board(interaction, period, phrases)
        await interaction.response.send_message(view=view, ephemeral=True)

    @app_commands.command(
        name=worded("quiz.missed_name"), description=worded("quiz.missed_description")
    )
    async def missed(self, interaction: Interaction) -> None:
        """Show what the member missed in the last round of the group that they took part in."""
        phrases = phrases_for(str(interaction.locale))
        member, server = interaction.user.id, interaction.guild_id or 0
        last = await self.bot.quiz.host.last(server, member)
        if not last:
            view = framed(phrases.quiz.missed_unknown)
        else:
            found = await self.bot.quiz.host.missed(last, member)
            view = private.missed(found, last, 0, phrases)
        await interaction.response.send_message(view=view, ephemeral=True)

    @app_commands.command(
        name=worded("quiz.forget_name"), description=worded("quiz.forget_description")
    )
    async def forget(self, interaction: Interaction) -> None:
        """Delete what is stored of the member, once they have said so twice."""
        view = private.forgetting(phrases_for(str(interaction.locale)))
        await interaction.response.send_message(view=view, ephemeral=True)

    def _refusal(self, interaction: Interaction, plan: Plan, ping: discord.Role | None) -> str:
        """Say why a round cannot start here; empty where it can."""
        quiz = phrases_for(str(interaction.locale)).quiz
        theirs, ours = interaction.permissions, interaction.app_permissions
        if self.bot.config.quiz.starters == "organisers" and not theirs.manage_guild:
            return quiz.starters_only
        if isinstance(interaction.channel, discord.Thread):
            may_post = ours.send_messages_in_threads
        elif isinstance(interaction.channel, discord.TextChannel):
            may_post = ours.send_messages
        else:
            return quiz.not_here
        if not (may_post and ours.view_channel and ours.read_message_history):
            return quiz.no_post
        if plan.in_thread and not ours.create_public_threads:
            return quiz.no_threads
        if ping and not (ping.mentionable or theirs.mention_everyone):
            return quiz.no_ping
        return ""

    async def _start(self, interaction: Interaction, plan: Plan) -> str:
        quiz, desk = phrases_for(str(interaction.locale)).quiz, self.bot.quiz
        server, channel = interaction.guild_id or 0, interaction.channel_id or 0
        items = await desk.library.draw(server, plan, await desk.host.asked(server))
        if not items:
            return quiz.no_items
        round = await desk.host.start(server, channel, interaction.user.id, plan, items)
        return quiz.started if round else quiz.taken

    async def _happen(self, interaction: Interaction, event: Stop | Skip | Next) -> None:
        """Let an event happen to the round of this channel, for who may order that."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        phrases, host = phrases_for(str(interaction.locale)), self.bot.quiz.host
        before = await host.running(interaction.channel_id or 0)
        if before is None:
            told = phrases.quiz.none_runs
        elif interaction.user.id != before.starter and not interaction.permissions.manage_guild:
            told = phrases.quiz.masters_only
        else:
            after = await host.happen(before.channel, event)
            told = _told(before, after, event, phrases)
        await interaction.edit_original_response(view=framed(told))


def _told(before: Round, after: Round | None, event: Stop | Skip | Next, phrases: Phrases) -> str:
    quiz = phrases.quiz
    if after is None:
        return quiz.none_runs
    if (after.phase, after.position) == (before.phase, before.position):
        return quiz.unmoved
    match event:
        case Stop():
            return quiz.stopped
        case Skip():
            return quiz.skipped
        case _:
            return quiz.nexted
