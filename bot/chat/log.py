"""The log: to standard error, and never with a secret in it."""

from __future__ import annotations

import logging
import sys

from bot.text.secrets import MARK, redact

_FORMAT = "{asctime} {levelname:<7} {name}: {message}"


class Discreet(logging.Formatter):
    """Format a record, its traceback too, and cut the secrets out."""

    def __init__(self, token: str) -> None:
        super().__init__(_FORMAT, "%Y-%m-%d %H:%M:%S", style="{")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """Give the text of a record without the token or anything like it."""
        text = super().format(record)
        if self._token:
            text = text.replace(self._token, MARK)
        return redact(text)


def open_log(level: str, token: str) -> logging.Handler:
    """Send everything that is logged to standard error; gives the handler, to take it off."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(token))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level.upper())
    # At debug, discord.py would log every message that it sees.
    logging.getLogger("discord").setLevel(max(root.level, logging.INFO))
    return handler
