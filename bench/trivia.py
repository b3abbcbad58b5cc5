"""Start Red-DiscordBot with its Trivia in the study room; run by the Python of Red's own venv.

    RED/bin/python -I bench/trivia.py

Red is a program of its own: nothing of it is imported or copied here. DISCORD_TOKEN and
DISCORD_API_URL tell where the room is.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from urllib.request import urlopen

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

# The room allows no presences, as Discord does by default.
FLAGS = ("--no-prompt", "--prefix", "!", "--load-cogs", "trivia", "--disable-intent", "presences")


def main() -> None:
    """Point discord.py at the room, and run Red until ended."""
    Route.BASE = os.environ["DISCORD_API_URL"]
    with urlopen(f"{Route.BASE}/gateway") as answer:  # noqa: S310 - the room, on this machine
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(json.load(answer)["url"])
    os.environ["RED_TOKEN"] = os.environ["DISCORD_TOKEN"]
    sys.argv = ["redbot", "bench", *FLAGS]
    runpy.run_module("redbot", run_name="__main__")


if __name__ == "__main__":
    main()
