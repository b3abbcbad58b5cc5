"""What one member reads of a round alone: receipts, what they missed, scores, appeals."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.markup import escape, label
from bot.chat.quiz.layout import (
    View,
    asked,
    button,
    choices,
    framed,
    given,
    learned,
    line,
    mention,
    row,
    when,
)
from bot.chat.quiz.posts import answering, ranking
from bot.chat.quiz.press import Action, Press
from bot.quiz.appeal import Appeal
from bot.quiz.item import Item
from bot.quiz.receipt import Missed, Outcome, Receipt
from bot.quiz.round import Round
from bot.quiz.score import Place
from bot.tutor.phrases import Phrases, fill


def receipt(got: Receipt, item: Item | None, round: Round | None, phrases: Phrases) -> str:
    """Tell what became of an answer."""
    quiz = phrases.quiz
    value = given(item, got.value) if item and got.value else ""
    match got.outcome:
        case Outcome.OVER:
            return quiz.over
        case Outcome.TRY_AGAIN:
            return quiz.try_again
        case Outcome.LATE:
            return fill(quiz.late_with, value=value) if value else quiz.late
    told = {
        Outcome.STORED: quiz.stored,
        Outcome.CHANGED: quiz.changed,
        Outcome.SAME: quiz.same,
    }[got.outcome]
    lines = [fill(told, value=f"**{value}**")]
    if got.right is not None:
        lines.append(quiz.race_right if got.right else quiz.race_wrong)
    elif round is None or not round.plan.is_race:
        lines.append(f"-# {quiz.may_change}")
    return "\n".join(lines)


def missed(found: Sequence[Missed], round_id: str, page: int, phrases: Phrases) -> View:
    """Show one missed item a page, with the way to the next and to trying them again."""
    quiz = phrases.quiz
    if not found:
        return framed(quiz.missed_none)
    at = min(page, len(found) - 1)
    one = found[at]
    mine = given(one.item, one.given.value) if one.given else ""
    told = fill(quiz.missed_given, value=mine) if mine else quiz.missed_empty
    steps = [
        button(text, Press(Action.MISSED, round_id, to))
        for text, to in ((phrases.button_previous, at - 1), (phrases.button_next, at + 1))
        if 0 <= to < len(found)
    ]
    again = button(quiz.button_replay, Press(Action.REPLAY, round_id), primary=True)
    title = fill(quiz.missed_title, count=len(found))
    page_of = fill(phrases.page, page=at + 1, pages=len(found))
    return framed(
        f"### {title}\n-# {page_of}\n{asked(one.item, phrases)}\n{told}",
        line(),
        learned(one.item, phrases),
        row(*steps, again),
    )


def again(
    found: Sequence[Missed], round_id: str, at: int, right: int, told: str, phrases: Phrases
) -> View:
    """Ask a missed item again, below what became of the one before it."""
    quiz = phrases.quiz
    if at >= len(found):
        end = fill(quiz.replay_end, count=len(found), right=right)
        return framed(told, f"### {end}")
    item = found[at].item
    buttons = answering(item, round_id, at, phrases, Action.REPLAY, tally=right)
    number = fill(quiz.position, number=at + 1, count=len(found))
    return framed(
        told,
        line() if told else None,
        f"-# {number}\n{asked(item, phrases)}",
        choices(item),
        *buttons,
    )


def unanswered(round: Round, member: int, told: str, phrases: Phrases) -> View:
    """Ask the next question of an open round that a member has not answered yet."""
    quiz = phrases.quiz
    left = [at for at, by_member in enumerate(round.given) if member not in by_member]
    done = len(round.items) - len(left)
    progress = f"-# {fill(quiz.progress, count=len(round.items), done=done)}"
    if not left:
        return framed(told, f"{fill(quiz.all_answered, when=when(round.until))}\n{progress}")
    item, at = round.items[left[0]], left[0]
    return framed(
        told,
        line() if told else None,
        f"{asked(item, phrases)}\n{progress}",
        choices(item),
        *answering(item, round.id, at, phrases),
    )


def scoreboard(
    places: Sequence[Place], period: str, reader: int, is_out: bool, phrases: Phrases
) -> View:
    """Show the leaderboard to a member, with the way out of it or back in."""
    quiz = phrases.quiz
    switch = (
        button(quiz.button_show, Press(Action.SHOW, value=period))
        if is_out
        else button(quiz.button_hide, Press(Action.HIDE, value=period))
    )
    others = [
        button(text, Press(Action.SCORES, value=key))
        for key, text in quiz.periods.items()
        if key != period
    ]
    title = fill(quiz.scores_title, period=quiz.periods[period])
    body = ranking(places, phrases, reader) or quiz.scores_empty
    return framed(f"### {title}\n{body}", row(*others, switch))


def forgetting(phrases: Phrases) -> View:
    """Ask once more before everything of a member is deleted."""
    quiz = phrases.quiz
    return framed(quiz.forget_ask, row(button(quiz.button_forget, Press(Action.FORGET))))


def appeal(one: Appeal, phrases: Phrases) -> View:
    """Ask the organisers about an answer that was judged wrong."""
    quiz = phrases.quiz
    asks = fill(
        quiz.appeal_asks,
        member=mention(one.member),
        text=f"**{escape(label(one.text, 60))}**",
        answer=f"**{escape(label(one.answer, 60))}**",
    )
    yes = button(quiz.button_accept, Press(Action.ACCEPT, one.id), primary=True)
    no = button(quiz.button_refuse, Press(Action.REFUSE, one.id))
    return framed(f"### {quiz.appeal_title}\n{asks}", row(yes, no))


def decided(one: Appeal, is_noted: bool, phrases: Phrases) -> View:
    """Tell the member, and all who read along, what was decided."""
    quiz = phrases.quiz
    template = quiz.appeal_accepted if one.accepted else quiz.appeal_refused
    lines = [fill(template, member=mention(one.member), text=f"**{escape(label(one.text, 60))}**")]
    if one.accepted:
        noted = fill(quiz.appeal_alias, concept=escape(label(one.concept, 60)))
        lines.append(noted if is_noted else quiz.appeal_no_alias)
    return framed("\n".join(lines))
