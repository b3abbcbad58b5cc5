from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from simcord import ChannelHandle, GuildHandle, InteractionResult, MemberActor, ResponseMessage

from bot.chat.client import Biyu
from bot.config import Config, Group
from bot.tutor.shelf import Shelf

NOTE = """\
# 네트워크

## 리전

리전은 데이터 센터가 모여 있는 지역입니다.
비유를 들자면 리전은 배달 음식점의 지점과 같습니다. #비유
장점: 가까운 리전을 고르면 응답이 빨라집니다.
단점: 리전마다 요금이 다릅니다.

## 가용 영역

가용 영역은 리전 안에 따로 떨어져 있는 데이터 센터 묶음입니다.

## 캐시

캐시는 자주 쓰는 데이터를 가까이 두는 저장소입니다.
"""


class Clock:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Study:
    """A study group in a simulated Discord, with the real bot in it."""

    env: simcord.Env
    bot: Biyu
    clock: Clock
    guild: GuildHandle
    channel: ChannelHandle
    minsu: MemberActor
    organiser: MemberActor

    def again(self, config: Config | None = None) -> Biyu:
        """Make the bot anew, as after a restart: its files stand, its memory is gone."""
        self.bot = make_bot(config or self.bot.config, self.clock)
        return self.bot

    def korean(self) -> None:
        """Let members' Discord be in Korean from here on."""
        speak(self.env, "ko")


def speak(env: simcord.Env, locale: str) -> None:
    """Set the language of every member: simcord itself knows English only."""
    emit = env.backend.emit

    def emit_in_language(event: str, payload: Mapping[str, Any]) -> None:
        is_interaction = event == "INTERACTION_CREATE"
        emit(event, {**payload, "locale": locale} if is_interaction else payload)

    vars(env.backend)["emit"] = emit_in_language


def write_group(folder: Path, note: str = NOTE) -> Group:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "note.md").write_text(note, encoding="utf-8")
    return Group(notes=(folder / "note.md",), base=folder / "base.yaml")


def make_bot(config: Config, clock: Clock) -> Biyu:
    shelf = Shelf(config)
    for volume in shelf.volumes:
        volume.refresh()
    return Biyu(config, shelf, clock)


Open = Callable[..., AbstractAsyncContextManager[Study]]


@pytest.fixture
def open_study(tmp_path: Path) -> Open:
    @asynccontextmanager
    async def opened(
        note: str = NOTE, config: Config | None = None, **options: Any
    ) -> AsyncIterator[Study]:
        clock = Clock()
        settings = config or Config(default=write_group(tmp_path, note))
        bot = make_bot(settings, clock)
        async with simcord.run(bot, **options) as env:
            guild = env.create_guild()
            channel = guild.create_text_channel("study")
            manage = discord.Permissions(manage_guild=True)
            organisers = guild.create_role("organisers", permissions=manage)
            minsu = guild.add_member(env.create_user("minsu"))
            organiser = guild.add_member(env.create_user("jiyoung"), roles=[organisers])
            yield Study(env, bot, clock, guild, channel, minsu, organiser)

    return opened


def texts(message: discord.Message | ResponseMessage | None) -> str:
    """All text that a message shows, buttons apart."""
    assert message is not None
    return "\n".join(each["content"] for each in parts(message) if each["type"] == 10)


def buttons(message: discord.Message | ResponseMessage | None) -> dict[str, str]:
    """The buttons of a message: label → custom_id."""
    assert message is not None
    return {each["label"]: each["custom_id"] for each in parts(message) if each["type"] == 2}


def parts(message: discord.Message | ResponseMessage) -> list[dict[str, Any]]:
    components = message.components
    raw = [each if isinstance(each, dict) else each.to_dict() for each in components]
    return list(_walk(json.loads(json.dumps(raw))))


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))


def shown(result: InteractionResult) -> str:
    """All text of an interaction's response and of what followed it."""
    responses = [result.response] if result.response else []
    return "\n".join(texts(each) for each in (*responses, *result.followups))
