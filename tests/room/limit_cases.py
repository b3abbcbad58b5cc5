"""One case a limit of messages: a request that stands at it, one beyond it, and the field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from bot.room.violation import Asked
from tests.room import bodies as b

PART = "components[0].components[0]"


@dataclass(frozen=True)
class Case:
    name: str
    good: Asked
    bad: Asked
    field: str


def long(make: Any, name: str, most: int, field: str, **more: Any) -> Case:
    """Limit the characters of a field."""
    called = f"{make.__name__}_{name}_{most}"
    good, bad = make(**{name: "x" * most}, **more), make(**{name: "x" * (most + 1)}, **more)
    return Case(called, good, bad, field)


def one_button(**more: Any) -> Asked:
    return b.rows(b.button(**more))


def one_select(**more: Any) -> Asked:
    return b.rows(b.select(**more))


def one_picker(**more: Any) -> Asked:
    return b.rows(b.picker(**more))


def one_option(**more: Any) -> Asked:
    return one_select(options=[{"label": "답", "value": "1"} | more])


def embed_field(**more: Any) -> Asked:
    return b.embed(fields=[{"name": "이름", "value": "값"} | more])


def footer(text: str) -> Asked:
    return b.embed(footer={"text": text})


def author(name: str) -> Asked:
    return b.embed(author={"name": name})


def buttons(number: int) -> list[dict[str, Any]]:
    return [b.button(custom_id=str(index)) for index in range(number)]


def written(length: int) -> Asked:
    return b.post(embeds=[{"description": "x" * 3_000}, {"description": "x" * (length - 3_000)}])


def embed_fields(number: int) -> Asked:
    return b.embed(fields=[{"name": "이름", "value": "값"}] * number)


def picture(place: str, scheme: str) -> Asked:
    return b.embed(**{place: {"url": f"{scheme}://a.png"}})


def with_file(number: int) -> Asked:
    return replace(b.post(content=None), files=number)


def one_text(content: str) -> Asked:
    return b.layout(b.text(content))


def two_texts(length: int) -> Asked:
    return b.layout(b.text("x" * 2_000), b.text("x" * (length - 2_000)))


def contained(number: int) -> Asked:
    return b.layout({"type": 17, "components": [b.text()] * number})


def in_row(*parts: b.Json) -> Asked:
    return b.post(components=[b.row(*parts)])


def link(url: str) -> Asked:
    return b.rows(b.link(url=url))


def options(number: int) -> Asked:
    return one_select(options=b.options(number))


def values(least: int, most: int) -> Asked:
    return one_select(min_values=least, max_values=most)


def chosen(number: int) -> Asked:
    given = b.options(3)
    return one_select(
        options=[each | {"default": True} for each in given[:number]] + given[number:]
    )


def section(number: int) -> Asked:
    return b.layout(b.section(components=[b.text()] * number))


def gallery(number: int) -> Asked:
    return b.layout({"type": 12, "items": [{"media": {"url": "https://a.b"}}] * number})


SAME = [{"label": "가", "value": "1"}, {"label": "나", "value": "1"}]
MIN_VALUES = f"{PART}.min_values"
TEXTS = (
    long(b.post, "content", 2_000, "content"),
    long(b.post, "nonce", 25, "nonce"),
    long(b.embed, "title", 256, "embeds[0].title"),
    long(b.embed, "description", 4_096, "embeds[0].description"),
    long(embed_field, "name", 256, "embeds[0].fields[0].name"),
    long(embed_field, "value", 1_024, "embeds[0].fields[0].value"),
    long(footer, "text", 2_048, "embeds[0].footer.text"),
    long(author, "name", 256, "embeds[0].author.name"),
    long(one_button, "label", 80, f"{PART}.label"),
    long(one_button, "custom_id", 100, f"{PART}.custom_id"),
    long(one_select, "placeholder", 150, f"{PART}.placeholder"),
    long(one_select, "custom_id", 100, f"{PART}.custom_id"),
    long(one_picker, "placeholder", 150, f"{PART}.placeholder"),
    long(one_option, "label", 100, f"{PART}.options[0].label"),
    long(one_option, "value", 100, f"{PART}.options[0].value"),
    long(one_option, "description", 100, f"{PART}.options[0].description"),
    long(one_text, "content", 4_000, "components[0].content"),
)
MESSAGES = (
    Case("embeds", b.post(embeds=[{}] * 10), b.post(embeds=[{}] * 11), "embeds"),
    Case("embeds_together", written(6_000), written(6_001), "embeds"),
    Case("embed_fields", embed_fields(25), embed_fields(26), "embeds[0].fields"),
    Case("embed_url", b.embed(url="https://a.b"), b.embed(url="ftp://a.b"), "embeds[0].url"),
    Case("image", picture("image", "attachment"), picture("image", "file"), "embeds[0].image.url"),
    Case(
        "thumbnail",
        picture("thumbnail", "https"),
        picture("thumbnail", "javascript"),
        "embeds[0].thumbnail.url",
    ),
    Case("empty", b.post(content="x"), b.post(content=""), ""),
    Case("empty_with_a_file", with_file(1), with_file(0), ""),
    Case(
        "mentions",
        b.post(allowed_mentions={"parse": ["users"], "users": []}),
        b.post(allowed_mentions={"parse": ["users"], "users": ["1"]}),
        "allowed_mentions.users",
    ),
    Case("rows", b.rows(*buttons(5)), b.rows(*buttons(6)), "components"),
    Case("flag", b.layout(b.text()), b.post(components=[b.text()]), "components[0]"),
    Case("v2_content", b.layout(b.text()), b.post(flags=b.V2, components=[b.text()]), "content"),
    Case(
        "v2_edit",
        b.edit(components=[b.text()]),
        b.edit(components=[b.text()], embeds=[{"title": "x"}]),
        "embeds",
    ),
    Case("v2_parts", b.layout(*[b.text()] * 40), b.layout(*[b.text()] * 41), "components"),
    Case("v2_parts_inside", contained(39), contained(40), "components"),
    Case("v2_texts", two_texts(4_000), two_texts(4_001), "components"),
    Case(
        "custom_id_twice",
        b.rows(*buttons(2)),
        b.rows(b.button(), b.select(custom_id="b")),
        "components[1].components[0].custom_id",
    ),
    Case(
        "id_twice",
        b.rows(b.button(id=1)),
        b.post(components=[b.row(b.button(id=1)) | {"id": 1}]),
        f"{PART}.id",
    ),
)
COMPONENTS = (
    Case("row_of_5", in_row(*buttons(5)), in_row(*buttons(6)), "components[0].components"),
    Case("empty_row", in_row(b.button()), in_row(), "components[0].components"),
    Case(
        "select_alone",
        in_row(b.select()),
        in_row(b.select(), b.button()),
        "components[0].components",
    ),
    Case("button_says", one_button(label=None, emoji={"name": "🍎"}), one_button(label=None), PART),
    Case("button_custom_id", one_button(), one_button(custom_id=None), f"{PART}.custom_id"),
    Case("link_url", b.rows(b.link()), b.rows(b.link(url=None)), f"{PART}.url"),
    Case("link_custom_id", b.rows(b.link()), b.rows(b.link(custom_id="x")), f"{PART}.custom_id"),
    Case("button_url", one_button(), one_button(url="https://a.b"), f"{PART}.url"),
    Case("url_scheme", link("discord://a"), link("attachment://a"), f"{PART}.url"),
    Case("url_length", link(f"http://{'x' * 505}"), link(f"http://{'x' * 506}"), f"{PART}.url"),
    Case("options", options(25), options(26), f"{PART}.options"),
    Case("no_options", options(1), options(0), f"{PART}.options"),
    Case("option_values", options(2), one_select(options=SAME), f"{PART}.options[1].value"),
    Case("max_values", values(0, 3), values(0, 4), f"{PART}.max_values"),
    Case("min_values", values(3, 3), values(3, 2), f"{PART}.min_values"),
    Case("min_values_alone", one_picker(min_values=1), one_picker(min_values=2), MIN_VALUES),
    Case(
        "least_values",
        one_picker(min_values=25, max_values=25),
        one_picker(min_values=26, max_values=26),
        MIN_VALUES,
    ),
    Case(
        "most_values",
        one_picker(max_values=25),
        one_picker(max_values=26),
        f"{PART}.max_values",
    ),
    Case("chosen", chosen(1), chosen(2), f"{PART}.options"),
    Case("section_texts", section(3), section(4), "components[0].components"),
    Case(
        "section_accessory",
        b.layout(b.section()),
        b.layout(b.section(accessory=None)),
        "components[0].accessory",
    ),
    Case("gallery", gallery(10), gallery(11), "components[0].items"),
    Case("container", contained(1), contained(0), "components[0].components"),
    Case(
        "color",
        b.layout({"type": 17, "components": [b.text()], "accent_color": 0xFFFFFF}),
        b.layout({"type": 17, "components": [b.text()], "accent_color": 0x1000000}),
        "components[0].accent_color",
    ),
)
CASES = (*TEXTS, *MESSAGES, *COMPONENTS)
