"""Bodies of requests that Discord takes; a test changes one thing in them."""

from __future__ import annotations

from typing import Any

from bot.room.violation import Asked

Json = dict[str, Any]

MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"
COMMANDS = "/applications/1/commands"
V2 = 1 << 15


def post(**more: Any) -> Asked:
    return Asked("POST", MESSAGES, body={"content": "안녕"} | more)


def edit(**more: Any) -> Asked:
    return Asked("PATCH", f"{MESSAGES}/2", body=more)


def embed(**more: Any) -> Asked:
    return post(embeds=[{"title": "제목"} | more])


def button(**more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "눌러", "custom_id": "b"} | more


def link(**more: Any) -> Json:
    return {"type": 2, "style": 5, "label": "가자", "url": "https://example.org"} | more


def options(number: int) -> list[Json]:
    return [{"label": f"답 {index}", "value": str(index)} for index in range(number)]


def select(**more: Any) -> Json:
    return {"type": 3, "custom_id": "s", "options": options(3)} | more


def picker(**more: Any) -> Json:
    return {"type": 5, "custom_id": "p"} | more


def row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


def rows(*parts: Json) -> Asked:
    return post(components=[row(each) for each in parts])


def text(content: str = "글") -> Json:
    return {"type": 10, "content": content}


def layout(*parts: Json) -> Asked:
    return Asked("POST", MESSAGES, body={"flags": V2, "components": list(parts)})


def section(**more: Any) -> Json:
    accessory = button(custom_id="beside")
    return {"type": 9, "components": [text()], "accessory": accessory} | more


def field(**more: Any) -> Json:
    return {"type": 4, "custom_id": "f", "style": 1} | more


def label(**more: Any) -> Json:
    return {"type": 18, "label": "답", "component": field()} | more


def modal(*parts: Json, **more: Any) -> Asked:
    data = {"title": "제목", "custom_id": "m", "components": list(parts or (label(),))} | more
    return callback(9, **data)


def callback(kind: Any, **data: Any) -> Asked:
    return Asked("POST", CALLBACK, body={"type": kind, "data": data})


def suggestions(*choices: Json) -> Asked:
    return callback(8, choices=list(choices))


def choice(**more: Any) -> Json:
    return {"name": "하나", "value": "1"} | more


def command(**more: Any) -> Json:
    return {"name": "ask", "description": "묻기"} | more


def option(**more: Any) -> Json:
    return {"type": 3, "name": "question", "description": "질문"} | more


def put(*given: Json) -> Asked:
    return Asked("PUT", COMMANDS, body=list(given))


def one(**more: Any) -> Asked:
    return Asked("POST", COMMANDS, body=command(**more))


def changed(**more: Any) -> Asked:
    return Asked("PATCH", f"{COMMANDS}/2", body=more)


def asking(**more: Any) -> Asked:
    """A command with one option."""
    return one(options=[option(**more)])


def thread(**more: Any) -> Asked:
    return Asked("POST", f"{MESSAGES}/2/threads", body={"name": "실"} | more)


def channel(**more: Any) -> Asked:
    return Asked("PATCH", "/channels/1", body=more)
