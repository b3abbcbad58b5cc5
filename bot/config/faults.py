"""What is wrong with the settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConfigFault:
    """One thing wrong in the settings: where it is, what is wrong, and what to do."""

    file: str  # or "environment"
    line: int  # 0 where it has none
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        key = f"{self.key}: " if self.key else ""
        end = "" if self.remedy.endswith("?") else "."
        return f"{self.file}{line}: {key}{self.what}. {self.remedy}{end}"


class ConfigFaults(Exception):  # noqa: N818 - it holds faults, as ExceptionGroup holds exceptions
    """The settings are refused; `faults` holds every reason."""

    def __init__(self, faults: list[ConfigFault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(map(str, self.faults)))
