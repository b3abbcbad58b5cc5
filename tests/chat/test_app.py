"""The whole program, against a small Discord of our own on this machine."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import WSMsgType, web

from bot.chat.app import run
from tests.chat.conftest import write_group

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "good-token-of-the-tests"  # noqa: S105
ME = {"id": "1000", "username": "biyu", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    **{"id": "1000", "name": "biyu", "description": "", "icon": None, "flags": 0},
    **{"verify_key": "", "bot_public": True, "bot_require_code_grant": False, "owner": ME},
}


def answer(data: object, status: int = 200) -> web.Response:
    """Answer as Discord does: discord.py reads JSON only under this very content type."""
    headers = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=headers)


@dataclass
class StandIn:
    """As much of Discord as a login needs."""

    url: str = ""
    close_code: int = 0
    paths: list[str] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    identified: asyncio.Event = field(default_factory=asyncio.Event)

    async def api(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix("/api/v10")
        self.paths.append(f"{request.method} {path}")
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return answer({"message": "401: Unauthorized", "code": 0}, status=401)
        if path == "/gateway/bot":
            limit = {"total": 1, "remaining": 1, "reset_after": 0, "max_concurrency": 1}
            gateway = self.url.replace("http", "ws") + "/gateway"
            return answer({"url": gateway, "shards": 1, "session_start_limit": limit})
        if path.endswith("/commands"):
            return answer([])
        return answer(APPLICATION if "applications" in path else ME)

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        self.queries.append(request.query_string)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}})
        async for message in socket:
            if message.type is WSMsgType.TEXT and message.json()["op"] == 2:
                self.identified.set()
                if self.close_code:
                    await socket.close(code=self.close_code)
                    break
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": self._ready()})
        return socket

    def _ready(self) -> dict[str, Any]:
        return {
            **{"v": 10, "user": ME, "guilds": [], "session_id": "s", "shard": [0, 1]},
            **{"application": {"id": "1000", "flags": 0}},
            "resume_gateway_url": self.url.replace("http", "ws") + "/gateway",
        }


@pytest.fixture
async def discord_here() -> AsyncIterator[StandIn]:
    stand_in = StandIn()
    app = web.Application()
    app.router.add_get("/gateway", stand_in.gateway)
    app.router.add_get("/gateway/", stand_in.gateway)
    app.router.add_route("*", "/api/v10/{path:.*}", stand_in.api)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert runner.addresses
    stand_in.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield stand_in
    await runner.cleanup()


@pytest.fixture
def config_file(tmp_path: Path) -> Path:
    write_group(tmp_path)
    path = tmp_path / "config.yaml"
    path.write_text("default: {notes: [note.md], base: base.yaml}\n", encoding="utf-8")
    return path


async def start(config: Path, stand_in: StandIn, token: str = TOKEN) -> asyncio.subprocess.Process:
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("DISCORD")},
        "DISCORD_TOKEN": token,
        "DISCORD_API_URL": f"{stand_in.url}/api/v10",
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--config", str(config)),
        cwd=ROOT,
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def until_identified(stand_in: StandIn, process: asyncio.subprocess.Process) -> None:
    """Wait for the gateway, or fail with what the program said as it died."""
    ready = asyncio.create_task(stand_in.identified.wait())
    died = asyncio.create_task(process.wait())
    await asyncio.wait((ready, died), return_when=asyncio.FIRST_COMPLETED)
    ready.cancel()
    died.cancel()
    if not stand_in.identified.is_set():
        pytest.fail(str(await ending(process)))


async def ending(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    out, err = await process.communicate()
    return process.returncode, (out + err).decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_cleanly(
    discord_here: StandIn, config_file: Path, sent: signal.Signals
) -> None:
    process = await start(config_file, discord_here)
    await until_identified(discord_here, process)
    process.send_signal(sent)
    code, told = await ending(process)
    assert code == 0, told
    assert "Traceback" not in told
    assert "The bot has ended" in told
    assert TOKEN not in told
    assert "concepts are loaded" in told
    assert "GET /users/@me" in discord_here.paths
    assert "GET /gateway/bot" in discord_here.paths
    assert "PUT /applications/1000/commands" in discord_here.paths
    assert "v=10" in discord_here.queries[0]


async def test_a_refused_token_says_what_to_do(discord_here: StandIn, config_file: Path) -> None:
    code, told = await ending(await start(config_file, discord_here, "wrong-token-here"))
    assert code == 1
    assert "refused the token" in told
    assert "Reset Token" in told
    assert "wrong-token-here" not in told
    assert "Traceback" not in told


async def test_a_missing_intent_says_what_to_do(discord_here: StandIn, config_file: Path) -> None:
    discord_here.close_code = 4014
    code, told = await ending(await start(config_file, discord_here))
    assert code == 1, told
    assert "Message Content Intent" in told
    assert "Traceback" not in told


async def test_an_unreachable_discord_says_what_to_do(config_file: Path) -> None:
    nowhere = StandIn(url="http://127.0.0.1:9")
    code, told = await ending(await start(config_file, nowhere))
    assert code == 1
    assert "http://127.0.0.1:9/api/v10 cannot be reached" in told
    assert "Traceback" not in told


def test_all_faults_of_the_settings_are_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("log_level: loud\nrat: 1\n", encoding="utf-8")
    assert run(path, {"DISCORD_API_URL": "http://a.b"}) == 2
    told = capsys.readouterr().err
    for part in ("config.yaml:1: log_level", '"rate"?', "DISCORD_TOKEN", "DISCORD_API_URL"):
        assert part in told


def test_a_missing_file_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "none.yaml", {"DISCORD_TOKEN": "t"}) == 2
    assert "config.example.yaml" in capsys.readouterr().err
