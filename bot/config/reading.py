"""Reading config.yaml: everything that is wrong with it is told at once, with its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.config.faults import ConfigFault, ConfigFaults
from bot.config.settings import Config, Group, Points, Quiz, Rate, Scheduled

ROOT = Path(__file__).resolve().parent.parent.parent

_LONGEST_VALUE = 60
_KEY_ITSELF = "[key]"  # how pydantic names the key of a mapping in a location

Location = tuple[str, ...]


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
    database = _rooted_address(config.database, folder)
    changed = {"default": default, "groups": groups, "database": database}
    return config.model_copy(update=changed)


def _rooted_address(address: str, folder: Path) -> str:
    """Let a database's file start at a folder: sqlite:///biyu.db → sqlite:////srv/biyu/biyu.db."""
    scheme = "sqlite:///"
    if not address.startswith(scheme):
        return address
    return f"{scheme}{folder / Path(address.removeprefix(scheme)).expanduser()}"


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


_IDS = frozenset({"plain_channels", "test_server", "server", "channel", "ping_role"})


def _is_snowflake(path: Location) -> bool:
    return _KEY_ITSELF in path or bool(_IDS & set(path))


def _unknown_key(path: Location) -> tuple[str, str]:
    key = path[-1]
    if "token" in key.lower():
        remedy = "Put the token in the environment as DISCORD_TOKEN, and delete it from this file"
        return "a token does not belong in a file", remedy
    known = sorted(_keys(path[:-1]))
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    remedy = f'Did you mean "{close[0]}"?' if close else f"The keys here are {', '.join(known)}"
    return "there is no such key", remedy


_MODELS: Mapping[Location, type[BaseModel]] = {
    (): Config,
    ("rate",): Rate,
    ("quiz",): Quiz,
    ("quiz", "points"): Points,
}


def _keys(path: Location) -> set[str]:
    """List the keys that there are at a place."""
    if path[:1] == ("schedules",):
        return set(Scheduled.model_fields)
    return set(_MODELS.get(path, Group).model_fields)


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
