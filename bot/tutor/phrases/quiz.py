"""What is said about quiz rounds, as templates for `fill`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPhrases:
    """The wording of quiz rounds in one language. Places stand in braces.

    `asks` says for each form of an item what is wanted; with the place {prompt} where the
    prompt is a name that belongs into the sentence. `mixes` names what /quiz start offers as
    forms, `ends` why a round ended, `reasons` why an organiser is told of one.
    """

    asks: Mapping[str, str]
    mixes: Mapping[str, str]
    ends: Mapping[str, str]
    reasons: Mapping[str, str]
    periods: Mapping[str, str]

    # The announcement
    title: str
    title_topic: str
    size: str
    pace: str
    starts: str
    closes: str
    how: str
    how_race: str
    how_open: str
    in_thread: str
    thread_title: str
    rules_title: str
    rules_points: str
    rules_change: str
    rules_race: str
    rules_open: str
    rules_quiet: str

    # A question
    position: str
    left: str
    held: str
    count: str
    right_answer: str
    chosen: str
    nobody: str
    got_it: str
    first: str

    # What an answer brings
    stored: str
    changed: str
    same: str
    may_change: str
    race_right: str
    race_wrong: str
    late: str
    late_with: str
    over: str
    try_again: str
    too_fast: str
    typed_title: str
    typed_label: str
    typed_hint: str

    # An open round
    progress: str
    all_answered: str

    # The podium
    podium_title: str
    podium_nobody: str
    place: str
    more_places: str

    # What a member missed
    missed_title: str
    missed_none: str
    missed_unknown: str
    missed_given: str
    missed_empty: str
    replay_right: str
    replay_near: str
    replay_wrong: str
    replay_end: str

    # Appeals
    appeal_sent: str
    appeal_none: str
    appeal_title: str
    appeal_asks: str
    appeal_accepted: str
    appeal_refused: str
    appeal_alias: str
    appeal_no_alias: str
    appeal_decided: str

    # Scores and data
    scores_title: str
    scores_empty: str
    scores_hidden: str
    scores_shown: str
    forget_ask: str
    forgotten: str

    # Answers to commands
    started: str
    taken: str
    no_items: str
    not_here: str
    no_post: str
    no_threads: str
    no_ping: str
    starters_only: str
    masters_only: str
    none_runs: str
    stopped: str
    skipped: str
    nexted: str
    unmoved: str
    busy: str

    # Schedules
    schedule_added: str
    schedule_title: str
    schedule_line: str
    schedule_paused: str
    schedule_none: str
    schedule_unknown: str
    schedule_resting: str
    schedule_resumed: str
    schedule_removed: str
    schedule_from_settings: str
    schedule_bad_when: str
    schedule_bad_zone: str
    schedule_everything: str
    told_round: str
    told_schedule: str

    # Buttons
    button_type: str
    button_solve: str
    button_rules: str
    button_missed: str
    button_replay: str
    button_next: str
    button_appeal: str
    button_accept: str
    button_refuse: str
    button_hide: str
    button_show: str
    button_forget: str

    # Commands, as Discord lists them
    quiz_name: str
    quiz_description: str
    start_name: str
    start_description: str
    topic_name: str
    topic_description: str
    number_name: str
    number_description: str
    forms_name: str
    forms_description: str
    seconds_name: str
    seconds_description: str
    race_name: str
    race_description: str
    thread_name: str
    thread_description: str
    hours_name: str
    hours_description: str
    ping_name: str
    ping_description: str
    stop_name: str
    stop_description: str
    skip_name: str
    skip_description: str
    next_name: str
    next_description: str
    scores_name: str
    scores_description: str
    period_name: str
    period_description: str
    missed_name: str
    missed_description: str
    forget_name: str
    forget_description: str
    schedule_name: str
    schedule_description: str
    add_name: str
    add_description: str
    when_name: str
    when_description: str
    zone_name: str
    zone_description: str
    list_name: str
    list_description: str
    pause_name: str
    pause_description: str
    resume_name: str
    resume_description: str
    remove_name: str
    remove_description: str
    which_name: str
    which_description: str
