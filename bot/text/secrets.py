"""Cut secrets out of text before anything else sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

MARK = "[secret removed]"

_SIGNED_KEYS = (
    r"x-(?:amz|goog|oss|ms)-[\w-]+|awsaccesskeyid|googleaccessid|key-pair-id|policy|"
    r"sig|sign|signature|hm|auth|[\w-]*token|[\w-]*secret|[\w-]*passw(?:or)?d|pwd|"
    r"api[_-]?key|apikey|subscription-key"
)
_QUERY = re.compile(r"\?[^\s<>\"'`()\[\]{}|]+")
_SIGNED = re.compile(rf"[?&;#](?:(?:{_SIGNED_KEYS})=|key=[\w-]{{20}})", re.IGNORECASE)

# Only in long runs are tokens looked for, which Korean text hardly has: that is fast.
_RUN = re.compile(r"[\w./+=~-]{15,}", re.ASCII)
_TOKEN = re.compile(
    r"""
    (?: (?<![A-Z0-9])(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|ANPA|ANVA|AIPA)[A-Z0-9]{16,}
    | (?<![A-Za-z0-9])(?:
          gh[pousr]_[A-Za-z0-9]{20,}
        | github_pat_\w{20,}
        | glpat-[\w-]{16,}
        | xox[a-z]-[A-Za-z0-9-]{10,}
        | xapp-[A-Za-z0-9-]{10,}
        | AIza[\w-]{30,}
        | ya29\.[\w-]{20,}
        | GOCSPX-[\w-]{20,}
        | (?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}
        | whsec_[A-Za-z0-9+/=]{20,}
        | sk-(?=[A-Za-z_-]{0,40}[0-9])[\w-]{20,}
        | secret_[A-Za-z0-9]{30,}
        | ntn_[A-Za-z0-9]{30,}
        | npm_[A-Za-z0-9]{30,}
        | hf_[A-Za-z0-9]{30,}
        | pypi-[\w-]{30,}
        | SG\.[\w-]{16,}\.[\w-]{16,}
      )
    | (?<![\w-])eyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)*
    | (?<![\w-])[A-Za-z0-9_-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}
    ) [\w-]*  # what is glued to a secret goes with it
    """,
    re.VERBOSE | re.ASCII,
)
_WEBHOOK = re.compile(
    r"((?:hooks\.slack\.com/services|discord(?:app)?\.com/api/(?:v\d+/)?webhooks)/)[\w/-]+"
)
_LOGIN = re.compile(r"(://[^\s/:@]{0,200}:)(?!\[secret removed\])[^\s/@]{1,200}@")
_SCHEME = re.compile(r"\b(?:bearer|basic|token)[ \t]+\Z", re.IGNORECASE)
# Names of secrets end in one of these letters: most separators are passed by at once.
_SEPARATOR = re.compile(r"(?<=[tdnygelms호\s\"'`*])[=:]+(?!//)", re.IGNORECASE)
_NAME = re.compile(
    r"""
    (?: secret | passw(?:or)?d | token | (?:api|access|private)[\x20_-]?key | 비밀번호
      | (?<![A-Za-z0-9])(?: pwd | sig(?:nature)? | x-amz-[a-z-]+ ) )
    (?: [_-]?(?:id|key|access[_-]?key) )?
    ["'`*]{0,3} [ \t]{0,3} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_NAME = 40
_VALUE = re.compile(r"[ \t]{0,3}[\"'`]?((?!\[secret)[!-~]{6,})")

_KEY_EDGE = re.compile(r"-----(?:BEGIN|(END)) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_LONGEST_KEY = 20_000  # characters
# The rest of a key that is never ended: as far as the lines look like one.
_KEY_LINES = re.compile(
    r"(?:[ \t]*[A-Za-z0-9+/=\\]{16,})?[ \t]*"
    r"(?:\n[ \t>*-]*+(?:[A-Za-z0-9+/=]+|[A-Z][A-Za-z-]+:[ ][ -~]+)?[ \t]*(?=\n|\Z))*"
)


def redact(text: str) -> str:
    """Replace what could open a door by a mark; line numbers stay.

    "https://host/a.png?X-Amz-Signature=0f…" → "https://host/a.png"
    "키는 AKIA…EXAMPLE 입니다" → "키는 [secret removed] 입니다"
    "access key란 무엇인가" → the same: words are no secrets.
    """
    if "PRIVATE KEY" in text:
        text = "".join(_without_keys(text))
    text = _QUERY.sub(_cut_signed, text)
    text = _RUN.sub(_cut_tokens, text)
    text = _LOGIN.sub(rf"\1{MARK}@", text)
    return "".join(_without_values(text))


def _cut_signed(query: re.Match[str]) -> str:
    return "" if _SIGNED.search(query[0]) else query[0]


def _cut_tokens(run: re.Match[str]) -> str:
    start = run.start()
    if _SCHEME.search(run.string, max(0, start - 12), start) and _has_digit(run[0]):
        return MARK
    return _WEBHOOK.sub(rf"\1{MARK}", _TOKEN.sub(MARK, run[0]))


def _without_values(text: str) -> Iterator[str]:
    """Give the text without what is assigned to a secret's name."""
    at = seen = 0
    for separator in _SEPARATOR.finditer(text):
        start = separator.start()
        if start < seen or not _NAME.search(text, max(0, start - _LONGEST_NAME), start):
            continue
        value = _VALUE.match(text, separator.end())
        seen = value.end() if value else seen
        if value and _has_digit(value[1]):
            yield text[at : value.start(1)] + MARK
            at = seen
    yield text[at:]


def _has_digit(text: str) -> bool:
    """Tell a value from a word: "token: authentication" assigns nothing."""
    return any(c.isdigit() for c in text)


def _without_keys(text: str) -> Iterator[str]:
    """Give the text without private keys, with as many line ends as before."""
    edges = list(_KEY_EDGE.finditer(text))
    at = 0
    for edge, following in zip_longest(edges, edges[1:]):
        if edge[1]:
            continue
        end = _end_of_key(text, edge, following)
        yield text[at : edge.start()] + MARK
        yield "\n" * text.count("\n", edge.start(), end)
        at = end
    yield text[at:]


def _end_of_key(text: str, begin: re.Match[str], following: re.Match[str] | None) -> int:
    limit = following.start() if following else len(text)
    if following and following[1] and limit - begin.end() <= _LONGEST_KEY:
        return following.end()
    lines = _KEY_LINES.match(text, begin.end(), limit)
    return lines.end() if lines else begin.end()
