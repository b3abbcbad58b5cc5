from __future__ import annotations

import logging
import sys

from bot.chat.log import Discreet, open_log

TOKEN = "not-shaped-like-a-token-at-all"  # noqa: S105


def record(message: str, error: Exception | None = None) -> logging.LogRecord:
    info = (type(error), error, None) if error else None
    return logging.LogRecord("x", logging.INFO, __file__, 1, message, (), info)


def test_the_token_never_reaches_the_log() -> None:
    told = Discreet(TOKEN).format(record(f"a {TOKEN} b", ValueError(f"bad {TOKEN}")))
    assert TOKEN not in told
    assert told.count("[secret removed]") == 2


def test_secrets_of_notes_do_not_either() -> None:
    told = Discreet("").format(record("키는 AKIAIOSFODNN7EXAMPLE 입니다"))
    assert "AKIA" not in told


def test_the_log_goes_to_standard_error() -> None:
    root = logging.getLogger()
    level = root.level
    handler = open_log("debug", TOKEN)
    try:
        assert isinstance(handler, logging.StreamHandler)
        assert handler.stream is sys.stderr
        assert root.level == logging.DEBUG
        assert logging.getLogger("discord").level == logging.INFO
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        logging.getLogger("discord").setLevel(logging.NOTSET)
