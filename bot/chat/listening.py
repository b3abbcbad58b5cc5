"""Messages: a mention, a reply to an answer, a direct message, a plain message where wanted."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands

from bot.chat.desk import Asker, notice, wait_notice
from bot.chat.limits import Recent
from bot.chat.look import layout
from bot.chat.press import Press, answer_of
from bot.chat.reply import Reply
from bot.tutor.answer import Status

if TYPE_CHECKING:
    from bot.chat.client import Biyu

_log = logging.getLogger(__name__)

PATIENCE = 0.7  # seconds until the bot shows that it is typing
_MOST_SEEN = 2000
_SEEN_SECONDS = 600.0
_CLOSED_SECONDS = 6 * 3600.0
_TALK = (discord.MessageType.default, discord.MessageType.reply)


class Listening(commands.Cog):
    """Answering messages, each once."""

    def __init__(self, bot: Biyu) -> None:
        self.bot = bot
        self._seen: Recent[int, bool] = Recent(bot.clock, _MOST_SEEN, _SEEN_SECONDS)
        self._closed: Recent[int, bool] = Recent(bot.clock, _MOST_SEEN, _CLOSED_SECONDS)
        self._told: Recent[int, bool] = Recent(bot.clock, _MOST_SEEN, _CLOSED_SECONDS)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the tutor."""
        if not self._is_meant(message) or not self._seen.add(message.id, True):
            return
        try:
            if not _may_speak(message):
                self._tell_once(message, "the bot may not write there")
                return
            reply = await self._reply(message)
            if reply:
                await _send(message, reply)
        except discord.Forbidden as error:
            self._tell_once(message, str(error))
        except Exception:
            _log.exception("Message %d could not be answered", message.id)
            await self._apologise(message)

    def _is_meant(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id or message.type not in _TALK:
            return False
        return message.guild is None or self._is_called(message) or self._is_plain(message)

    def _is_called(self, message: discord.Message) -> bool:
        """Tell a mention of the bot, or a reply to it."""
        user, replied = self.bot.user, _replied(message)
        return user in message.mentions or (replied is not None and replied.author == user)

    def _is_plain(self, message: discord.Message) -> bool:
        """Tell a message in a channel where plain messages are answered."""
        guild = message.guild
        return guild is not None and self.bot.answers_plain(guild.id, message.channel)

    async def _reply(self, message: discord.Message) -> Reply | None:
        is_plain = message.guild is not None and not self._is_called(message)
        member = message.author.id
        server = message.guild.id if message.guild else await self.bot.groups.server(member)
        asker = self._asker(message, server)
        if is_plain:
            return await self._reply_to_talk(asker, message.content)
        if wait := self.bot.desk.may_ask(member):
            return None if wait.told else wait_notice(wait, asker)
        if not server:
            return await self.bot.which_group(asker)
        question, replied = self._question(message)
        if not message.content and message.guild and not self.bot.intents.message_content:
            is_news = self._told.add(member, True)
            return notice(asker.phrases.reply_hidden, asker) if is_news else None
        return await while_typing(message, self.bot.desk.ask(asker, question, replied))

    async def _reply_to_talk(self, asker: Asker, text: str) -> Reply | None:
        """Answer talk among members only where the answer is sure, and never chide."""
        if not text.strip() or self.bot.desk.may_talk(asker.member):
            return None
        reply = await self.bot.desk.ask(asker, text)
        is_sure = reply.answer is not None and reply.answer.status is Status.ANSWER
        return reply if is_sure else None

    def _question(self, message: discord.Message) -> tuple[str, Press | None]:
        """Take the question out of a message, and the answer that it replies to.

        A bare mention in reply to somebody's message asks what that message says.
        """
        mention = rf"<@!?{self.bot.user.id}>" if self.bot.user else ""
        question = re.sub(mention, " ", message.content).strip()
        replied = _replied(message)
        if replied is None:
            return question, None
        if replied.author == self.bot.user:
            return question, answer_of(replied)
        return question or re.sub(mention, " ", replied.content), None

    def _asker(self, message: discord.Message, server: int) -> Asker:
        phrases = self.bot.language_for(message.content, server)
        return Asker(message.author.id, message.channel.id, server, phrases)

    def _tell_once(self, message: discord.Message, reason: str) -> None:
        """Log that a channel is closed to the bot; once, for its organiser to find."""
        if self._closed.add(message.channel.id, True):
            _log.warning("Channel %d cannot be answered: %s", message.channel.id, reason)

    async def _apologise(self, message: discord.Message) -> None:
        asker = self._asker(message, message.guild.id if message.guild else 0)
        with contextlib.suppress(discord.HTTPException):
            await _send(message, notice(asker.phrases.error, asker))


def _replied(message: discord.Message) -> discord.Message | None:
    """Give the message that this one replies to, where it still exists."""
    resolved = message.reference.resolved if message.reference else None
    return resolved if isinstance(resolved, discord.Message) else None


def _may_speak(message: discord.Message) -> bool:
    if message.guild is None:
        return True
    may = _permissions(message)
    in_thread = isinstance(message.channel, discord.Thread)
    return may.send_messages_in_threads if in_thread else may.send_messages


def _permissions(message: discord.Message) -> discord.Permissions:
    assert message.guild is not None  # noqa: S101 - asked in servers only
    return message.channel.permissions_for(message.guild.me)


async def while_typing(message: discord.Message, working: Awaitable[Reply]) -> Reply:
    """Wait for a reply, and show that the bot is typing if it takes long."""
    task = asyncio.ensure_future(working)
    try:
        done, _ = await asyncio.wait((task,), timeout=PATIENCE)
        if not done:
            with contextlib.suppress(discord.HTTPException):
                await message.channel.typing()
        return await task
    finally:
        task.cancel()


async def _send(message: discord.Message, reply: Reply) -> None:
    """Reply to a message; just write where it is gone, or Discord lets nobody reply."""
    may_reply = message.guild is None or _permissions(message).read_message_history
    reference: Any = message.to_reference(fail_if_not_exists=False) if may_reply else None
    await message.channel.send(
        view=layout(reply),
        reference=reference,
        mention_author=False,
        allowed_mentions=discord.AllowedMentions.none(),
    )
