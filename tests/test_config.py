from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.config import (
    DISCORD_API,
    Access,
    Config,
    ConfigFaults,
    Group,
    Points,
    Quiz,
    Rate,
    Scheduled,
    access,
    load,
    parse,
)

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "config.example.yaml"
SERVER = 123456789012345678
OTHER = 223456789012345678


def faults(text: str) -> list[str]:
    with pytest.raises(ConfigFaults) as refused:
        parse(text)
    return [str(fault) for fault in refused.value.faults]


def test_the_defaults_need_no_file() -> None:
    config = load()
    assert config.default is not None
    assert config.default.base.is_absolute()
    assert config.default.notes[0].is_dir()
    assert not config.plain_messages
    assert parse("") == config


def test_the_example_says_what_the_defaults_are() -> None:
    assert load(EXAMPLE) == load()


@pytest.mark.parametrize("model", [Config, Group, Rate, Quiz, Points])
def test_every_key_stands_in_the_example_and_is_explained(model: type[BaseModel]) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for key in model.model_fields:
        (at,) = [n for n, line in enumerate(lines) if line.lstrip().startswith(f"{key}:")][:1]
        above = next(line for line in reversed(lines[:at]) if line.strip())
        told = above.lstrip().startswith("#") or model in (Rate, Quiz, Points)
        assert told, f"config.example.yaml does not explain {key}"


def test_every_key_of_a_schedule_stands_in_the_example() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    lines = lines[lines.index("schedules: []") + 1 :]
    example = "\n".join(line.removeprefix("#") for line in lines[: lines.index("")])
    (given,) = yaml.safe_load(example)
    assert given.keys() == Scheduled.model_fields.keys()
    assert Scheduled.model_validate(given).when == "월수 21:00"


def test_faults_of_quiz_and_schedules_are_told_with_their_lines() -> None:
    told = faults(
        "quiz:\n  secnds: 3\n  points:\n    rihgt: 1\n"
        "schedules:\n  - server: 5\n    chanel: 7\n    when: x\n"
    )
    assert [line.split(" ", 1)[0].split(":")[1] for line in told] == ["2", "4", "6", "6", "7"]
    assert 'quiz.secnds: there is no such key. Did you mean "seconds"?' in told[0]
    assert 'quiz.points.rihgt: there is no such key. Did you mean "right"?' in told[1]
    assert "Copy ID" in told[2]


def test_the_file_of_the_database_starts_at_the_folder_of_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("database: sqlite:///quiz.db\n", encoding="utf-8")
    assert load(path).database == f"sqlite:///{tmp_path}/quiz.db"
    path.write_text("database: postgresql://biyu@db/biyu\n", encoding="utf-8")
    assert load(path).database == "postgresql://biyu@db/biyu"


def test_the_commented_group_is_valid() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    start = lines.index("groups: {}")
    block = [line[1:] for line in lines[start + 1 : start + 6]]
    config = parse("\n".join(["groups:", *block]))
    group = config.groups[SERVER]
    assert group.language == "en"
    assert group.plain_channels == (234567890123456789,)


def test_a_server_has_its_own_group_or_the_default() -> None:
    config = parse(f"groups:\n  '{SERVER}':\n    base: a.yaml\n")
    assert config.group(SERVER) is config.groups[SERVER]
    assert config.group(OTHER) is config.default
    assert parse("default: null").group(OTHER) is None


def test_paths_start_at_the_folder_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("default:\n  base: b.yaml\n  notes: [n]\n", encoding="utf-8")
    group = load(path).default
    assert group is not None
    assert (group.base, group.notes) == (tmp_path / "b.yaml", (tmp_path / "n",))


def test_all_faults_are_told_at_once_with_line_and_remedy() -> None:
    told = faults(
        "default:\n"
        "  bse: x\n"
        "  language: kr\n"
        "groups:\n"
        "  12: {base: a}\n"
        "rate:\n"
        "  questions: 0\n"
        "plain_mesages: true\n"
        "log_level: loud\n"
    )
    assert [line.split(" ", 1)[0] for line in told] == [
        "config.yaml:1:",
        "config.yaml:2:",
        "config.yaml:3:",
        "config.yaml:5:",
        "config.yaml:7:",
        "config.yaml:8:",
        "config.yaml:9:",
    ]
    assert 'default.bse: there is no such key. Did you mean "base"?' in "\n".join(told)
    assert 'plain_mesages: there is no such key. Did you mean "plain_messages"?' in told[5]
    assert "'kr'" in told[2]
    assert "'ko' or 'en'" in told[2]


def test_an_unknown_key_far_from_all_others_gets_the_list() -> None:
    (told,) = faults("zzz: 1")
    assert "The keys here are database, default, groups" in told


def test_a_token_in_the_file_is_not_repeated() -> None:
    (told,) = faults("discord_token: hunter2hunter2")
    assert "hunter2" not in told
    assert "DISCORD_TOKEN" in told


@pytest.mark.parametrize(
    "text",
    ["[1, 2]", "just text", "- a", "default: [", "a: b: c", "\t- x", "a: &a [*a]", "2024-99-99"],
)
def test_what_is_no_mapping_is_refused(text: str) -> None:
    (told,) = faults(text)
    assert told.startswith("config.yaml:")


def test_a_key_that_stands_twice_is_told() -> None:
    (told,) = faults("log_level: info\nlog_level: debug\n")
    assert told.startswith("config.yaml:2: log_level: this key stands twice")


def test_two_groups_may_not_share_a_base() -> None:
    text = f"groups:\n  {SERVER}: {{base: a.yaml}}\n  {OTHER}: {{base: ./a.yaml}}\n"
    (told,) = faults(text)
    assert told.startswith("config.yaml:3:")
    assert f"groups.{SERVER}" in told


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "config.yaml"
    if content:
        path.write_bytes(content)
    with pytest.raises(ConfigFaults, match=r"config\.yaml: .+\. .+\."):
        load(path)


KEYS = st.sampled_from([*Config.model_fields, *Group.model_fields, "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(ANYTHING)
def test_whatever_stands_in_the_file_it_is_read_or_refused(data: object) -> None:
    with suppress(ConfigFaults):
        assert isinstance(parse(yaml.safe_dump(data, allow_unicode=True)), Config)


def test_the_token_is_never_shown() -> None:
    found = access({"DISCORD_TOKEN": " abc.def.ghi \n"})
    assert found == Access("abc.def.ghi", DISCORD_API)
    assert found.is_discord
    assert "abc" not in f"{found!r} {found}"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/api/v10",
        "http://[::1]/api",
        "http://localhost:1/api/v10/",
        "https://a.b/api",
    ],
)
def test_an_api_on_this_machine_or_behind_tls_is_taken(url: str) -> None:
    found = access({"DISCORD_TOKEN": "t", "DISCORD_API_URL": url})
    assert found.api_url == url.rstrip("/")
    assert not found.is_discord


@pytest.mark.parametrize(
    "url",
    [
        "http://discord.com/api/v10",
        "http://192.168.0.2/api",
        "http://127.0.0.1.evil.example/api",
        "ftp://127.0.0.1/",
        "discord.com/api",
        "https://user:pass@a.b/api",
        "https://a.b/api?x=1",
        "https://[::1/api",
        "http://127.0.0.1:port/",
    ],
)
def test_an_unfit_api_is_refused(url: str) -> None:
    with pytest.raises(ConfigFaults, match="DISCORD_API_URL") as refused:
        access({"DISCORD_API_URL": url})
    assert len(refused.value.faults) == 2
    assert "pass" not in str(refused.value).replace("DISCORD_API_URL", "")
