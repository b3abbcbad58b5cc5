"""Measure how soon a typed answer has its verdict, beside Red-DiscordBot's Trivia.

    python -m bench.verdicts [VENV_OF_RED]

Both bots play at the same time in rooms of their own, and answers are handed in one after the
other. Without Red our own times are told alone.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from bench.games import Game, Race, Taken
from bench.red import trivia
from bench.study import told, tutor

CHANNELS, QUESTIONS = 5, 8
USUAL, WANTED = ".venv/red", "Red-DiscordBot==3.5.24"
HOW = """\
  Red-DiscordBot is left out: it is not in {red}. It needs Python 3.11 at most:
  python3.11 -m venv {red} && {red}/bin/pip install {wanted}, or make bench RED=its-venv"""


def main() -> int:
    """Measure and print."""
    asyncio.run(_measure(Path(sys.argv[1] if len(sys.argv) > 1 else USUAL)))
    return 0


async def _measure(red: Path) -> None:
    print("\n# Typed answers in the study room, until their verdict")
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        games: list[Game] = [Race(await stack.enter_async_context(tutor(folder)))]
        if (red / "bin" / "redbot").exists():
            games.append(await stack.enter_async_context(trivia(red, folder)))
        else:
            print(HOW.format(red=red, wanted=WANTED))
        turn = asyncio.Lock()
        taken = await asyncio.gather(*(_play(game, turn) for game in games))
        _tell(taken[0], *taken[1:])
        for name, game in zip(("tutor", "Red"), games, strict=False):
            print(f"{name}: killed in a round and started again, {await _outlived(game)}")


async def _play(game: Game, turn: asyncio.Lock) -> list[Taken]:
    """Play several rounds at once; the first question of each warms up."""
    channels = game.study.channels("시합", CHANNELS)
    rounds = await asyncio.gather(*(_round(game, channel, turn) for channel in channels))
    return [taken for round in rounds for taken in round[1:]]


async def _round(game: Game, channel: str, turn: asyncio.Lock) -> list[Taken]:
    await game.begin(channel)
    return [await game.answer(channel, number, turn) for number in range(QUESTIONS)]


def _tell(ours: Sequence[Taken], reds: Sequence[Taken] = ()) -> None:
    private, public = [each.told for each in ours], [each.shown for each in ours]
    print(f"tutor: verdict, stored first  {told(private)};  shown to all  {told(public)}")
    if not reds:
        return
    theirs = [each.told for each in reds]
    ratio = statistics.median(private) / statistics.median(theirs)
    print(f"Red: verdict, kept in memory  {told(theirs)};  the tutor takes {ratio:.1f} x at p50")


async def _outlived(game: Game) -> str:
    """Kill the bot while a question is open, start it again, and answer that question."""
    turn, launch = asyncio.Lock(), game.study.opened.launch
    (channel,) = game.study.channels("사고", 1)
    await game.begin(channel)
    await game.answer(channel, 0, turn)
    await game.asked(channel, 1)
    await launch.kill()
    await launch.start()
    await game.back()
    try:
        await game.answer(channel, 1, turn)
    except TimeoutError:
        return "it has forgotten the round"
    return "it goes on with the round"


if __name__ == "__main__":
    sys.exit(main())
