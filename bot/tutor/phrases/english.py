"""What the tutor says in English."""

from __future__ import annotations

from types import MappingProxyType

from bot.base.entry import Facet
from bot.tutor.phrases.english_quiz import ENGLISH_QUIZ
from bot.tutor.phrases.english_why import ENGLISH_WHY
from bot.tutor.phrases.phrases import Phrases

ENGLISH = Phrases(
    language="en",
    facets=MappingProxyType(
        {
            Facet.DEFINITION: "meaning",
            Facet.EXPANSION: "what it stands for",
            Facet.PURPOSE: "purpose",
            Facet.HOW: "how it works",
            Facet.FEATURE: "features",
            Facet.ADVANTAGE: "advantages",
            Facet.DISADVANTAGE: "disadvantages",
            Facet.COMPARISON: "comparison",
            Facet.STEPS: "steps",
            Facet.EXAMPLE: "examples",
            Facet.ANALOGY: "analogy",
            Facet.LINK: "links",
            Facet.PASSAGE: "from the notes",
        }
    ),
    quiz=ENGLISH_QUIZ,
    why=ENGLISH_WHY,
    analogy="Analogy",
    related="Related",
    source="Source",
    line="line {line}",
    lines="lines {first}–{last}",
    missing="I found no place that tells this of {concept}: {facet}. There is this instead.",
    page="page {page} of {pages}",
    also="and {count} more",
    suggest="Did you mean one of these?",
    near="I found no sure answer. These places in the notes come nearest.",
    unknown="I could not find that in the notes.",
    unknown_hint="Try again with a word that stands in the notes.",
    closest="These come closest.",
    no_analogy="The notes hold no analogy for {concept} yet.",
    gone="That is no longer in the notes. They seem to have changed.",
    button_analogy="Analogy",
    button_more="More",
    button_source="Source",
    button_previous="Back",
    button_next="Next",
    which_group="Whose notes should I look in?",
    group_chosen="Good, I will look in the notes of {group}. Please ask again.",
    no_group="I found no study server that we share. Please ask me there.",
    no_notes="This server has no notes yet. Please tell an organiser.",
    loading="I am still reading the notes. Please ask again in a moment.",
    broken="I cannot read the notes right now. I will answer as soon as they are mended.",
    slow_down="A little slower, please. Ask again in {seconds} s.",
    empty_question="Please add what you would like to know, such as: what is {concept}?",
    no_text="There is no text in this message to look up.",
    reply_hidden="Discord hides that reply from me. Leave the @ on, or mention me.",
    error="Something went wrong, and it has been logged. Please try again in a moment.",
    organisers_only="Only members who may manage the server can use this.",
    servers_only="This works inside a server only.",
    help_title="How to ask Biyu",
    help_body=(
        "Type your question behind **/ask**.\n"
        "Or mention {bot}, reply to one of my answers, or send me a direct message.\n"
        "Or press and hold a message and choose **Apps → Ask the tutor**.\n"
        "After an answer, go on: “as an analogy”, “more”, “and the disadvantages?”.\n"
        "I only say what stands in your notes, and I say where."
    ),
    help_plain="In this channel I also answer plain messages.",
    terminal_hint=(
        "Ask away, such as: what is {concept}?\n"
        "After an answer: as an analogy, more. To leave: /quit"
    ),
    status_title="State of the notes",
    status_notes="Notes: {paths}",
    status_base="Q&A base: {path}",
    status_loaded="{concepts} concepts and {entries} entries are loaded.",
    status_nothing="Nothing is loaded yet.",
    status_faults="To mend: {count}",
    status_no_faults="Nothing to mend.",
    reloaded="The notes have been read again.",
    reload_failed="That did not work. I go on with the notes as they were.",
    ask_name="ask",
    ask_description="Find the answer in your study notes",
    question_name="question",
    question_description="What you would like to know, such as: what is EC2?",
    menu_name="Ask the tutor",
    why_name="why",
    why_description="Show how an answer comes about",
    help_name="help",
    help_description="See how to ask",
    notes_name="notes",
    notes_description="For organisers: the study notes",
    status_name="status",
    status_description="See which notes are loaded and what needs mending",
    reload_name="reload",
    reload_description="Read the notes again now",
)
