"""The frames of Discord's gateway, and the codes with which it closes a socket."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

Frame = dict[str, Any]


class Op(IntEnum):
    """What a frame is (docs: topics/opcodes-and-status-codes#gateway-gateway-opcodes)."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    ACK = 11
    SOUNDS = 31
    CHANNEL_INFO = 43


class Close(IntEnum):
    """Why a socket is closed (docs: ...#gateway-gateway-close-event-codes)."""

    UNKNOWN_ERROR = 4000
    UNKNOWN_OP = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQUENCE = 4007
    RATE_LIMITED = 4008
    TIMED_OUT = 4009
    INVALID_SHARD = 4010
    INVALID_VERSION = 4012
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


class Closing(Exception):  # noqa: N818 - the end of a socket, told by name
    """The socket is to be closed with a code; the text tells the developer why."""

    def __init__(self, code: Close, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def control(op: Op, data: object = None) -> Frame:
    """Make a frame that counts for nothing in a session: a greeting, an acknowledgement."""
    return {"op": int(op), "d": data, "s": None, "t": None}


def dispatch(name: str, data: object, sequence: int) -> Frame:
    """Make the frame of an event, with its number in the session."""
    return {"op": int(Op.DISPATCH), "d": data, "s": sequence, "t": name}
