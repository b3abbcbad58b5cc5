"""The world of the study room: one server, the people in it, a bot, and what they write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

from bot.room.bus import Bus
from bot.room.callback import Answering
from bot.room.channel import ChannelType
from bot.room.channels import Channels
from bot.room.command import Commands
from bot.room.guild import Guild
from bot.room.interaction import Interactions
from bot.room.member import Member, User
from bot.room.messages import Messages
from bot.room.permissions import ORGANISER, STUDENT, Permission
from bot.room.reactions import Reactions
from bot.room.refusal import Code, Refusal
from bot.room.snowflake import Snowflakes
from bot.room.threads import Threads
from bot.room.writing import Writing

Json = dict[str, Any]

SERVER = "클라우드 스터디"
CATEGORY = "스터디"
HOME = "질문"
CHANNELS = {
    HOME: "무엇이든 물어보세요. /ask 뒤에 질문을 쓰거나 봇을 부르면 됩니다.",
    "퀴즈": "퀴즈는 여기에서 풀어요.",
    "잡담": "",
}
ORGANISER_NAME = ("minsu", "민수")
STUDENTS = (("jiwoo", "지우"), ("haneul", "하늘"), ("seoyeon", "서연"), ("doyun", "도윤"))
BOT_NAME = "스터디 봇"

# What an application is allowed in few servers (docs: resources/application#flags)
MAY_KNOW_MEMBERS = 1 << 15
MAY_READ_MESSAGES = 1 << 19


class World:
    """All that there is in a room; it is kept in memory, and new in each run.

    Each change is told on the `bus`. `origin` is the address under which the room serves
    files ("http://127.0.0.1:8000"), once it has one.
    """

    def __init__(
        self, clock: Callable[[], datetime], random: Random, *, bot_name: str = BOT_NAME
    ) -> None:
        self.clock = clock
        self.random = random
        self.bus = Bus()
        self.origin = ""
        self.ids = Snowflakes(clock)
        self.users: dict[str, User] = {}
        self.flags = MAY_KNOW_MEMBERS | MAY_READ_MESSAGES
        self.channels = Channels(self)
        self.messages = Messages(self)
        self.reactions = Reactions(self)
        self.threads = Threads(self)
        self.writing = Writing(self)
        self.interactions = Interactions(self)
        self.answering = Answering(self)
        self.guild = Guild(self, SERVER)
        self.bot = User(self.ids.next(), "study_bot", bot_name, is_bot=True)
        self.commands = Commands(self)
        self._settle()

    def _settle(self) -> None:
        """Furnish a fresh server."""
        guild = self.guild
        guild.add_role("@everyone", STUDENT, id=guild.id)
        mine = guild.add_role(self.bot.name, STUDENT, bot=self.bot.id)
        organiser = guild.add_role("운영진", ORGANISER, color=0xF1C40F)
        guild.owner_id = self._welcome(*ORGANISER_NAME, organiser.id).user.id
        for username, name in STUDENTS:
            self._welcome(username, name)
        guild.add_member(self.bot, (mine.id,))
        category = self.channels.add(CATEGORY, ChannelType.CATEGORY)
        for name, topic in CHANNELS.items():
            self.channels.add(name, parent=category.id, topic=topic or None)

    def _welcome(self, username: str, name: str, *roles: str) -> Member:
        return self.guild.add_member(User(self.ids.next(), username, name), roles)

    def add_person(self, name: str, username: str = "") -> Member:
        """Let a new person into the server."""
        id = self.ids.next()
        return self.guild.add_member(User(id, username or f"member-{id}", name))

    def user(self, id: str) -> User:
        """Find a user; refuses with 10013."""
        if found := self.users.get(id):
            return found
        raise Refusal(Code.UNKNOWN_USER)

    def member_named(self, name: str) -> Member:
        """Find a member by name, username or ID; raises LookupError with those who are there."""
        members = self.guild.members.values()
        for each in members:
            if name in (each.name, each.user.username, each.user.id):
                return each
        raise LookupError(f"nobody is called {name!r}; there are: {_names(members)}")

    def bot_user(self) -> Json:
        """Give the bot as it sees itself."""
        private = {"verified": True, "mfa_enabled": False, "locale": "en-US", "email": None}
        return self.bot.json() | private

    def application(self) -> Json:
        """Give the bot's application; its ID is that of the bot."""
        owner = self.users[self.guild.owner_id].json()
        return {
            "id": self.bot.id,
            "name": self.bot.name,
            "description": "",
            "icon": None,
            "type": None,
            "bot": self.bot.json(),
            "owner": owner,
            "team": None,
            "summary": "",
            "verify_key": "0" * 64,
            "flags": self.flags,
            "bot_public": False,
            "bot_require_code_grant": False,
            "hook": True,
            "is_monetized": False,
            "is_verified": False,
            "discoverability_state": 1,
            "approximate_guild_count": 1,
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "flags_new": str(self.flags),
            "eligible_oauth2_scopes": ["bot", "applications.commands"],
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "integration_types_config": {"0": {}},
        }

    def guild_creates(self, *, all_members: bool = False) -> tuple[Json, ...]:
        """Give the GUILD_CREATE of each server; without the intent the bot is its only member."""
        guild, channels = self.guild, self.channels
        members = guild.members.values() if all_members else [guild.members[self.bot.id]]
        viewed = Permission.VIEW_CHANNEL
        threads = [each for each in channels if each.thread and not each.thread.archived]
        created = {
            "joined_at": guild.members[self.bot.id].joined_at.isoformat(),
            "large": False,
            "unavailable": False,
            "member_count": len(guild.members),
            "members": [each.json() for each in members],
            "channels": [each.json() for each in channels if not (each.is_direct or each.thread)],
            "threads": [
                channels.json(each, self.bot.id)
                for each in threads
                if channels.permissions(self.bot.id, each) & viewed
            ],
            **{"voice_states": [], "presences": [], "stage_instances": []},
            **{"guild_scheduled_events": [], "soundboard_sounds": []},
        }
        return (guild.json() | created,)


def _names(members: Any) -> str:
    return ", ".join(each.name for each in members)
