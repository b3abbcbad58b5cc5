"""/quiz schedule: rounds that start by themselves, for organisers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.chat.markup import escape, label
from bot.chat.quiz.layout import framed, when
from bot.chat.quiz.library import MIXES, plan_of
from bot.chat.quiz.times import in_words
from bot.chat.quiz.wording import options
from bot.chat.translator import worded
from bot.quiz.plan import Schedule
from bot.quiz.schedule import ZONE, following, is_zone, read
from bot.quiz.topics import offered
from bot.tutor.phrases import Phrases, fill, phrases_for

Interaction = discord.Interaction[Any]

MOST_CHOICES = 25
MOST_LISTED = 15


class Planning(app_commands.Group):
    """Adding, listing, pausing, resuming and removing schedules. Needs Manage Server."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let organisers in alone, whatever Discord shows."""
        if not interaction.permissions.manage_guild:
            raise app_commands.MissingPermissions(["manage_guild"])
        return True

    @app_commands.command(name=worded("quiz.add_name"), description=worded("quiz.add_description"))
    @options("when_", "zone", "topic", "number", "forms", "seconds", "race", "ping")
    @app_commands.choices(
        forms=[Choice(name=worded(f"quiz.mixes.{key}"), value=key) for key in MIXES]
    )
    async def add(
        self,
        interaction: Interaction,
        when_: app_commands.Range[str, 1, 100],
        zone: app_commands.Range[str, 1, 64] = ZONE,
        topic: app_commands.Range[str, 1, 100] | None = None,
        number: app_commands.Range[int, 1, 50] | None = None,
        forms: str | None = None,
        seconds: app_commands.Range[int, 5, 600] | None = None,
        race: bool = False,
        ping: discord.Role | None = None,
    ) -> None:
        """Add a schedule for this channel."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        phrases = phrases_for(str(interaction.locale))
        told = _faults(when_, zone, phrases)
        if not told:
            usual = plan_of(interaction.client.config.quiz)
            plan = replace(
                usual,
                topic=topic or "",
                size=number or usual.size,
                forms=MIXES.get(forms or "", ()),
                seconds=seconds or usual.seconds,
                is_race=race,
                ping_role=ping.id if ping else 0,
            )
            schedule = await interaction.client.quiz.host.calendar.add(
                interaction.guild_id or 0,
                interaction.channel_id or 0,
                interaction.user.id,
                read(when_),
                zone,
                plan,
            )
            told = f"{phrases.quiz.schedule_added}\n{_line(schedule, phrases)}"
        await interaction.edit_original_response(view=framed(told))

    @app_commands.command(
        name=worded("quiz.list_name"), description=worded("quiz.list_description")
    )
    async def list_all(self, interaction: Interaction) -> None:
        """List the schedules of the server."""
        phrases = phrases_for(str(interaction.locale))
        found = await interaction.client.quiz.host.calendar.list(interaction.guild_id or 0)
        lines = [f"- {_line(each, phrases)}" for each in found[:MOST_LISTED]]
        if len(found) > MOST_LISTED:
            lines.append(f"-# {fill(phrases.also, count=len(found) - MOST_LISTED)}")
        body = "\n".join(lines) or phrases.quiz.schedule_none
        view = framed(f"### {phrases.quiz.schedule_title}\n{body}")
        await interaction.response.send_message(view=view, ephemeral=True)

    @app_commands.command(
        name=worded("quiz.pause_name"), description=worded("quiz.pause_description")
    )
    @options("which")
    async def pause(self, interaction: Interaction, which: str) -> None:
        """Let a schedule rest."""
        calendar = interaction.client.quiz.host.calendar
        changed = await calendar.pause(interaction.guild_id or 0, which)
        await _tell(interaction, changed, "schedule_resting")

    @app_commands.command(
        name=worded("quiz.resume_name"), description=worded("quiz.resume_description")
    )
    @options("which")
    async def resume(self, interaction: Interaction, which: str) -> None:
        """Let a schedule run on."""
        calendar = interaction.client.quiz.host.calendar
        changed = await calendar.resume(interaction.guild_id or 0, which)
        await _tell(interaction, changed, "schedule_resumed")

    @app_commands.command(
        name=worded("quiz.remove_name"), description=worded("quiz.remove_description")
    )
    @options("which")
    async def remove(self, interaction: Interaction, which: str) -> None:
        """Remove a schedule; one of the settings can be removed there alone."""
        phrases = phrases_for(str(interaction.locale))
        calendar, server = interaction.client.quiz.host.calendar, interaction.guild_id or 0
        known = {each.id: each for each in await calendar.list(server)}
        if which in known and known[which].organiser == 0:
            view = framed(phrases.quiz.schedule_from_settings)
            await interaction.response.send_message(view=view, ephemeral=True)
            return
        await _tell(interaction, await calendar.remove(server, which), "schedule_removed")

    @add.autocomplete("topic")
    async def complete_topic(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer headings and concepts that have items."""
        known = await interaction.client.quiz.library.topics(interaction.guild_id or 0)
        fit = [each for each in offered(known, typed, MOST_CHOICES) if len(each) <= 100]
        return [Choice(name=label(each, 100), value=each) for each in fit]

    @pause.autocomplete("which")
    @resume.autocomplete("which")
    @remove.autocomplete("which")
    async def complete_which(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer the schedules of the server."""
        phrases = phrases_for(str(interaction.locale))
        found = await interaction.client.quiz.host.calendar.list(interaction.guild_id or 0)
        return [
            Choice(name=label(_name(each, interaction, phrases), 100), value=each.id)
            for each in found[:MOST_CHOICES]
        ]


def _faults(when_: str, zone: str, phrases: Phrases) -> str:
    """Say what is not understood of a schedule, all at once."""
    told = []
    try:
        read(when_)
    except ValueError:
        told.append(fill(phrases.quiz.schedule_bad_when, when=f"“{escape(label(when_))}”"))
    if not is_zone(zone):
        told.append(fill(phrases.quiz.schedule_bad_zone, zone=f"“{escape(label(zone))}”"))
    return "\n".join(told)


def _line(schedule: Schedule, phrases: Phrases) -> str:
    """Write a schedule: where, when in words, about what, and when next in each one's own zone."""
    quiz = phrases.quiz
    topic = escape(label(schedule.plan.topic)) if schedule.plan.topic else quiz.schedule_everything
    now = discord.utils.utcnow()
    upcoming = quiz.schedule_paused
    if not schedule.paused:
        upcoming = when(following(schedule.cron, schedule.zone, now), "F")
    return fill(
        quiz.schedule_line,
        channel=f"<#{schedule.channel}>",
        when=f"{in_words(schedule.cron, phrases)} ({escape(schedule.zone)})",
        topic=topic,
        next=upcoming,
    )


def _name(schedule: Schedule, interaction: Interaction, phrases: Phrases) -> str:
    """Name a schedule where nothing but plain text is shown."""
    channel = interaction.guild and interaction.guild.get_channel_or_thread(schedule.channel)
    place = f"#{channel.name}" if channel else str(schedule.channel)
    topic = schedule.plan.topic or phrases.quiz.schedule_everything
    return f"{place} · {in_words(schedule.cron, phrases).strip('`')} · {topic}"


async def _tell(interaction: Interaction, changed: Schedule | None, told: str) -> None:
    phrases = phrases_for(str(interaction.locale))
    if changed is None:
        text = phrases.quiz.schedule_unknown
    else:
        text = f"{getattr(phrases.quiz, told)}\n{_line(changed, phrases)}"
    await interaction.response.send_message(view=framed(text), ephemeral=True)
