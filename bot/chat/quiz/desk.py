"""Where presses of a quiz come in: one method for each thing that a member can do."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

import discord

from bot.chat.errors import report
from bot.chat.limits import Limiter
from bot.chat.quiz import posts, private
from bot.chat.quiz.aliases import note_alias
from bot.chat.quiz.board import since
from bot.chat.quiz.buttons import AnswerModal
from bot.chat.quiz.layout import View, framed, given, learned
from bot.chat.quiz.library import Library
from bot.chat.quiz.press import Action, Press
from bot.config import Rate
from bot.quiz.grade import Reason, grade
from bot.quiz.host import Host
from bot.quiz.item import Item
from bot.quiz.receipt import Receipt
from bot.quiz.round import Round
from bot.quiz.rules import judge
from bot.store import StoreBusy
from bot.tutor.phrases import Phrases, fill, phrases_for

if TYPE_CHECKING:
    from bot.chat.client import Biyu

_log = logging.getLogger(__name__)

PRESSES = Rate(questions=30, seconds=20)  # of one member: more is a stuck finger
AT_ONCE = 0.5  # seconds in which an answer is stored nearly always; then one reply does
Interaction = discord.Interaction[Any]
Handler = Callable[[Interaction, Press, Phrases], Awaitable[None]]


class QuizDesk:
    """Answers presses; every one is acknowledged in time, whatever the store does."""

    def __init__(self, bot: Biyu, host: Host, library: Library) -> None:
        self.bot = bot
        self.host = host
        self.library = library
        self._presses = Limiter(PRESSES, bot.clock)
        self._handlers: Mapping[Action, Handler] = {
            Action.ANSWER: self._answer,
            Action.TYPE: self._open_modal,
            Action.RETYPE: self._open_modal,
            Action.SOLVE: self._solve,
            Action.RULES: self._rules,
            Action.MISSED: self._missed,
            Action.REPLAY: self._replay,
            Action.APPEAL: self._appeal,
            Action.ACCEPT: self._decide,
            Action.REFUSE: self._decide,
            Action.SCORES: self._scores,
            Action.HIDE: self._hide,
            Action.SHOW: self._hide,
            Action.FORGET: self._forget,
        }

    async def pressed(self, interaction: Interaction, press: Press) -> None:
        """Answer a press of a button."""
        handler = self._handlers.get(press.action)
        if handler is not None:
            await self._guarded(interaction, press, handler)

    async def typed(self, interaction: Interaction, press: Press, text: str) -> None:
        """Answer a modal that was handed in."""

        async def handle(interaction: Interaction, press: Press, phrases: Phrases) -> None:
            if press.action is Action.RETYPED:
                await self._replayed(interaction, press, text, phrases)
            else:
                await self._take(interaction, press, text, phrases)

        await self._guarded(interaction, press, handle)

    async def _guarded(self, interaction: Interaction, press: Press, handler: Handler) -> None:
        phrases = phrases_for(str(interaction.locale))
        try:
            if wait := self._presses.take(interaction.user.id):
                told = fill(phrases.quiz.too_fast, seconds=round(wait.seconds) or 1)
                await say(interaction, framed(told))
                return
            await handler(interaction, press, phrases)
        except StoreBusy as error:
            _log.warning("A press (%s) met a busy store: %s", press.action, error)
            await say(interaction, framed(phrases.quiz.busy))
        except Exception as error:
            await report(interaction, error)

    # Answers

    async def _answer(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        await self._take(interaction, press, press.value, phrases)

    async def _take(
        self, interaction: Interaction, press: Press, value: str, phrases: Phrases
    ) -> None:
        """Store an answer and tell so: in one reply, or later where the store takes its time."""
        storing = asyncio.ensure_future(
            self.host.answer(press.id, interaction.user.id, press.position, value)
        )
        done, _ = await asyncio.wait({storing}, timeout=AT_ONCE)
        if not done:
            await interaction.response.defer(ephemeral=True, thinking=True)
        got = await storing
        round = await self._round_of(press)
        view = self._receipt(got, round, press, interaction.user.id, phrases)
        in_place = round is not None and round.is_open and _is_private(interaction)
        if done and in_place:
            await interaction.response.edit_message(view=view)
        elif done:
            await interaction.response.send_message(view=view, ephemeral=True)
        else:
            await interaction.edit_original_response(view=view)

    async def _round_of(self, press: Press) -> Round | None:
        """Read the round of a press; without it the receipt says less, and that is all."""
        try:
            outline = await self.host.outline(press.id)
            is_open = outline is not None and outline.is_open
            return await self.host.round(press.id) if is_open else outline
        except StoreBusy:
            return None

    def _receipt(
        self, got: Receipt, round: Round | None, press: Press, member: int, phrases: Phrases
    ) -> View:
        item = item_at(round, press.position)
        told = private.receipt(got, item, round, phrases)
        if round is not None and round.is_open and got.value and round.until:
            return private.unanswered(round, member, told, phrases)
        return framed(told)

    async def _open_modal(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        await interaction.response.send_modal(AnswerModal(press, phrases))

    async def _solve(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        found = await self.host.round(press.id)
        if found is None or found.until is None:
            await say(interaction, framed(phrases.quiz.over))
            return
        view = private.unanswered(found, interaction.user.id, "", phrases)
        await say(interaction, view)

    async def _rules(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        found = await self.host.round(press.id)
        if found is None:
            await say(interaction, framed(phrases.quiz.over))
            return
        await say(interaction, posts.rules(found.plan, found, phrases))

    # What was missed

    async def _missed(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        found = await self.host.missed(press.id, interaction.user.id)
        view = private.missed(found, press.id, press.position, phrases)
        await self._turn(interaction, view)

    async def _replay(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        if press.value:
            await self._replayed(interaction, press, press.value, phrases)
            return
        found = await self.host.missed(press.id, interaction.user.id)
        await self._turn(interaction, private.again(found, press.id, 0, 0, "", phrases))

    async def _replayed(
        self, interaction: Interaction, press: Press, value: str, phrases: Phrases
    ) -> None:
        """Judge an answer that counts for nothing, and go on to the next missed item."""
        quiz = phrases.quiz
        found = await self.host.missed(press.id, interaction.user.id)
        if press.position >= len(found):
            await say(interaction, framed(quiz.missed_unknown))
            return
        item = found[press.position].item
        right = judge(item, value)
        near = item.is_typed and grade(value, item.accepted, item.refused).reason is Reason.SLIP
        told = (quiz.replay_near if near else quiz.replay_right) if right else quiz.replay_wrong
        mine = fill(quiz.missed_given, value=given(item, value))
        told = f"**{told}** {mine}\n{learned(item, phrases)}"
        at, tally = press.position + 1, press.tally + right
        await self._turn(interaction, private.again(found, press.id, at, tally, told, phrases))

    # Appeals

    async def _appeal(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        one = await self.host.appeal(press.id, press.position, interaction.user.id)
        if one is None:
            await say(interaction, framed(phrases.quiz.appeal_none))
            return
        await say(interaction, framed(phrases.quiz.appeal_sent))
        if one.accepted is None and interaction.channel is not None:
            place = self.bot.get_partial_messageable(interaction.channel_id or one.channel)
            view = private.appeal(one, self.bot.phrases_of(one.server))
            await place.send(view=view, nonce=f"appeal{one.id}"[:25])

    async def _decide(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        if not interaction.permissions.manage_guild:
            await say(interaction, framed(phrases.organisers_only))
            return
        is_accepted = press.action is Action.ACCEPT
        await interaction.response.defer()
        one = await self.host.decide(press.id, is_accepted, interaction.user.id)
        if one is None or one.server != interaction.guild_id:
            await interaction.followup.send(
                view=framed(phrases.quiz.appeal_decided), ephemeral=True
            )
            return
        is_noted = is_accepted and await self._note(one.server, one.concept, one.text)
        view = private.decided(one, is_noted, self.bot.phrases_of(one.server))
        await interaction.edit_original_response(view=view)
        # An edit calls nobody: the member is to hear of it.
        place = self.bot.get_partial_messageable(interaction.channel_id or one.channel)
        allowed = discord.AllowedMentions(users=[discord.Object(one.member)])
        await place.send(view=view, allowed_mentions=allowed, nonce=f"decided{one.id}"[:25])

    async def _note(self, server: int, concept: str, alias: str) -> bool:
        """Write an accepted answer into the base as an alias, where that can be."""
        volume = self.bot.shelf.volume(server)
        if volume is None:
            return False
        return await asyncio.to_thread(note_alias, volume.group.base, concept, alias)

    # Scores and data

    async def _scores(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        await self._turn(interaction, await self.board(interaction, press.value, phrases))

    async def _hide(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        hides = press.action is Action.HIDE
        await self.host.hide(interaction.guild_id or 0, interaction.user.id, hides)
        told = phrases.quiz.scores_hidden if hides else phrases.quiz.scores_shown
        await self._turn(interaction, framed(told))

    async def _forget(self, interaction: Interaction, press: Press, phrases: Phrases) -> None:
        await interaction.response.defer()
        await self.host.forget(interaction.user.id)
        await interaction.edit_original_response(view=framed(phrases.quiz.forgotten))

    async def board(self, interaction: Interaction, period: str, phrases: Phrases) -> View:
        """Lay out the leaderboard of a group for a period: week, month or all."""
        period = period if period in phrases.quiz.periods else "week"
        server, reader = interaction.guild_id or 0, interaction.user.id
        places = await self.host.leaderboard(server, since(period, discord.utils.utcnow()))
        is_out = await self.host.hides(server, reader)
        return private.scoreboard(places, period, reader, is_out, phrases)

    async def _turn(self, interaction: Interaction, view: View) -> None:
        """Show a private page in place of the one before it, or as a new one."""
        if _is_private(interaction) and not interaction.response.is_done():
            await interaction.response.edit_message(view=view)
        else:
            await say(interaction, view)


def item_at(round: Round | None, position: int) -> Item | None:
    """Give an item of a round, if there is one."""
    if round is None or not 0 <= position < len(round.items):
        return None
    return round.items[position]


async def say(interaction: Interaction, view: View) -> None:
    """Tell a member something that nobody else reads."""
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


def _is_private(interaction: Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral
