from __future__ import annotations

import re
from dataclasses import fields
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.entry import Facet
from bot.quiz.item import Form
from bot.quiz.round import End
from bot.quiz.stage import Reason
from bot.tutor.phrases import ENGLISH, KOREAN, LANGUAGES, Phrases, QuizPhrases, fill, phrases_for
from bot.tutor.phrases.fill import places

TEMPLATES = [
    *(field.name for field in fields(Phrases) if field.type == "str"),
    *(f"quiz.{field.name}" for field in fields(QuizPhrases) if field.type == "str"),
]
TABLES = [f"quiz.{field.name}" for field in fields(QuizPhrases) if field.type != "str"]
COMMANDS = [name for name in TEMPLATES if name.endswith("_name") and name != "menu_name"]
HANGUL = range(0xAC00, 0xD7A4)


def told(phrases: Phrases, name: str) -> str:
    return str(attrgetter(name)(phrases))


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_every_phrase_is_filled(phrases: Phrases) -> None:
    assert [name for name in TEMPLATES if not told(phrases, name).strip()] == []
    assert set(phrases.facets) == set(Facet)
    assert all(phrases.facets.values())
    assert LANGUAGES[phrases.language] is phrases


@pytest.mark.parametrize("name", TEMPLATES)
def test_both_languages_have_the_same_places(name: str) -> None:
    assert places(told(KOREAN, name)) == places(told(ENGLISH, name))


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != "language"])
def test_한국어는_한국어로_영어는_영어로(name: str) -> None:
    assert not any(ord(char) in HANGUL for char in told(ENGLISH, name))
    assert any(ord(char) in HANGUL for char in told(KOREAN, name))


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_quiz_phrases_hold_the_same_in_both_languages(name: str) -> None:
    korean, english = (attrgetter(name)(phrases) for phrases in (KOREAN, ENGLISH))
    assert set(korean) == set(english)
    for key, template in korean.items():
        assert places(template) == places(english[key])
        assert any(ord(char) in HANGUL for char in template)
        assert not any(ord(char) in HANGUL for char in english[key])


def test_each_form_and_each_end_has_its_words() -> None:
    assert set(ENGLISH.quiz.asks) == set(Form)
    assert set(ENGLISH.quiz.ends) == set(End)
    assert set(ENGLISH.quiz.reasons) == set(Reason)


def test_english_phrases_use_no_particles() -> None:
    particles = re.compile(r"\{\w+:")
    assert [name for name in TEMPLATES if particles.search(told(ENGLISH, name))] == []


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_commands_fit_what_discord_allows(phrases: Phrases) -> None:
    for name in COMMANDS:
        word = told(phrases, name)
        assert word == word.lower()
        assert word.isalpha()
        assert len(word) <= 32
    for name in TEMPLATES:
        if name.endswith("_description"):
            assert len(told(phrases, name)) <= 100


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ko", KOREAN),
        ("ko-KR", KOREAN),
        ("ko_KR.UTF-8", KOREAN),
        ("en-US", ENGLISH),
        ("ja", ENGLISH),
        ("", ENGLISH),
        ("kok", ENGLISH),
    ],
)
def test_the_locale_chooses(locale: str, expected: Phrases) -> None:
    assert phrases_for(locale) is expected


@pytest.mark.parametrize(
    ("template", "concept", "told"),
    [
        ("{concept:은/는} 노트에 없어요", "EC2", "EC2는 노트에 없어요"),
        ("{concept:은/는} 노트에 없어요", "리전", "리전은 노트에 없어요"),
        ("{concept:으로/로} 가요", "URL", "URL로 가요"),
        ("{concept}의 뜻", "IAM", "IAM의 뜻"),
        ("{concept:을/를} 봐요", "**리전**", "**리전**을 봐요"),
        ("{concept} {concept:이/가}", "값", "값 값이"),
    ],
)
def test_조사를_붙인다(template: str, concept: str, told: str) -> None:
    assert fill(template, concept=concept) == told


def test_braces_in_a_value_are_text() -> None:
    assert fill("{a} {b}", a="{b}", b="{a.__class__}") == "{b} {a.__class__}"


def test_a_missing_value_is_told() -> None:
    with pytest.raises(KeyError):
        fill("{concept}")


@given(st.text())
def test_every_value_stands_whole_in_the_phrase(value: str) -> None:
    assert value in fill(KOREAN.no_analogy, concept=value)
    assert fill("{x}", x=value) == value
