"""Looks at each request of the bot before the room does what it asks."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.room.limits.table import violations
from bot.room.openapi import Document
from bot.room.refusal import Code, Refusal
from bot.room.routes.call import answer, content
from bot.room.routes.table import API
from bot.room.violation import Asked, Violation, errors


class Checks:
    """Holds requests to Discord's document, where there is one, and to the limits beside it.

    Each violation is told as a line in `told`. With `refuse` the request is answered as Discord
    does, with 400 and the code 50035; without it the room does what is asked all the same.
    """

    def __init__(self, told: list[str], document: Path | None, *, refuse: bool = True) -> None:
        self.refuse = refuse
        self._told = told
        self._document = Document(document) if document else None

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Check a request of the bot."""
        if not request.path.startswith(f"{API}/"):
            return await handler(request)
        try:
            asked = await _asked(request)
        except Refusal:  # what cannot be read is refused by its route
            return await handler(request)
        found = self.violations(asked)
        self._told += dict.fromkeys(each.line(asked) for each in found)
        form = [each for each in found if not each.is_left]
        if form and self.refuse:
            refusal = Refusal(Code.INVALID_FORM, errors(form))
            return answer(refusal.json(), refusal.status)
        return await handler(request)

    def violations(self, asked: Asked) -> list[Violation]:
        """Tell what Discord would refuse in a request."""
        known = list(self._document.violations(asked)) if self._document else []
        fields = {each.field for each in known}
        return known + [each for each in violations(asked) if each.field not in fields]


async def _asked(request: web.Request) -> Asked:
    body, uploads = await content(request)
    query = {name: tuple(request.query.getall(name)) for name in request.query}
    path = request.path.removeprefix(API)
    return Asked(request.method, path, query, body, len(uploads))
