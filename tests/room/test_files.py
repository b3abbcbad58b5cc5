"""Files on messages: kept, served, dropped."""

from __future__ import annotations

import io
import json
import struct

import aiohttp
import discord

from bot.room.attachment import Upload
from bot.room.interaction import InteractionType
from tests.room.api import api_of
from tests.room.bots import StudyBot, logged_in
from tests.room.conftest import OpenRoom

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 40, 30) + b"\0" * 9


async def test_files_are_kept_and_served(open_room: OpenRoom) -> None:
    room, bot = await open_room(), StudyBot()
    async with logged_in(room, bot), aiohttp.ClientSession() as session:
        embed = discord.Embed(title="그림").set_image(url="attachment://chart.png")
        files = [
            discord.File(io.BytesIO(PNG), "chart.png"),
            discord.File(io.BytesIO(b"a\r\nb\0"), "노트.html", description="노트"),
        ]
        await bot.channel("질문").send(embed=embed, files=files)
        [seen] = room.person("지우").sees("질문")
        [note] = seen["attachments"]
        assert (note["filename"], note["description"], note["size"]) == ("노트.html", "노트", 5)
        image = seen["embeds"][0]["image"]
        assert (image["width"], image["height"]) == (40, 30)
        async with session.get(image["url"]) as response:
            assert await response.read() == PNG
            assert response.headers["Content-Type"] == "image/png"
        async with session.get(note["url"]) as response:
            assert await response.read() == b"a\r\nb\0"
            assert response.headers["Content-Disposition"] == "attachment"
            assert "sandbox" in response.headers["Content-Security-Policy"]
        async with session.get(f"{room.url}/attachments/1/2/x.png") as response:
            assert response.status == 404

        heard = bot.told_by(room.person("하늘"))
        await room.person("하늘").say("질문", files=[Upload("0", "글.txt", b"hello")])
        [file] = (await heard).attachments
        assert await file.read() == b"hello"


async def test_files_come_with_an_answer(open_room: OpenRoom) -> None:
    room = await open_room()
    world, data = room.world, {"id": "1", "name": "ask", "type": 1}
    home, student = world.channels.named("질문"), room.person("지우").id
    one = world.interactions.open(InteractionType.COMMAND, data, student, home, locale="ko")
    body = {"type": 4, "data": {"attachments": [{"id": "0", "description": "노트"}]}}
    form = aiohttp.FormData()
    form.add_field("payload_json", json.dumps(body), content_type="application/json")
    form.add_field("files[0]", b"\r\n--", filename="a.txt", content_type="text/plain")
    url = f"{room.api_url}/interactions/{one.id}/{one.token}/callback"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        assert response.status == 204
    [seen] = room.person("지우").sees("질문")
    [file] = seen["attachments"]
    assert (file["filename"], file["size"], file["description"]) == ("a.txt", 4, "노트")
    kept = room.world.messages.file(seen["channel_id"], file["id"])
    assert kept
    assert kept.content == b"\r\n--"


async def test_an_edit_drops_files_that_are_not_named(open_room: OpenRoom) -> None:
    async with api_of(room := await open_room()) as api:
        world, home = room.world, room.world.channels.named("질문")
        form = aiohttp.FormData()
        form.add_field("payload_json", '{"content": "둘"}', content_type="application/json")
        for number in range(2):
            form.add_field(f"files[{number}]", b"a", filename=f"{number}.txt")
        headers = {"Authorization": f"Bot {room.token}"}
        url = f"{room.api_url}/channels/{home.id}/messages"
        async with api.session.post(url, data=form, headers=headers) as response:
            made = await response.json()
        keep = made["attachments"][1]
        path = f"/channels/{home.id}/messages/{made['id']}"
        assert len((await api.patch(path, {"content": "그대로"})).data["attachments"]) == 2
        kept = (await api.patch(path, {"attachments": [{"id": keep["id"]}]})).data
        assert [each["id"] for each in kept["attachments"]] == [keep["id"]]
        await api.delete(path)
        assert world.messages.file(home.id, keep["id"]) is None
