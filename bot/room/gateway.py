"""Discord's gateway: bots log in over a socket, and are told what happens in the room."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from aiohttp import web

from bot.room.bus import Bus, Event
from bot.room.connection import HEARTBEAT, LARGEST_MESSAGE, Connection
from bot.room.disorder import Disorder
from bot.room.frame import Close, Closing, Frame, Op, control
from bot.room.identity import identity
from bot.room.intents import Intent, readable, wants
from bot.room.roster import chunks
from bot.room.session import Session
from bot.room.wire import Wire, WireError

VERSION = "10"
KEPT = 10  # sessions without a socket that wait for their client to come back

_OPEN = frozenset({Op.HEARTBEAT, Op.IDENTIFY, Op.RESUME})  # what a client says before it is known
_WITH_DATA = frozenset({Op.IDENTIFY, Op.RESUME, Op.REQUEST_MEMBERS})

Json = dict[str, Any]


class Scene(Protocol):
    """What the gateway needs to know of the world."""

    def bot_user(self) -> Json:
        """Give the bot as it sees itself."""

    def application(self) -> Json:
        """Give the bot's application."""

    def guild_creates(self, *, all_members: bool = False) -> tuple[Json, ...]:
        """Give the GUILD_CREATE of each server."""


class Gateway:
    """Holds the sessions of all clients of one bot, and the sockets that they come over.

    `clock` limits how many frames a client may send; `heartbeat` is in seconds.
    """

    def __init__(
        self,
        world: Scene,
        bus: Bus,
        token: str,
        clock: Callable[[], datetime],
        *,
        heartbeat: float = HEARTBEAT,
    ) -> None:
        self._world = world
        self._me = str(world.bot_user()["id"])
        self._token = token
        self._clock = clock
        self._heartbeat = heartbeat
        self._sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()
        self._disorder = Disorder()
        self._stop = bus.listen(self._hear)
        self._handlers: Mapping[Op, Callable[[Connection, Any], None]] = {
            Op.HEARTBEAT: self._beat,
            Op.IDENTIFY: self._identify,
            Op.RESUME: self._resume,
            Op.REQUEST_MEMBERS: self._request_members,
            **dict.fromkeys((Op.PRESENCE, Op.VOICE_STATE, Op.SOUNDS, Op.CHANNEL_INFO), _ignore),
        }

    @property
    def sessions(self) -> tuple[Session, ...]:
        """List the sessions that there are, with or without a socket."""
        return tuple(self._sessions.values())

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one socket until it ends."""
        query = request.query
        try:
            wire = Wire(query.get("compress", ""), query.get("encoding", "json"))
        except WireError as error:
            return web.Response(status=400, text=str(error))
        socket = web.WebSocketResponse(max_msg_size=LARGEST_MESSAGE)
        await socket.prepare(request)
        connection = Connection(request, socket, wire, self._clock)
        self._connections.add(connection)
        try:
            async with asyncio.TaskGroup() as group:
                writer = group.create_task(connection.write())
                await self._serve(connection, query.get("v", VERSION))
                if not connection.is_closing:
                    writer.cancel()
        finally:
            self._end(connection)
        return socket

    def close(self) -> None:
        """End all sockets, and hear of nothing more."""
        self._stop()
        self._sessions.clear()
        self.drop()

    def drop(self) -> None:
        """Cut all sockets; their clients may resume."""
        for each in tuple(self._connections):
            each.drop()

    def freeze(self) -> None:
        """Let the sockets that are open now hang: nothing goes out, and nothing is read."""
        for each in self._connections:
            each.freeze()

    def thaw(self) -> None:
        """Let frozen sockets go on."""
        for each in self._connections:
            each.thaw()

    def lose_sessions(self) -> None:
        """Forget all sessions and cut the sockets: who resumes is told to begin anew."""
        self._sessions.clear()
        self.drop()

    def reconnect(self) -> None:
        """Ask all clients to come back over a new socket."""
        for each in self._connections:
            each.send(control(Op.RECONNECT))

    def invalidate(self, *, is_resumable: bool = False) -> None:
        """Tell all clients that their session is invalid; forget it unless it may be resumed."""
        if not is_resumable:
            self._sessions.clear()
        for each in self._connections:
            each.send(control(Op.INVALID_SESSION, is_resumable))

    def duplicate_next(self, name: str) -> None:
        """Tell of the next event of a name twice."""
        self._disorder.duplicate(name)

    def reorder_next(self, name: str) -> None:
        """Tell of the next event of a name after the event that follows it."""
        self._disorder.reorder(name)

    async def _serve(self, connection: Connection, version: str) -> None:
        try:
            if version != VERSION:
                raise Closing(Close.INVALID_VERSION, f"v={version}: only {VERSION} is spoken here")
            connection.greet(self._heartbeat)
            async for frame in connection.frames():
                self._take(connection, frame)
        except Closing as closing:
            connection.close(closing)

    def _end(self, connection: Connection) -> None:
        """Keep the session of a socket that ended, unless it ended for good."""
        self._connections.discard(connection)
        session, is_over = connection.session, connection.end()
        if session and is_over:
            self._sessions.pop(session.id, None)

    def _hear(self, event: Event) -> None:
        """Tell all sessions of an event of the room."""
        for passed in self._disorder.passed(event):
            if not passed.is_for(self._me):
                continue
            for session in self.sessions:
                _tell(session, passed.name, passed.data, self._me)

    def _take(self, connection: Connection, frame: Frame) -> None:
        """Do what a client asks; raises Closing for what it may not ask."""
        op, data = frame["op"], frame.get("d")
        if op not in self._handlers:
            raise Closing(Close.UNKNOWN_OP, f"op {op}: nothing that a client sends")
        if connection.session is None and op not in _OPEN:
            raise Closing(Close.NOT_AUTHENTICATED, f"op {op} before IDENTIFY")
        if op in _WITH_DATA and not isinstance(data, dict):
            raise Closing(Close.DECODE_ERROR, f'op {op}: an object "d" is needed')
        self._handlers[Op(op)](connection, data)

    def _beat(self, connection: Connection, sequence: object) -> None:
        connection.hear()
        connection.send(control(Op.ACK))

    def _identify(self, connection: Connection, data: Json) -> None:
        self._check(connection, data)
        known = identity(data, int(self._world.application()["flags"]))
        self._forget_old()
        session = Session(secrets.token_hex(16), known)
        self._sessions[session.id] = session
        connection.take(session)
        self._welcome(session, connection.host)

    def _check(self, connection: Connection, data: Json) -> None:
        """Refuse who is known already, and whose token is wrong."""
        if connection.session:
            raise Closing(Close.ALREADY_AUTHENTICATED, "this socket has a session already")
        token = str(data.get("token")).removeprefix("Bot ")
        if not secrets.compare_digest(token.encode(), self._token.encode()):
            raise Closing(Close.AUTHENTICATION_FAILED, "the token is not the one of the room")

    def _forget_old(self) -> None:
        waiting = [each for each in self.sessions if not each.is_attached]
        for session in waiting[: max(0, len(waiting) - KEPT)]:
            del self._sessions[session.id]

    def _welcome(self, session: Session, host: str) -> None:
        """Tell a new session who it is, and what there is."""
        application, known = self._world.application(), session.identity
        sees_all = bool(known.intents & Intent.GUILD_PRESENCES)
        guilds = self._world.guild_creates(all_members=sees_all)
        guilds = tuple(each for each in guilds if known.carries(each["id"]))
        ready = {
            "v": int(VERSION),
            "user": self._world.bot_user(),
            "guilds": [{"id": each["id"], "unavailable": True} for each in guilds],
            "session_id": session.id,
            "resume_gateway_url": f"ws://{host}/gateway",
            "shard": [known.shard, known.shards],
            "application": {"id": application["id"], "flags": application["flags"]},
        }
        session.dispatch("READY", ready)
        for guild in guilds:
            if wants(known.intents, "GUILD_CREATE", guild, self._me):
                session.dispatch("GUILD_CREATE", guild)

    def _resume(self, connection: Connection, data: Json) -> None:
        """Replay what a client missed; one whose session is lost is told to begin anew."""
        self._check(connection, data)
        session = self._sessions.get(str(data.get("session_id")))
        missed = session.missed(_sequence(data)) if session else None
        if session is None or missed is None:
            connection.send(control(Op.INVALID_SESSION, data=False))
            return
        for other in tuple(self._connections):
            if other.session is session:
                other.leave()
        for frame in missed:
            connection.send(frame)
        connection.take(session)
        session.dispatch("RESUMED", {})

    def _request_members(self, connection: Connection, data: Json) -> None:
        if session := connection.session:
            guilds = self._world.guild_creates(all_members=True)
            for chunk in chunks(data, guilds, session.identity):
                session.dispatch("GUILD_MEMBERS_CHUNK", chunk)


def _ignore(connection: Connection, data: object) -> None:
    """Take what the room has no use for."""


def _sequence(data: Json) -> int:
    sequence = data.get("seq")
    if type(sequence) is int:
        return sequence
    raise Closing(Close.INVALID_SEQUENCE, f"seq {sequence!r}: a number is needed")


def _tell(session: Session, name: str, data: Mapping[str, Any], me: str) -> None:
    intents = session.identity.intents
    if session.identity.carries(_guild(name, data)) and wants(intents, name, data, me):
        session.dispatch(name, readable(intents, name, data, me))


def _guild(name: str, data: Mapping[str, Any]) -> str | None:
    """Name the guild that an event belongs to; None for what happens in DMs."""
    found = data.get("id") if name.startswith("GUILD_") and "guild_id" not in data else None
    return data.get("guild_id") or found
