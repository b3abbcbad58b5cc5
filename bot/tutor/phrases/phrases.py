"""What the tutor says besides the notes, as templates for `fill`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.base.entry import Facet
from bot.tutor.phrases.quiz import QuizPhrases
from bot.tutor.phrases.why import WhyPhrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """All wording of one language. Places stand in braces: {concept}, {seconds}."""

    language: str
    facets: Mapping[Facet, str]
    quiz: QuizPhrases
    why: WhyPhrases

    # An answer
    analogy: str
    related: str
    source: str
    line: str
    lines: str
    missing: str
    page: str
    also: str

    # No answer
    suggest: str
    near: str
    unknown: str
    unknown_hint: str
    closest: str
    no_analogy: str
    gone: str

    # Buttons
    button_analogy: str
    button_more: str
    button_source: str
    button_previous: str
    button_next: str

    # Which notes
    which_group: str
    group_chosen: str
    no_group: str
    no_notes: str
    loading: str
    broken: str

    # Things that go wrong
    slow_down: str
    empty_question: str
    no_text: str
    reply_hidden: str
    error: str
    organisers_only: str
    servers_only: str

    # Help
    help_title: str
    help_body: str
    help_plain: str

    # In a terminal
    terminal_hint: str

    # For organisers
    status_title: str
    status_notes: str
    status_base: str
    status_loaded: str
    status_nothing: str
    status_faults: str
    status_no_faults: str
    reloaded: str
    reload_failed: str

    # Commands, as Discord lists them
    ask_name: str
    ask_description: str
    question_name: str
    question_description: str
    menu_name: str
    why_name: str
    why_description: str
    help_name: str
    help_description: str
    notes_name: str
    notes_description: str
    status_name: str
    status_description: str
    reload_name: str
    reload_description: str
