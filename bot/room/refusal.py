"""How Discord says no: a status, a code of its own, and a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any


class Code(Enum):
    """Why a request is refused (docs: topics/opcodes-and-status-codes#json)."""

    UNAUTHORIZED = 401, 0, "401: Unauthorized"
    NOT_FOUND = 404, 0, "404: Not Found"
    UNKNOWN_CHANNEL = 404, 10003, "Unknown Channel"
    UNKNOWN_GUILD = 404, 10004, "Unknown Guild"
    UNKNOWN_MEMBER = 404, 10007, "Unknown Member"
    UNKNOWN_MESSAGE = 404, 10008, "Unknown Message"
    UNKNOWN_ROLE = 404, 10011, "Unknown Role"
    UNKNOWN_USER = 404, 10013, "Unknown User"
    UNKNOWN_EMOJI = 400, 10014, "Unknown Emoji"
    UNKNOWN_WEBHOOK = 404, 10015, "Unknown Webhook"
    UNKNOWN_INTERACTION = 404, 10062, "Unknown interaction"
    UNKNOWN_COMMAND = 404, 10063, "Unknown application command"
    SLOW_MODE = 429, 20016, "This action cannot be performed due to slowmode rate limit"
    ACKNOWLEDGED = 400, 40060, "Interaction has already been acknowledged."
    MISSING_ACCESS = 403, 50001, "Missing Access"
    NOT_IN_DIRECT = 403, 50003, "Cannot execute action on a DM channel"
    NOT_THE_AUTHOR = 403, 50005, "Cannot edit a message authored by another user"
    EMPTY_MESSAGE = 400, 50006, "Cannot send an empty message"
    NO_DIRECT = 403, 50007, "Cannot send messages to this user"
    NOT_A_TEXT_CHANNEL = 400, 50008, "Cannot send messages in a non-text channel"
    MISSING_PERMISSIONS = 403, 50013, "Missing Permissions"
    INVALID_TOKEN = 401, 50027, "Invalid Webhook Token"
    INVALID_FORM = 400, 50035, "Invalid Form Body"
    ARCHIVED = 400, 50083, "Thread is archived"
    INVALID_JSON = 400, 50109, "The request body contains invalid JSON."
    NO_HISTORY = 400, 160002, "Cannot reply without permission to read message history"
    HAS_THREAD = 400, 160004, "A thread has already been created for this message"


class Refusal(Exception):  # noqa: N818 - what Discord does, not what broke
    """A request is refused; `errors` names the faults of its body by field."""

    def __init__(self, code: Code, errors: Mapping[str, Any] | None = None, told: str = "") -> None:
        self.code = code
        self.status, self.number, message = code.value
        self.message = told or message
        self.errors = errors
        super().__init__(f"{self.message} ({self.number})")

    def json(self) -> dict[str, Any]:
        """Give the body of the answer, in Discord's shape."""
        body: dict[str, Any] = {"message": self.message, "code": self.number}
        return body | {"errors": self.errors} if self.errors else body


def invalid(field: str, code: str, message: str) -> Refusal:
    """Refuse a body for one field: "data.choices" is the field `choices` of `data`."""
    errors: dict[str, Any] = {"_errors": [{"code": code, "message": message}]}
    for name in reversed(field.split(".")):
        errors = {name: errors}
    return Refusal(Code.INVALID_FORM, errors)
