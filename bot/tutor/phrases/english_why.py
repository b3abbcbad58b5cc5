"""What is said in English about how an answer came about."""

from __future__ import annotations

from types import MappingProxyType

from bot.tutor.phrases.why import WhyPhrases

ENGLISH_WHY = WhyPhrases(
    title="Why this answer?",
    read_as="Read as: {text}",
    goes_on="Taken as going on about the last answer.",
    named="The concept {concept} from “{typed}” ({way})",
    slips="{count} keys off",
    asks="Asks for: {asked}, from “{typed}”",
    held="Words that the text holds: {words}",
    lacking="Words that it lacks: {words}",
    nearest="The nearest text: {concept} · {facet} ({place})",
    overlap="What was typed stands in it, by keystrokes, to {share}%",
    chance="{chance}% likely to be right. I answer from {least}%.",
    helped="What speaks for it: {things}",
    hindered="What speaks against it: {things}",
    nothing="Nothing in the notes comes near it.",
    ways=MappingProxyType(
        {
            "exact": "letter by letter",
            "spoken": "written as it is said",
            "sound": "it sounds the same",
            "initials": "its initials",
            "short": "a syllable of each word",
            "slip": "a typo",
            "words": "words of its name",
            "part": "one word of its name",
        }
    ),
    intents=MappingProxyType(
        {
            "compare": "a comparison",
            "analogy": "an analogy",
            "expansion": "what it stands for",
            "disadvantage": "disadvantages",
            "advantage": "advantages",
            "example": "an example",
            "quantity": "a number, a time or a person",
            "time": "when it is",
            "place": "where it is",
            "formula": "the formula",
            "origin": "where it comes from",
            "steps": "the steps",
            "how": "how it works",
            "purpose": "what it is for",
            "feature": "features",
            "list": "a list",
            "name": "a name",
            "define": "what it is",
            "more": "more of it",
        }
    ),
    features=MappingProxyType(
        {
            "score": "how well the text answers",
            "supported": "the share of words it holds",
            "lead": "the distance to the next candidate",
            "apart": "nothing else fits the description as well",
            "unfit": "what is asked for is not in the notes",
            "seeks": "a name is asked for",
            "unnamed": "no concept is named",
        }
    ),
)
