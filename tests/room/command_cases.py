"""One case a limit of commands and of what an autocomplete suggests."""

from __future__ import annotations

from typing import Any

from bot.room.violation import Asked
from tests.room import bodies as b
from tests.room.limit_cases import Case, long

OPTION = "options[0]"
SUB = {"type": 1, "name": "sub", "description": "하나"}
GROUP = {"type": 2, "name": "group", "description": "여럿", "options": [SUB]}
NESTED = SUB | {"options": [SUB]}
FULL = [b.choice(name=f"{index:0100}", value="v" * 100) for index in range(25)]


def one_choice(**more: Any) -> Asked:
    return b.suggestions(b.choice(**more))


def choices(number: int) -> list[b.Json]:
    return [b.choice(name=str(index)) for index in range(number)]


def of_choices(number: int) -> Asked:
    return b.asking(choices=choices(number))


def commands(number: int) -> Asked:
    return b.put(*(b.command(name=f"c{index}") for index in range(number)))


def menus(number: int, kind: int) -> Asked:
    return b.put(*({"type": kind, "name": f"메뉴 {index}"} for index in range(number)))


def options(number: int) -> Asked:
    return b.one(options=[b.option(name=f"o{index}") for index in range(number)])


def required(*each: bool) -> Asked:
    given = enumerate(each)
    return b.one(options=[b.option(name=f"o{index}", required=one) for index, one in given])


def characters(more: int) -> Asked:
    """A command of 8,000 characters and more: its own 100, and 39 choices of 200 in options."""
    first = b.option(name="p", description="d", choices=FULL)
    last = b.option(name="q", description="d" * (97 + more), choices=FULL[:14])
    return b.one(description="d" * 97, options=[first, last])


def choice_of(kind: int, value: Any) -> Asked:
    return b.asking(type=kind, choices=[b.choice(value=value)])


def lengths(least: int, most: int) -> Asked:
    return b.asking(min_length=least, max_length=most)


VALUE = f"{OPTION}.choices[0].value"
CASES = (
    long(b.one, "name", 32, "name"),
    long(b.changed, "name", 32, "name"),
    long(b.one, "description", 100, "description"),
    long(b.asking, "name", 32, f"{OPTION}.name"),
    long(b.asking, "description", 100, f"{OPTION}.description"),
    long(one_choice, "name", 100, "data.choices[0].name"),
    long(one_choice, "value", 100, "data.choices[0].value"),
    Case("chat_100", commands(100), commands(101), ""),
    Case("user_15", menus(15, 2), menus(16, 2), ""),
    Case("message_15", menus(15, 3), menus(16, 3), ""),
    Case("same_name", commands(2), b.put(b.command(), b.command()), ""),
    Case("options", options(25), options(26), "options"),
    Case("same_option", options(2), b.one(options=[b.option()] * 2), "options[1].name"),
    Case("choices", of_choices(25), of_choices(26), f"{OPTION}.choices"),
    Case(
        "same_choice",
        of_choices(2),
        b.asking(choices=[b.choice(), b.choice(value="2")]),
        f"{OPTION}.choices[1].name",
    ),
    Case("suggestions", b.suggestions(*choices(25)), b.suggestions(*choices(26)), "data.choices"),
    Case("characters", characters(0), characters(1), ""),
    Case("name_of_letters", b.one(name="물어봐"), b.one(name="물어 봐"), "name"),
    Case("lower_case", b.asking(name="질문"), b.asking(name="Q"), f"{OPTION}.name"),
    Case(
        "localised_name",
        b.one(name_localizations={"ko": "질문"}),
        b.one(name_localizations={"ko": "질문!"}),
        "name_localizations.ko",
    ),
    Case(
        "language",
        b.one(description_localizations={"ko": "묻기"}),
        b.one(description_localizations={"kr": "묻기"}),
        "description_localizations.kr",
    ),
    Case(
        "localised_choice",
        one_choice(name_localizations={"ko": "가" * 100}),
        one_choice(name_localizations={"ko": "가" * 101}),
        "data.choices[0].name_localizations.ko",
    ),
    Case("described", b.one(), b.one(description=""), "description"),
    Case(
        "menu_without_description",
        b.put({"type": 2, "name": "메뉴", "description": ""}),
        b.put({"type": 2, "name": "메뉴", "description": "여기"}),
        "[0].description",
    ),
    Case(
        "menu_without_options",
        b.put({"type": 2, "name": "메뉴", "options": []}),
        b.put({"type": 2, "name": "메뉴", "options": [b.option()]}),
        "[0].options",
    ),
    Case("required_first", required(True, False), required(False, True), "options[1].required"),
    Case(
        "sub_in_sub",
        b.one(options=[GROUP]),
        b.one(options=[NESTED]),
        f"{OPTION}.options[0]",
    ),
    Case("no_mixture", b.one(options=[SUB, GROUP]), b.one(options=[SUB, b.option()]), "options"),
    Case("choices_of_text", choice_of(3, "1"), choice_of(3, 1), f"{OPTION}.choices[0].value"),
    Case("choices_of_numbers", choice_of(4, 2**53 - 1), choice_of(4, 2**53), VALUE),
    Case("whole_numbers", choice_of(10, 1.5), choice_of(4, 1.5), VALUE),
    Case("no_choices", b.asking(type=6), b.asking(type=6, choices=choices(1)), f"{OPTION}.type"),
    Case(
        "autocomplete",
        b.asking(autocomplete=True),
        b.asking(autocomplete=True, choices=choices(1)),
        f"{OPTION}.autocomplete",
    ),
    Case("min_length", lengths(6_000, 6_000), lengths(6_001, 6_001), f"{OPTION}.min_length"),
    Case("max_length", lengths(0, 1), lengths(0, 0), f"{OPTION}.max_length"),
    Case("lengths", lengths(1, 1), lengths(2, 1), f"{OPTION}.min_length"),
    Case(
        "values",
        b.asking(type=4, min_value=1, max_value=1),
        b.asking(type=4, min_value=2, max_value=1),
        f"{OPTION}.min_value",
    ),
)
