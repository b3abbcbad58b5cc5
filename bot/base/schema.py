"""The shape of a base on disk, as people may write it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot.base.citation import read_source
from bot.base.entry import Facet, Source
from bot.text.clean import clean, one_line
from bot.text.secrets import redact

MOST_CHOICES = 8  # of an item: as many letters as its buttons carry
FACETS = tuple(facet.value for facet in Facet)


def _text(value: str) -> str:
    text = redact(clean(value)).strip()
    if not text:
        raise PydanticCustomError("empty", "empty")
    return text


def _line(value: str) -> str:
    return one_line(_text(value))


def _source(value: Any) -> Source:
    source = read_source(redact(value)) if isinstance(value, str) else None
    if source is None:
        raise PydanticCustomError("source", "source")
    return source


def _listed(value: Any) -> Any:
    """Take one value for a list of one, and an empty one for none."""
    if not isinstance(value, str):
        return value
    return [value] if value.strip() else []


def _split(value: Any) -> Any:
    """Take "이씨투, EC two" for a list of two."""
    return [part for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Text = Annotated[str, AfterValidator(_text)]
Line = Annotated[str, AfterValidator(_line)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
Names = Annotated[tuple[Line, ...], BeforeValidator(_split)]
Place = Annotated[Source, BeforeValidator(_source)]
Places = Annotated[tuple[Place, ...], BeforeValidator(_listed)]
_EMPTY = BeforeValidator(lambda value: value or ())
Flag = Annotated[bool, BeforeValidator(lambda value: value or False)]


class Block(BaseModel):
    """A mapping in the file; a key that it does not know is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EntryKeys(Block):
    """What an entry has beside its facet."""

    questions: Lines = ()
    source: Places = ()
    mute: Flag = False

    @model_validator(mode="before")
    @classmethod
    def _has_one_facet(cls, keys: Any) -> Any:
        if not isinstance(keys, dict):
            return keys
        facets = [key for key in keys if key in FACETS]
        if len(facets) > 1:
            raise PydanticCustomError("facets", "facets")
        if not facets and set(keys) <= set(EntryKeys.model_fields):
            raise PydanticCustomError("no_facet", "no facet")
        return keys

    @property
    def facet(self) -> Facet:
        """The facet whose key stands in the entry."""
        return next(facet for facet in Facet if facet in self.model_fields_set)

    @property
    def text(self) -> str:
        """The text under the facet."""
        return str(getattr(self, self.facet))


class ConceptKeys(Block):
    """What a concept has beside facets that people write right under it."""

    concept: Line
    mute: Flag = False
    aliases: Names = ()
    related: Names = ()
    entries: tuple[EntryKeys, ...] = ()

    @property
    def short(self) -> list[tuple[Facet, str]]:
        """The facets that stand right under the concept, each with its text."""
        return [(facet, text) for facet in Facet for text in getattr(self, facet)]


class GoalBlock(Block):
    """A learning goal."""

    goal: Text
    source: Place


class ItemBlock(Block):
    """A quiz question written by hand."""

    prompt: Text
    choices: Lines = ()
    right: Line = ""
    answers: Lines = ()
    explanation: Text = ""
    concept: Line = ""
    source: Places = ()

    @model_validator(mode="after")
    def _has_one_way_to_answer(self) -> ItemBlock:
        if bool(self.choices) == bool(self.answers) or bool(self.right) != bool(self.choices):
            raise PydanticCustomError("item_answer", "answer")
        folded = [choice.casefold() for choice in self.choices]
        if self.choices and not 2 <= len(folded) <= MOST_CHOICES:
            raise PydanticCustomError("item_choices", "choices")
        if len(set(folded)) != len(folded):
            raise PydanticCustomError("item_double", "double")
        if self.choices and folded.count(self.right.casefold()) != 1:
            raise PydanticCustomError("item_right", "right")
        return self


class PageKeys(Block):
    """The whole file."""

    notes: Lines = ()
    concepts: tuple[ConceptKeys, ...] = ()
    goals: Annotated[tuple[GoalBlock, ...], _EMPTY] = ()
    items: Annotated[tuple[ItemBlock, ...], _EMPTY] = ()


# The facets are keys of their own: an entry has one text for one of them, and a concept
# takes texts under any of them.
_ONE_TEXT: Any = dict.fromkeys(FACETS, (Text, None))
_TEXTS: Any = dict.fromkeys(FACETS, (Texts, ()))
_Entry: Any = create_model("_Entry", __base__=EntryKeys, **_ONE_TEXT)
_Entries: Any = (Annotated[tuple[_Entry, ...], _EMPTY], ())
_Concept: Any = create_model("_Concept", __base__=ConceptKeys, entries=_Entries, **_TEXTS)
_Concepts: Any = (Annotated[tuple[_Concept, ...], _EMPTY], ())
_Page = create_model("_Page", __base__=PageKeys, concepts=_Concepts)


def read_page(data: Any) -> PageKeys:
    """Validate the plain data of a file; raises pydantic's ValidationError."""
    return _Page.model_validate(data or {})
