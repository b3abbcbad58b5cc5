"""How a round looks in its channel: announcement, questions, answers, podium."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.chat.markup import escape, label
from bot.chat.quiz.layout import (
    LETTERS,
    Child,
    View,
    asked,
    button,
    choices,
    framed,
    learned,
    line,
    mention,
    on_button,
    row,
    rows,
    when,
)
from bot.chat.quiz.press import Action, Press
from bot.quiz.item import Item
from bot.quiz.plan import Plan
from bot.quiz.round import Given, Phase, Round
from bot.quiz.score import Place
from bot.tutor.phrases import Phrases, fill

MOST_PLACES = 15
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


def announcement(round: Round, phrases: Phrases) -> View:
    """Announce a round: what about, how many, how fast, when it starts."""
    quiz, plan = phrases.quiz, round.plan
    topic = escape(label(plan.topic, 80))
    title = fill(quiz.title_topic, topic=topic) if plan.topic else quiz.title
    pinged = f"<@&{plan.ping_role}>\n" if plan.ping_role else ""
    lines = [fill(quiz.size, count=len(round.items))]
    if round.is_open:
        lines.append(fill(quiz.closes, when=when(round.until, "f")))
        how = fill(quiz.how_open, button=quiz.button_solve)
    else:
        lines.append(fill(quiz.pace, seconds=plan.seconds))
        how = quiz.how_race if plan.is_race else quiz.how
    starting = ""
    if round.phase is Phase.COUNTDOWN:
        starting = quiz.held if round.held else fill(quiz.starts, when=when(round.until))
    solve = button(quiz.button_solve, Press(Action.SOLVE, round.id), primary=True)
    rules = button(quiz.button_rules, Press(Action.RULES, round.id))
    takes = round.is_open and round.phase is Phase.OPEN
    told = "\n".join(each for each in (starting, how, quiz.in_thread * plan.in_thread) if each)
    head = f"{pinged}## {title}\n{' · '.join(lines)}"
    return framed(head, told, row(*([solve] if takes else []), rules))


def rules(plan: Plan, round: Round, phrases: Phrases) -> View:
    """Tell the rules of a round to who wants to know them."""
    quiz, worth = phrases.quiz, plan.points
    lines = [
        fill(quiz.rules_points, right=worth.right, speed=worth.speed, streak=worth.most_streak),
        quiz.rules_race if plan.is_race else quiz.rules_change,
        quiz.rules_quiet,
    ]
    if round.is_open:
        lines.append(fill(quiz.rules_open, when=when(round.until, "f")))
    return framed(f"### {quiz.rules_title}\n" + "\n".join(f"- {each}" for each in lines))


def question(round: Round, position: int, phrases: Phrases) -> View:
    """Ask one question, with the time that is left and how many have answered."""
    quiz, item = phrases.quiz, round.items[position]
    count = len(round.given[position])
    left = quiz.held if round.held else fill(quiz.left, when=when(round.until))
    told = f"{left} · {fill(quiz.count, count=count)}" if count else left
    listed = choices(item)
    return framed(
        f"{_number(round, position, phrases)}\n{asked(item, phrases)}",
        listed,
        *answering(item, round.id, position, phrases),
        f"-# {told}",
    )


def answering(
    item: Item,
    round_id: str,
    position: int,
    phrases: Phrases,
    action: Action = Action.ANSWER,
    tally: int = 0,
) -> Iterable[Child]:
    """Give the buttons to answer with; `tally` is carried along by a replay."""
    if item.is_typed:
        typing = Action.TYPE if action is Action.ANSWER else Action.RETYPE
        press = Press(typing, round_id, position, tally=tally)
        return [row(button(phrases.quiz.button_type, press, primary=True)) or line()]
    presses = (Press(action, round_id, position, str(at), tally) for at in range(len(item.choices)))
    return rows(button(on_button(item, at), press) for at, press in enumerate(presses))


def answer(round: Round, position: int, phrases: Phrases) -> View:
    """Show what is right, why, and who chose what; choices are closed."""
    quiz, item = phrases.quiz, round.items[position]
    by_member = round.given[position]
    appeal = None
    if item.is_typed and any(not each.right for each in by_member.values()):
        press = Press(Action.APPEAL, round.id, position)
        appeal = row(button(quiz.button_appeal, press))
    return framed(
        f"{_number(round, position, phrases)}\n{asked(item, phrases)}",
        _chosen(item, by_member.values(), phrases),
        line(),
        learned(item, phrases),
        f"-# {_told(item, list(by_member.values()), round, phrases)}",
        appeal,
    )


def podium(round: Round, places: Sequence[Place], phrases: Phrases) -> View:
    """Show how a round ended."""
    quiz = phrases.quiz
    end = quiz.ends[round.end] if round.end else ""
    missed = button(quiz.button_missed, Press(Action.MISSED, round.id), primary=True)
    return framed(
        f"## {quiz.podium_title}\n{end}",
        ranking(places, phrases) or quiz.podium_nobody,
        row(missed),
    )


def ranking(places: Sequence[Place], phrases: Phrases, reader: int | None = None) -> str:
    """List the first places, ties side by side, and that of who reads it wherever they stand."""
    lines = [_placed(each, phrases) for each in places[:MOST_PLACES]]
    rest = places[MOST_PLACES:]
    own = [_placed(each, phrases) for each in rest if each.member == reader]
    if others := len(rest) - len(own):
        lines.append(f"-# {fill(phrases.quiz.more_places, count=others)}")
    return "\n".join(lines + own)


def _placed(one: Place, phrases: Phrases) -> str:
    medal = MEDALS.get(one.place) if one.points else None
    return fill(
        phrases.quiz.place,
        place=medal or f"{one.place}.",
        member=mention(one.member),
        points=one.points,
        answered=one.answered,
        right=one.right,
    )


def _number(round: Round, position: int, phrases: Phrases) -> str:
    number = fill(phrases.quiz.position, number=position + 1, count=len(round.items))
    return f"-# {number}"


def _chosen(item: Item, answers: Iterable[Given], phrases: Phrases) -> str:
    """List the choices with how many chose each; what was typed stays with who typed it."""
    if item.is_typed:
        return ""
    counts = Counter(each.value for each in answers)
    lines = []
    for at, choice in enumerate(item.choices):
        mark = "✅" if at == item.right else "▫️"
        name = escape(label(choice, 120))
        letter = f"**{LETTERS[at]}** " if len(item.choices) > 2 else ""
        count = fill(phrases.quiz.chosen, count=counts[str(at)])
        lines.append(f"{mark} {letter}{name} · {count}")
    return "\n".join(lines)


def _told(item: Item, answers: Sequence[Given], round: Round, phrases: Phrases) -> str:
    quiz = phrases.quiz
    right = sorted((each for each in answers if each.right), key=lambda each: each.at)
    if not answers:
        return quiz.nobody
    told = fill(quiz.got_it, answered=len(answers), right=len(right))
    if not right:
        return told
    return f"{told} · {fill(quiz.first, member=mention(right[0].member))}"
