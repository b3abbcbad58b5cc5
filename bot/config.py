"""The settings: config.yaml, and what comes from the environment."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

DISCORD_API = "https://discord.com/api/v10"
ROOT = Path(__file__).resolve().parent.parent

_LONGEST_VALUE = 60
_KEY_ITSELF = "[key]"  # how pydantic names the key of a mapping in a location

Snowflake = Annotated[int, Field(ge=10**16, lt=2**63)]
Language = Literal["ko", "en"]
Location = tuple[str, ...]


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Group(_Settings):
    """What one Discord server learns from."""

    base: Path
    notes: tuple[Path, ...] = ()
    language: Language = "ko"
    plain_channels: tuple[Snowflake, ...] = ()


class Rate(_Settings):
    """How much one member may ask: so many questions in so many seconds."""

    questions: int = Field(default=5, ge=1, le=1000)
    seconds: float = Field(default=20.0, gt=0, le=3600)


class Config(_Settings):
    """All of config.yaml. Without a file, one group learns from the shipped notes."""

    default: Group | None = Group(
        notes=(Path("knowledge/ko"),), base=Path("knowledge/ko/base.yaml")
    )
    groups: Mapping[Snowflake, Group] = Field(default_factory=dict)
    plain_messages: bool = False
    rate: Rate = Rate()
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    test_server: Snowflake | None = None

    def group(self, server: int) -> Group | None:
        """Find the group of a Discord server; the default one where it is not listed."""
        return self.groups.get(server, self.default)


@dataclass(frozen=True, slots=True)
class ConfigFault:
    """One thing wrong in the settings: where it is, what is wrong, and what to do."""

    file: str  # or "environment"
    line: int  # 0 where it has none
    key: str
    what: str
    remedy: str

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        key = f"{self.key}: " if self.key else ""
        end = "" if self.remedy.endswith("?") else "."
        return f"{self.file}{line}: {key}{self.what}. {self.remedy}{end}"


class ConfigFaults(Exception):  # noqa: N818 - it holds faults, as ExceptionGroup holds exceptions
    """The settings are refused; `faults` holds every reason."""

    def __init__(self, faults: list[ConfigFault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach Discord. The token is kept out of every repr."""

    token: str = field(repr=False)
    api_url: str = DISCORD_API

    @property
    def is_discord(self) -> bool:
        """Tell Discord itself from a stand-in for it."""
        return self.api_url == DISCORD_API


def load(path: Path | None = None) -> Config:
    """Load config.yaml, or the defaults without one; paths in it start at its folder.

    Raises ConfigFaults with everything that is wrong.
    """
    if path is None:
        return _rooted(Config(), ROOT)
    return parse(_read(path), path.name, path.resolve().parent)


def parse(text: str, name: str = "config.yaml", folder: Path = ROOT) -> Config:
    """Read the settings from YAML text; raises ConfigFaults."""
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        lines = dict(_lines(tree)) if tree else {}
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigFaults([_broken_yaml(error, name)]) from None
    try:
        config = Config.model_validate({} if data is None else data)
    except ValidationError as error:
        raise ConfigFaults([_fault(each, lines, name) for each in _first(error)]) from None
    config = _rooted(config, folder)
    if faults := list(_shared_bases(config, lines, name)) + list(_doubled(tree, name)):
        raise ConfigFaults(faults)
    return config


def access(environ: Mapping[str, str]) -> Access:
    """Read the token and the API's address from the environment; raises ConfigFaults."""
    faults = []
    token = environ.get("DISCORD_TOKEN", "").strip()
    if not token:
        remedy = "Put the token of your bot there; docs/discord.md shows where to find it"
        faults.append(ConfigFault("environment", 0, "DISCORD_TOKEN", "it is not set", remedy))
    api_url = environ.get("DISCORD_API_URL", "").strip().rstrip("/") or DISCORD_API
    if reason := _unfit_url(api_url):
        remedy = f"Leave it unset for Discord's own, which is {DISCORD_API}"
        faults.append(ConfigFault("environment", 0, "DISCORD_API_URL", reason, remedy))
    if faults:
        raise ConfigFaults(faults)
    return Access(token, api_url)


