"""One case a limit of modals, threads and channels."""

from __future__ import annotations

from typing import Any

from bot.room.violation import Asked
from tests.room import bodies as b
from tests.room.limit_cases import Case, long

INPUT = "data.components[0].component"


def one_field(**more: Any) -> Asked:
    return b.modal(b.label(component=b.field(**more)))


def one_label(**more: Any) -> Asked:
    return b.modal(b.label(**more))


def labels(number: int) -> Asked:
    given = range(number)
    return b.modal(*(b.label(component=b.field(custom_id=str(each))) for each in given))


def lengths(least: int, most: int) -> Asked:
    return one_field(min_length=least, max_length=most)


TEXTS = (
    long(b.modal, "title", 45, "data.title"),
    long(b.modal, "custom_id", 100, "data.custom_id"),
    long(one_label, "label", 45, "data.components[0].label"),
    long(one_label, "description", 100, "data.components[0].description"),
    long(one_field, "label", 45, f"{INPUT}.label"),
    long(one_field, "placeholder", 100, f"{INPUT}.placeholder"),
    long(one_field, "value", 4_000, f"{INPUT}.value"),
    long(b.thread, "name", 100, "name"),
    long(b.channel, "name", 100, "name"),
    long(b.channel, "topic", 1_024, "topic"),
)
MODALS = (
    Case("modal_of_5", labels(5), labels(6), "data.components"),
    Case("modal_parts", b.modal(b.text()), b.modal(b.button()), "data.components[0]"),
    Case(
        "modal_row",
        b.modal(b.row(b.field(label="답"))),
        b.modal(b.row(b.select())),
        "data.components[0].components",
    ),
    Case("modal_custom_ids", labels(2), b.modal(b.label(), b.label()), f"{INPUT}.custom_id"),
    Case("min_length", lengths(4_000, 4_000), lengths(4_001, 4_001), f"{INPUT}.min_length"),
    Case("max_length", lengths(0, 1), lengths(0, 0), f"{INPUT}.max_length"),
    Case("lengths", lengths(2, 2), lengths(3, 2), f"{INPUT}.min_length"),
    Case("kind_of_answer", b.callback(6), b.callback(10), "type"),
)
PLACES = (
    Case(
        "archive",
        b.thread(auto_archive_duration=1_440),
        b.thread(auto_archive_duration=1_441),
        "auto_archive_duration",
    ),
    Case(
        "slow_thread",
        b.thread(rate_limit_per_user=21_600),
        b.thread(rate_limit_per_user=21_601),
        "rate_limit_per_user",
    ),
    Case(
        "slow_channel",
        b.channel(rate_limit_per_user=21_600),
        b.channel(rate_limit_per_user=21_601),
        "rate_limit_per_user",
    ),
)
CASES = (*TEXTS, *MODALS, *PLACES)
