"""All routes of the room. Any other gets a 404 that names it."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.room.refusal import Code, Refusal
from bot.room.routes import channels, commands, gateway, guilds, interactions, messages, users
from bot.room.routes.call import Route, answer, endpoint
from bot.room.world import World

API = "/api/v10"

# What a member sent is shown as an image, or saved: no file runs in the page.
IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}

_GLOBAL = "/applications/{application}/commands"
_GUILD = "/applications/{application}/guilds/{guild}/commands"
_MESSAGES = "/channels/{channel}/messages"
_MESSAGE = "/channels/{channel}/messages/{message}"
_EMOJI = "/channels/{channel}/messages/{message}/reactions/{emoji}"
_THREAD_MEMBERS = "/channels/{channel}/thread-members"
_CALLBACK = "/interactions/{interaction}/{token}/callback"
_HOOK = "/webhooks/{application}/{token}"

ROUTES = (
    Route("GET", "/gateway", gateway.address, is_open=True),
    Route("GET", "/gateway/bot", gateway.for_bot),
    Route("GET", "/users/@me", users.me),
    Route("GET", "/users/@me/guilds", users.servers),
    Route("POST", "/users/@me/channels", users.open_direct),
    Route("GET", "/users/{user}", users.get),
    Route("GET", "/oauth2/applications/@me", users.application),
    Route("GET", "/applications/@me", users.application),
    Route("GET", "/guilds/{guild}", guilds.get),
    Route("GET", "/guilds/{guild}/channels", guilds.channels),
    Route("GET", "/guilds/{guild}/threads/active", guilds.threads),
    Route("GET", "/guilds/{guild}/roles", guilds.roles),
    Route("GET", "/guilds/{guild}/members", guilds.members),
    Route("GET", "/guilds/{guild}/members/search", guilds.search),
    Route("GET", "/guilds/{guild}/members/{user}", guilds.member),
    Route("GET", "/channels/{channel}", channels.get),
    Route("PATCH", "/channels/{channel}", channels.edit),
    Route("DELETE", "/channels/{channel}", channels.delete),
    Route("PUT", "/channels/{channel}/permissions/{target}", channels.overwrite),
    Route("DELETE", "/channels/{channel}/permissions/{target}", channels.drop_overwrite),
    Route("POST", "/channels/{channel}/typing", channels.typing),
    Route("POST", "/channels/{channel}/threads", channels.start_thread),
    Route("GET", _THREAD_MEMBERS, channels.thread_members),
    Route("PUT", _THREAD_MEMBERS + "/{user}", channels.join_thread),
    Route("DELETE", _THREAD_MEMBERS + "/{user}", channels.leave_thread),
    Route("GET", _MESSAGES, messages.several),
    Route("POST", _MESSAGES, messages.create),
    Route("POST", _MESSAGES + "/bulk-delete", messages.delete_several),
    Route("GET", _MESSAGE, messages.get),
    Route("PATCH", _MESSAGE, messages.edit),
    Route("DELETE", _MESSAGE, messages.delete),
    Route("POST", _MESSAGE + "/threads", channels.start_thread_from),
    Route("DELETE", _MESSAGE + "/reactions", messages.clear_reactions),
    Route("GET", _EMOJI, messages.reacted),
    Route("DELETE", _EMOJI, messages.clear_reactions),
    Route("PUT", _EMOJI + "/@me", messages.react),
    Route("DELETE", _EMOJI + "/{user}", messages.unreact),
    Route("GET", _GLOBAL, commands.several),
    Route("PUT", _GLOBAL, commands.put),
    Route("POST", _GLOBAL, commands.create),
    Route("GET", _GLOBAL + "/{command}", commands.get),
    Route("PATCH", _GLOBAL + "/{command}", commands.edit),
    Route("DELETE", _GLOBAL + "/{command}", commands.delete),
    Route("GET", _GUILD, commands.several),
    Route("PUT", _GUILD, commands.put),
    Route("POST", _GUILD, commands.create),
    Route("GET", _GUILD + "/{command}", commands.get),
    Route("PATCH", _GUILD + "/{command}", commands.edit),
    Route("DELETE", _GUILD + "/{command}", commands.delete),
    Route("POST", _CALLBACK, interactions.answer, is_open=True),
    Route("POST", _HOOK, interactions.follow_up, is_open=True),
    Route("GET", _HOOK + "/messages/{message}", interactions.get, is_open=True),
    Route("PATCH", _HOOK + "/messages/{message}", interactions.edit, is_open=True),
    Route("DELETE", _HOOK + "/messages/{message}", interactions.delete, is_open=True),
)


def mount(app: web.Application, world: World, token: str) -> None:
    """Put all routes, and the files of messages, into an application."""
    for route in ROUTES:
        app.router.add_route(route.method, API + route.path, endpoint(route, world, token))
    app.router.add_route("*", API + "/{rest:.*}", _no_route)
    app.router.add_get("/attachments/{channel}/{id}/{name}", _file_of(world))


async def _no_route(request: web.Request) -> web.StreamResponse:
    told = f"404: the room has no route {request.method} {request.path.removeprefix(API)}"
    return answer(Refusal(Code.NOT_FOUND, told=told).json(), status=404)


def _file_of(world: World) -> Handler:
    async def send(request: web.Request) -> web.StreamResponse:
        file = world.messages.file(request.match_info["channel"], request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"Content-Type": file.content_type} | SAFE
        if file.content_type not in IMAGES:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=file.content, headers=headers)

    return send
