from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.secrets import MARK, redact

# Put together at run time, so that no scanner takes this file for a leak.
AWS_ID = "AKIA" + "IOSFODNN7EXAMPLE"
AWS_SECRET = "wJalrXUtnFEMI/K7MDENG" + "/bPxRfiCYEXAMPLEKEY"
HEX = "0123456789abcdef" * 4
LETTERS = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1" * 2
JWT = f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.{LETTERS[:30]}"

SECRETS = [
    f"https://bucket.example.com/a.png?X-Amz-Algorithm=AWS4&X-Amz-Signature={HEX}",
    f"https://acc.blob.core.windows.net/c/b?sv=2022-11-02&sig={LETTERS}%3D",
    f"https://cdn.example.com/v?Policy={LETTERS}&Signature={LETTERS}&Key-Pair-Id=KEXAMPLE",
    f"https://example.com/hook?token={LETTERS}",
    f"https://storage.googleapis.com/b/o?X-Goog-Signature={HEX}",
    f"https://maps.example.com/js?key=AIza{LETTERS[:35]}",
    f"키는 {AWS_ID} 이다",
    f"ASIA{AWS_ID[4:]}",
    f"aws_secret_access_key = {AWS_SECRET}",
    f'"SecretAccessKey": "{AWS_SECRET}"',
    f"export GITHUB_TOKEN=ghp_{LETTERS[:36]}",
    f"github_pat_{LETTERS}",
    f"glpat-{LETTERS[:20]}",
    f"xoxb-123456789012-{LETTERS[:24]}",
    f"https://hooks.slack.com/services/T0000/B0000/{LETTERS[:24]}",
    f"https://discord.com/api/webhooks/123456789012345678/{LETTERS}",
    f"M{LETTERS[:25]}.Gabcde.{LETTERS[:38]}",
    f"AIza{LETTERS[:35]}",
    f"sk-proj-{LETTERS}",
    f"sk-{LETTERS[:48]}",
    f"sk_live_{LETTERS[:24]}",
    f"secret_{LETTERS[:43]}",
    f"ntn_{LETTERS[:46]}",
    f"hf_{LETTERS[:34]}",
    JWT,
    f"Authorization: Bearer {LETTERS}",
    f"postgres://admin:{LETTERS[:12]}@db.example.com/app",
    f"password={LETTERS[:10]}",
    f"비밀번호: {LETTERS[:10]}",
    f"api_key: '{LETTERS[:24]}'",
]

ORDINARY = [
    "access key란 무엇이고 secret key와 어떻게 다른가?",
    "token이란 로그인한 사람을 나타내는 값이다.",
    "the X-Amz-Date header and the X-Amz-Signature query parameter",
    "JWT는 header.payload.signature 세 부분으로 되어 있다",
    "password: 사용자가 정하는 값",
    "token = 화폐의 단위",
    "Bearer authentication-scheme-of-the-web",
    "https://example.com/search?q=캐시&page=2#절",
    "https://youtu.be/watch?v=dQw4w9WgXcQ&t=42",
    "커밋 9fceb02d0ae598e95dc970b74767f19372d61af8 을 보라",
    "sha256: " + HEX,
    "정말? 그렇다. 토큰?token",
    "user@example.com 으로 메일을 보낸다",
    "docker run -p 8080:80 nginx:1.25",
    "시간 12:30, 비율 3:2, C:\\dir, std::string",
    "-----BEGIN CERTIFICATE-----",
    "AKIA로 시작하는 20글자",
    "sk-learn 과 scikit-learn, risk-assessment-of-2024-projects",
]

KEY = "\n".join(
    ["-----BEGIN RSA PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED", ""]
    + [LETTERS + "+/"] * 5
    + ["abcd==", "-----END RSA PRIVATE KEY-----"]
)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("around", ["{}", "앞 {} 뒤", "([링크]({}))", "`{}`", "> - {}."])
def test_비밀은_어디에_있어도_지워진다(secret: str, around: str) -> None:
    redacted = redact(around.format(secret))
    for value in (LETTERS[:10], AWS_ID[4:], AWS_SECRET[:10], HEX[:16]):
        assert value not in redacted


@pytest.mark.parametrize("text", ORDINARY)
def test_보통_글은_그대로다(text: str) -> None:
    assert redact(text) == text


def test_서명된_링크는_주소만_남는다() -> None:
    link = f"![그림](https://b.example.com/a.png?X-Amz-Date=1&X-Amz-Signature={HEX}) 끝"
    assert redact(link) == "![그림](https://b.example.com/a.png) 끝"


def test_비밀_앞뒤의_글은_남는다() -> None:
    assert redact(f"키는 {AWS_ID} 이다") == f"키는 {MARK} 이다"


def test_개인_키는_여러_줄이어도_줄_수를_지키며_지워진다() -> None:
    redacted = redact(f"앞\n{KEY}\n뒤")
    assert redacted.split("\n") == ["앞", MARK, *[""] * 9, "뒤"]


def test_닫히지_않은_개인_키는_키처럼_생긴_줄까지_지워진다() -> None:
    lines = [*KEY.split("\n")[:-1], "이 글은 남는다."]
    assert redact("\n".join(lines)).split("\n") == [MARK, *[""] * 8, "이 글은 남는다."]


def test_한_줄에_적힌_개인_키() -> None:
    one_line = KEY.replace("\n", "\\n")
    assert redact(f'{{"private_key": "{one_line}"}} 뒤') == f'{{"private_key": "{MARK}"}} 뒤'


@pytest.mark.parametrize("prefix", ["> ", "    ", "- "])
def test_인용이나_들여쓰기_속의_개인_키(prefix: str) -> None:
    text = "\n".join(prefix + line for line in KEY.split("\n"))
    assert LETTERS[:10] not in redact(text)
    assert LETTERS[:10] not in redact(text.replace("-----END", "-----"))


_PARTS = st.sampled_from(
    [*SECRETS, *ORDINARY, KEY, "?", "&", "=", ":", "@", "token", "password=", "\n", " ", "가", "-"]
)


@given(st.lists(_PARTS, max_size=8).map("".join))
def test_두_번_지워도_한_번과_같고_줄_수가_같다(text: str) -> None:
    once = redact(text)
    assert redact(once) == once
    assert once.count("\n") == text.count("\n")


@given(st.text())
def test_아무_글이나_줄_수를_지킨다(text: str) -> None:
    assert redact(text).count("\n") == text.count("\n")


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)))
def test_한글_글은_그대로다(text: str) -> None:
    assert redact(text) == text
    assert unicodedata.is_normalized("NFC", redact(text))


@pytest.mark.parametrize(
    "part",
    ["?", "sk-", "eyJ", "eyJ-", "eyJa.", "https://a:", "token=", "token_", "AKIA", "-----BEGIN ",
     "Bearer ", "password: ", "x-amz-", "A", "a.", "?token", "-----BEGIN PRIVATE KEY-----\n"],
)  # fmt: skip
def test_같은_것이_백만_글자여도_끝난다(part: str) -> None:
    text = part * (1_000_000 // len(part))
    assert re.sub(r"\s", "", redact(text)) is not None
