"""What organisers accept becomes an alias in the base, as if it had been written by hand."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from bot.base.fault import BaseFaults
from bot.base.file import load, save

_log = logging.getLogger(__name__)


def note_alias(path: Path, concept: str, alias: str) -> bool:
    """Write an alias to a concept of a base file; blocking, for a thread.

    False where the base cannot be read or written, or has no such concept: the answer passes
    all the same, as the store knows it.
    """
    try:
        base = load(path)
        concepts = tuple(
            replace(each, aliases=tuple(dict.fromkeys((*each.aliases, alias))))
            if each.name == concept
            else each
            for each in base.concepts
        )
        if concepts == base.concepts:
            return any(each.name == concept for each in concepts)
        save(replace(base, concepts=concepts), path)
    except (BaseFaults, OSError) as error:
        _log.warning("The alias of %s could not be written: %s", concept, error)
        return False
    return True