def _unfit_url(url: str) -> str:
    """Say what is wrong with an address, or nothing."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "this is no address"
    if parts.scheme not in ("https", "http") or not host:
        return 'it must begin with "https://" and name a host'
    if parts.username or parts.password or parts.query or parts.fragment:
        return "it must hold nothing but a host, a port and a path"
    if parts.scheme == "http" and not _is_loopback(host):
        return 'the token would travel unprotected: "http://" is for this machine only'
    return ""


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        what, remedy = "this is not UTF-8", "Save the file as UTF-8"
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        remedy = "Check the path, or copy config.example.yaml to config.yaml"
    raise ConfigFaults([ConfigFault(path.name, 0, "", what, remedy)])


def _rooted(config: Config, folder: Path) -> Config:
    """Make every path absolute, starting at a folder."""

    def rooted(group: Group) -> Group:
        notes = tuple(folder / note.expanduser() for note in group.notes)
        return group.model_copy(update={"base": folder / group.base.expanduser(), "notes": notes})

    groups = {server: rooted(group) for server, group in config.groups.items()}
    default = rooted(config.default) if config.default else None
    return config.model_copy(update={"default": default, "groups": groups})


def _lines(node: yaml.Node, path: Location = ()) -> Iterator[tuple[Location, int]]:
    """Give the line of every key and item; a key of digits is one, quoted or not."""
    yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, (*path, str(key.value)))
            yield (*path, str(key.value)), key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            yield from _lines(item, (*path, str(at)))


def _first(error: ValidationError) -> Iterator[ErrorDetails]:
    """Give the errors, one a place: a union would tell each of its branches."""
    seen = set()
    for each in error.errors(include_url=False):
        if each["loc"] not in seen:
            seen.add(each["loc"])
            yield each


def _fault(error: ErrorDetails, lines: Mapping[Location, int], name: str) -> ConfigFault:
    path = tuple(str(part) for part in error["loc"] if part != _KEY_ITSELF)
    known = path
    while known and known not in lines:
        known = known[:-1]
    what, remedy = _told(error)
    return ConfigFault(name, lines.get(known, 1), ".".join(path), what, remedy)


def _told(error: ErrorDetails) -> tuple[str, str]:
    kind, path = error["type"], tuple(map(str, error["loc"]))
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind == "missing":
        return "this key is missing", "Add it; config.example.yaml shows how"
    value = f"{str(error['input'])[:_LONGEST_VALUE]!r} does not fit here"
    if _is_snowflake(path):
        remedy = "Write the ID: in Discord, Developer Mode on, then Copy ID from the context menu"
        return value, remedy
    message = error["msg"].removeprefix("Input ")
    return value, f"It {message}" if message.startswith("should") else message


def _is_snowflake(path: Location) -> bool:
    return _KEY_ITSELF in path or bool({"plain_channels", "test_server"} & set(path))


def _unknown_key(path: Location) -> tuple[str, str]:
    key = path[-1]
    if "token" in key.lower():
        remedy = "Put the token in the environment as DISCORD_TOKEN, and delete it from this file"
        return "a token does not belong in a file", remedy
    known = sorted(_keys(path[:-1]))
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    remedy = f'Did you mean "{close[0]}"?' if close else f"The keys here are {', '.join(known)}"
    return "there is no such key", remedy


def _keys(path: Location) -> set[str]:
    if path[:1] == ("rate",):
        return set(Rate.model_fields)
    return set(Group.model_fields if path else Config.model_fields)


def _shared_bases(
    config: Config, lines: Mapping[Location, int], name: str
) -> Iterator[ConfigFault]:
    """Find groups that would write to one and the same base."""
    owners = {config.default.base.resolve(): "default"} if config.default else {}
    for server, group in config.groups.items():
        base = group.base.resolve()
        if base in owners:
            line = lines.get(("groups", str(server), "base"), 1)
            key = f"groups.{server}.base"
            what = f"this base is that of {owners[base]} already"
            yield ConfigFault(name, line, key, what, "Give each group a base of its own")
        owners.setdefault(base, f"groups.{server}")


def _doubled(node: yaml.Node | None, name: str) -> Iterator[ConfigFault]:
    """Find keys that stand twice: YAML would silently take the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                yield ConfigFault(name, line, str(key.value), "this key stands twice", "Delete one")
            seen.add(key.value)
            yield from _doubled(value, name)


def _broken_yaml(error: Exception, name: str) -> ConfigFault:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    reason = getattr(error, "problem", None) or "it cannot be parsed"
    remedy = "Check the spaces at the start of the lines, and quote text that holds a colon"
    return ConfigFault(name, line, "", f"this is not YAML ({reason})", remedy)
