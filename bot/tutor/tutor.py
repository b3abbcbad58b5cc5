"""The tutor of one group: answers from one immutable base."""

from __future__ import annotations

from bot.base.entry import Base, Concept, Facet
from bot.tutor.answer import Answer, Context, Status


class Tutor:
    """Answer questions from one base. Holds no state but the base and its index."""

    def __init__(self, base: Base) -> None:
        self.base = base

    def ask(self, question: str, context: Context | None = None) -> Answer:
        """Answer a question in a member's own words."""
        return Answer(Status.UNKNOWN, question)

    def about(self, concept: str, facet: Facet | None = None) -> Answer:
        """Tell one facet of a named concept; without a facet, what it is.

        Serves buttons and "did you mean". UNKNOWN where the concept is gone.
        """
        return Answer(Status.UNKNOWN, concept)

    def more(self, concept: str) -> Answer:
        """Tell all that the notes say of a concept, definition first."""
        return Answer(Status.UNKNOWN, concept)

    def complete(self, typed: str, limit: int = 25) -> list[str]:
        """List the names of concepts that begin like, or sound like, what was typed."""
        return []

    def concept(self, name: str) -> Concept | None:
        """Find a concept by its exact name."""
        return None

    def concept_of_key(self, key: str) -> Concept | None:
        """Find a concept by its short key (see `key_of`), as buttons carry it."""
        return None


def key_of(concept: str) -> str:
    """Shorten a concept's name to 10 ASCII characters that survive a restart."""
    import hashlib

    return hashlib.blake2b(concept.encode(), digest_size=5).hexdigest()
