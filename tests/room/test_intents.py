"""Which events a bot gets, and what it reads in them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.room.intents import ALL, DIRECT_EVENTS, GUILD_EVENTS, NONE, Intent, readable, wants

ME, YOU = "1", "2"
IN_GUILD = {"guild_id": "9"}
WORDS = {"content": "안녕", "embeds": [{}], "attachments": [{}], "components": [{}]}
HIDDEN = {"content": "", "embeds": (), "attachments": (), "components": ()}


@pytest.mark.parametrize("name", GUILD_EVENTS)
def test_an_event_of_a_server_takes_its_intent(name: str) -> None:
    needed = GUILD_EVENTS[name]
    assert wants(needed, name, IN_GUILD, ME)
    assert not wants(ALL & ~needed, name, IN_GUILD, ME)


@pytest.mark.parametrize("name", sorted(set(DIRECT_EVENTS) - {"CHANNEL_PINS_UPDATE"}))
def test_an_event_in_direct_messages_takes_its_own(name: str) -> None:
    needed = DIRECT_EVENTS[name]
    assert wants(needed, name, {}, ME)
    assert not wants(ALL & ~needed, name, {}, ME)


def test_what_belongs_to_no_intent_always_comes() -> None:
    assert wants(NONE, "INTERACTION_CREATE", IN_GUILD, ME)
    assert wants(NONE, "GUILD_MEMBER_UPDATE", {"user": {"id": ME}, **IN_GUILD}, ME)
    assert not wants(NONE, "GUILD_MEMBER_UPDATE", {"user": {"id": YOU}, **IN_GUILD}, ME)


@pytest.mark.parametrize("intent", [Intent.GUILDS, Intent.GUILD_MEMBERS])
def test_members_of_threads_come_by_either_intent(intent: Intent) -> None:
    assert wants(intent, "THREAD_MEMBERS_UPDATE", IN_GUILD, ME)
    assert not wants(ALL & ~Intent.GUILDS & ~Intent.GUILD_MEMBERS, "THREAD_MEMBERS_UPDATE", {}, ME)


def said(author: str, **more: Any) -> dict[str, Any]:
    return {"author": {"id": author}, "mentions": [], **IN_GUILD, **WORDS, **more}


def read(message: dict[str, Any], intents: Intent = NONE) -> dict[str, Any]:
    shown = readable(intents, "MESSAGE_CREATE", message, ME)
    return {key: shown[key] for key in WORDS}


def test_words_of_others_are_hidden() -> None:
    assert read(said(YOU)) == HIDDEN
    assert read(said(YOU), Intent.MESSAGE_CONTENT) == WORDS


def test_own_words_and_those_to_the_bot_are_read() -> None:
    assert read(said(ME)) == WORDS
    assert read(said(YOU, mentions=[{"id": ME}])) == WORDS


def test_direct_messages_are_read() -> None:
    direct = said(YOU)
    del direct["guild_id"]
    assert read(direct) == WORDS


def test_what_is_replied_to_is_hidden_on_its_own() -> None:
    reply = said(YOU, mentions=[{"id": ME}], referenced_message=said(YOU))
    shown = readable(NONE, "MESSAGE_UPDATE", reply, ME)
    assert shown["content"] == "안녕"
    assert shown["referenced_message"]["content"] == ""


def test_all_are_the_known_ones() -> None:
    assert not ALL & (1 << 17)
    assert all(intent & ALL for intent in Intent)
