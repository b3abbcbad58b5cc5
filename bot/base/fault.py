"""What is wrong with a base on disk, told all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.notes.note import Severity
from bot.text.clean import clean, one_line
from bot.text.secrets import redact

_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a base: file, line, key, what is wrong, and what to do."""

    file: str
    line: int
    key: str
    what: str
    remedy: str
    severity: Severity = Severity.FAULT

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {key}{self.what}. {self.remedy}."


class BaseFaults(Exception):  # noqa: N818 - it holds faults, as ExceptionGroup holds exceptions
    """A base is refused; `faults` holds every reason, in the order of the lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(map(str, self.faults)))


def shown(value: object) -> str:
    r"""Quote a value for a message: one short line, without secrets.

    "EC2는\n가상 서버" → '"EC2는 가상 서버"'
    """
    text = one_line(redact(clean(str(value))))
    short = text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
    return f'"{short}"'
