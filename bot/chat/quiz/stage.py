"""Discord's channels as the stage of rounds: nothing is posted twice."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import aiohttp
import discord
from discord.ui import LayoutView

from bot.chat.markup import escape
from bot.chat.press import custom_ids
from bot.chat.quiz import posts
from bot.chat.quiz.layout import framed, when
from bot.chat.quiz.press import Action, Press
from bot.chat.quiz.times import in_words
from bot.quiz.plan import Schedule
from bot.quiz.round import Round
from bot.quiz.score import Place
from bot.quiz.stage import Reason, StageBusy, StageLost
from bot.tutor.phrases import Phrases, fill

_log = logging.getLogger(__name__)

SEARCHED = 60  # messages of a channel in which a post is looked for after a doubt
UNKNOWN_MESSAGE = 10008
_NOBODY = discord.AllowedMentions.none()
_ANNOUNCES = frozenset({Action.RULES, Action.SOLVE})
_ASKS = frozenset({Action.ANSWER, Action.TYPE, Action.APPEAL})
_ENDS = frozenset({Action.MISSED})

Spot = discord.PartialMessageable


class Channels:
    """Shows rounds in the channels of a client. Implements `bot.quiz.stage.Stage`."""

    def __init__(self, client: discord.Client, phrases: Callable[[int], Phrases]) -> None:
        self._client = client
        self._phrases = phrases
        self._known: set[str] = set()  # rounds of which this process has posted
        self._doubted: set[str] = set()  # nonces that were sent, and nobody knows what of it
        self._threads: dict[str, int] = {}

    async def announce(self, round: Round) -> int:
        """Post the announcement with the countdown, and open the thread where one is wanted."""
        place = self._client.get_partial_messageable(round.channel)
        view = posts.announcement(round, self._phrases(round.server))
        role = round.plan.ping_role
        allowed = discord.AllowedMentions(roles=[discord.Object(role)]) if role else _NOBODY
        message = await self._post(round, place, view, f"{round.id}a", _ANNOUNCES, allowed=allowed)
        if round.plan.in_thread and round.id not in self._threads:
            self._threads[round.id] = await self._open_thread(round, message)
        return message

    async def ask(self, round: Round, position: int) -> int:
        """Post a question."""
        view = posts.question(round, position, self._phrases(round.server))
        place = await self._place(round)
        return await self._post(round, place, view, f"{round.id}q{position}", _ASKS, position)

    async def recount(self, round: Round, position: int, message: int) -> None:
        """Show in a question's message how many have answered."""
        view = posts.question(round, position, self._phrases(round.server))
        await self._edit(await self._place(round), message, view)

    async def reveal(self, round: Round, position: int, message: int) -> None:
        """Show what is right in the message of the question, or anew where that is gone."""
        view = posts.answer(round, position, self._phrases(round.server))
        place = await self._place(round)
        if not message or not await self._edit(place, message, view):
            nonce = f"{round.id}r{position}"
            async with _told():
                await place.send(view=view, nonce=nonce, allowed_mentions=_NOBODY)

    async def podium(self, round: Round, places: tuple[Place, ...], message: int) -> int:
        """Post the podium; `message` is the one that stands already, or 0."""
        view = posts.podium(round, places, self._phrases(round.server))
        place = await self._place(round)
        if message and await self._edit(place, message, view):
            return message
        return await self._post(round, place, view, f"{round.id}p", _ENDS)

    async def tell_organiser(self, round: Round, reason: Reason) -> None:
        """Tell who started the round why it is held or has ended."""
        phrases = self._phrases(round.server)
        what = fill(phrases.quiz.told_round, channel=f"<#{round.channel}>")
        await self._tell(round.starter, round.channel, f"{what}\n{phrases.quiz.reasons[reason]}")

    async def tell_skipped(self, schedule: Schedule, due: datetime, reason: Reason) -> None:
        """Tell who ordered a schedule why a round is left out."""
        phrases = self._phrases(schedule.server)
        what = fill(
            phrases.quiz.told_schedule,
            channel=f"<#{schedule.channel}>",
            when=in_words(schedule.cron, phrases),
            due=when(due, "f"),
        )
        text = f"{what}\n{phrases.quiz.reasons[reason]}"
        await self._tell(schedule.organiser, schedule.channel, text)

    async def _tell(self, member: int, channel: int, text: str) -> None:
        """Write to a member directly, or to the channel where that cannot be."""
        view = framed(text)
        if member:
            try:
                async with _told():
                    user = await self._client.fetch_user(member)
                    await user.send(view=view)
            except StageLost:
                _log.info("The member %s takes no messages", member)
            else:
                return
        async with _told():
            place = self._client.get_partial_messageable(channel)
            await place.send(view=view, allowed_mentions=_NOBODY)

    async def _place(self, round: Round) -> Spot:
        """Find where the questions of a round go: its channel, or the thread of it."""
        channel = self._client.get_partial_messageable(round.channel)
        if not round.plan.in_thread:
            return channel
        if round.id not in self._threads:
            async with _told():
                found = await self._find(channel, round.id, _ANNOUNCES, 0)
            # A thread that was opened from a message has the ID of that message.
            self._threads[round.id] = found or round.channel
        return self._client.get_partial_messageable(self._threads[round.id])

    async def _open_thread(self, round: Round, message: int) -> int:
        """Open a thread below the announcement; the channel has to do where that cannot be."""
        phrases = self._phrases(round.server)
        name = fill(phrases.quiz.thread_title, when=f"{round.began:%m-%d %H:%M}")
        place = self._client.get_partial_messageable(round.channel, guild_id=round.server)
        try:
            thread = await place.get_partial_message(message).create_thread(name=escape(name)[:100])
        except discord.HTTPException as error:
            already_has_one = 160004
            _log.warning("The round %s: no thread: %s", round.id, error)
            return message if error.code == already_has_one else round.channel
        return thread.id

    async def _post(
        self,
        round: Round,
        place: Spot,
        view: LayoutView,
        nonce: str,
        actions: frozenset[Action],
        position: int = 0,
        allowed: discord.AllowedMentions = _NOBODY,
    ) -> int:
        """Post once: after a restart, or a doubt, what stands is looked for first."""
        async with _told():
            if round.id not in self._known or nonce in self._doubted:
                stands = await self._find(place, round.id, actions, position)
                if stands and await self._edit(place, stands, view):
                    self._known.add(round.id)
                    return stands
            self._doubted.add(nonce)
            message = await place.send(view=view, nonce=nonce, allowed_mentions=allowed)
        self._doubted.discard(nonce)
        self._known.add(round.id)
        return message.id

    async def _find(
        self, place: Spot, round_id: str, actions: frozenset[Action], position: int
    ) -> int | None:
        """Look for a message of ours by what its buttons carry."""
        me = self._client.user.id if self._client.user else 0
        async for message in place.history(limit=SEARCHED):
            if message.author.id != me:
                continue
            for press in filter(None, map(Press.read, custom_ids(message))):
                same = press.id == round_id and press.position == position
                if same and press.action in actions:
                    return message.id
        return None

    async def _edit(self, place: Spot, message: int, view: LayoutView) -> bool:
        """Change a message; False where it is gone."""
        try:
            async with _told():
                partial = place.get_partial_message(message)
                await partial.edit(view=view, allowed_mentions=_NOBODY)
        except _MessageGoneError:
            return False
        return True


class _MessageGoneError(Exception):
    """Somebody deleted the message."""


@asynccontextmanager
async def _told() -> AsyncIterator[None]:
    """Tell what Discord refuses as the stage does: gone for good, or to be tried again."""
    try:
        yield
    except discord.NotFound as error:
        if error.code == UNKNOWN_MESSAGE:
            raise _MessageGoneError from error
        raise StageLost(str(error)) from error
    except discord.Forbidden as error:
        raise StageLost(str(error)) from error
    except discord.HTTPException as error:
        if error.status < 500 and error.status != 429:
            raise
        raise StageBusy(str(error)) from error
    except (TimeoutError, discord.RateLimited, aiohttp.ClientError, OSError) as error:
        raise StageBusy(str(error) or type(error).__name__) from error
