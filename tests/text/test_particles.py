from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.particles import final_consonant, particle, with_particle

PAIRS = [
    "은/는",
    "이/가",
    "을/를",
    "과/와",
    "으로/로",
    "이라/라",
    "아/야",
    "이에요/예요",
    "이란/란",
]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("리전", "리전은"),
        ("서버", "서버는"),
        ("값", "값은"),
        ("EC2", "EC2는"),
        ("S3", "S3는"),
        ("RDS", "RDS는"),
        ("VPC", "VPC는"),
        ("IAM", "IAM은"),
        ("URL", "URL은"),
        ("CDN", "CDN은"),
        ("DNS", "DNS는"),
        ("ELB", "ELB는"),
        ("MAU", "MAU는"),
        ("SaaS", "SaaS는"),
        ("CloudFront", "CloudFront는"),
        ("Auto Scaling", "Auto Scaling은"),
        ("cache", "cache는"),
        ("DynamoDB", "DynamoDB는"),
        ("MySQL", "MySQL은"),
        ("GraphQL", "GraphQL은"),
        ("html", "html은"),
        ("bucket", "bucket은"),
        ("Internet", "Internet은"),
        ("Front", "Front는"),
        ("Public", "Public은"),
        ("network", "network는"),
        ("block", "block은"),
        ("Facebook", "Facebook은"),
        ("table", "table은"),
        ("engine", "engine은"),
        ("Chrome", "Chrome은"),
        ("column", "column은"),
        ("web", "web은"),
        ("GitHub", "GitHub는"),
        ("type", "type은"),
        ("code", "code는"),
        ("loop", "loop는"),
        ("backup", "backup은"),
        ("Router", "Router는"),
        ("view", "view는"),
        ("Kubernetes", "Kubernetes는"),
        ("Route 53", "Route 53은"),
        ("C++", "C++는"),
        ("C#", "C#은"),
        ("ㄱ", "ㄱ은"),
        ("ㅏ", "ㅏ는"),
    ],
)
def test_은는(word: str, told: str) -> None:
    assert with_particle(word, "은/는") == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        *(("0", "0이"), ("1", "1이"), ("2", "2가"), ("3", "3이"), ("4", "4가")),
        *(("5", "5가"), ("6", "6이"), ("7", "7이"), ("8", "8이"), ("9", "9가")),
        *(("10", "10이"), ("20", "20이"), ("100", "100이"), ("1,000", "1,000이")),
        *(("10000", "10000이"), ("2024", "2024가"), ("53", "53이"), ("3.0", "3.0이")),
        *(("99.9%", "99.9%가"), ("0.5", "0.5가"), ("30.", "30.이"), ("000", "000이")),
        ("1000000000000", "1000000000000이"),
    ],
)
def test_숫자는_한국어로_읽는다(number: str, told: str) -> None:
    assert with_particle(number, "이/가") == told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("서울", "서울로"),
        ("집", "집으로"),
        ("서버", "서버로"),
        ("URL", "URL로"),
        ("IAM", "IAM으로"),
        ("1", "1로"),
        ("3", "3으로"),
        ("6", "6으로"),
        ("10", "10으로"),
        ("table", "table로"),
        ("L1", "L1으로"),
    ],
)
def test_리을_받침_뒤에는_로(word: str, told: str) -> None:
    assert with_particle(word, "으로/로") == told


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("리전", "이란/란", "이란"),
        ("캐시", "이란/란", "란"),
        ("리전", "이에요/예요", "이에요"),
        ("캐시", "이에요/예요", "예요"),
        ("서버", "과/와", "와"),
        ("리전", "과/와", "과"),
        ("서울", "으로써/로써", "로써"),
        ("서울", "이라/라", "이라"),
        ("비유", "아/야", "야"),
    ],
)
def test_다른_조사(word: str, pair: str, expected: str) -> None:
    assert particle(word, pair) == expected


@pytest.mark.parametrize(
    ("word", "final"),
    [
        ("리전(Regions)", "ㄴ"),
        ("CDN (콘텐츠 전송 네트워크)", "ㄴ"),
        ("리전(Regions).", "ㄴ"),
        ("리전[1](Regions)", "ㄴ"),
        ("**리전**", "ㄴ"),
        ("“서버”", ""),
        ("서버!?", ""),
        ("EC2…", ""),
        ("(IAM)", "ㅁ"),
        ("리전 🎉", "ㄴ"),
        ("", ""),
        ("…", ""),
        (")", ""),
        ("가용 영역 ", "ㄱ"),
        ("漢字", ""),
    ],
)
def test_읽지_않는_글자는_건너뛴다(word: str, final: str) -> None:
    assert final_consonant(word) == final


@given(st.text(), st.sampled_from(PAIRS))
def test_언제나_둘_중_하나(word: str, pair: str) -> None:
    assert particle(word, pair) in pair.split("/")


@given(st.text(alphabet="()[]{} 가a1", max_size=40))
def test_괄호가_어떻게_섞여도_끝난다(word: str) -> None:
    assert len(final_consonant(word)) <= 1
