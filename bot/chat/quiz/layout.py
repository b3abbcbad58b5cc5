"""What all messages of a quiz have in common: the frame, the buttons, members, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import batched
from typing import Any

import discord
from discord import ButtonStyle
from discord.ui import ActionRow, Button, Container, Item, LayoutView, Separator, TextDisplay

from bot.chat.look import ACCENT
from bot.chat.markup import cut, escape, label
from bot.chat.quiz.press import Press
from bot.quiz.item import Item as QuizItem
from bot.tutor.phrases import Phrases
from bot.tutor.wording import where

Child = Item[Any]
View = LayoutView
