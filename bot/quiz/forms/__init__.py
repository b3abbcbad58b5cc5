"""The forms of items, one generator each, in the order in which they are made.

To add a form: name it in `bot/quiz/item.py`, write its generator here in a file of its own and
put it in the table; the words around it go to `asks` in `bot/tutor/phrases/*_quiz.py`.
"""

from __future__ import annotations

from bot.quiz.forms.expansion import expansions
from bot.quiz.forms.form import Maker
from bot.quiz.forms.gaps import gaps
from bot.quiz.forms.names import by_analogy, by_definition, typed
from bot.quiz.forms.order import orders
from bot.quiz.forms.own import own
from bot.quiz.forms.sides import sides, which
from bot.quiz.forms.tables import cells
from bot.quiz.forms.texts import analogies, definitions
from bot.quiz.forms.truth import statements

FORMS: tuple[Maker, ...] = (
    by_definition,
    definitions,
    expansions,
    statements,
    gaps,
    typed,
    by_analogy,
    analogies,
    which,
    cells,
    sides,
    orders,
    own,
)
