"""Names: what may be one, when two are one, and what letters stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.names import clean, fits, split_alias, two_of
from bot.base.spelling import fold, is_acronym_of, is_slip
from bot.base.vocabulary import Vocabulary

NAMES = """
로드 밸런서
4차 산업혁명
기회비용
언어
나이
마을
가용 영역
EC2
WAS
5G
이차 함수
삼권분립
opportunity cost
Internet of Things
람다
등가 교환
게임 이론
힙
큐
""".strip().split("\n")
NO_NAMES = """
이것
위
은
특징
장점
사용자
1
첫 번째
Summary
chapter 2
서버를 늘리는 것
가능함
좋다
을 출력함
This
how it works
note
arr[i]
a::b
저장매체에
자유롭게
가장 큰 것은
사용 이유
하나
""".strip().split("\n")


@pytest.mark.parametrize("name", NAMES)
def test_이름이_된다(name: str) -> None:
    assert fits(name)


@pytest.mark.parametrize("name", NO_NAMES)
def test_이름이_못_된다(name: str) -> None:
    assert not fits(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3-1. EC2", "EC2"),
        ("📍개요", "개요"),
        ("**VPC** :", "VPC"),
        ("The cell", "cell"),
        ("99.9% 가용성", "99.9% 가용성"),
        ("3-way handshake", "3-way handshake"),
        ("[자바] 상속", "상속"),
    ],
)
def test_다듬는다(text: str, name: str) -> None:
    assert clean(text) == name


def test_괄호_속_다른_이름() -> None:
    assert split_alias("리전(Regions)") == ("리전", ("Regions",))
    assert split_alias("순서(1, 2, 3)") == ("순서", ())
    both = split_alias("공개키(Public Key)/비대칭키(Asymmetric Key)")
    assert both == ("공개키/비대칭키", ("Public Key", "Asymmetric Key"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("리전", "리젼"),
        ("아키텍처", "아키텍쳐"),
        ("Scale-Up", "scale up"),
        ("Region", "regions"),
        ("CDN", "CDNs"),
        ("로드 밸런서", "로드벨런서"),
        ("IaaS", "Iaas"),
    ],
)
def test_같은_이름(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EC2", "EC3"),
        ("RDS", "RDB"),
        ("scale-up", "scale-out"),
        ("SaaS", "PaaS"),
        ("HTTP", "HTTPS"),
        ("대칭키 암호화", "비대칭키 암호화"),
        ("외부 단편화", "내부 단편화"),
        ("지역 변수", "전역 변수"),
        ("inner join", "outer join"),
        ("compile", "compiler"),
        ("2차 정규화", "3차 정규화"),
    ],
)
def test_다른_이름(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert not is_slip(one, other)


def test_한_번_잘못_친_이름() -> None:
    assert is_slip("CloudeFront", "CloudFront")
    assert is_slip("Kubernates", "Kubernetes")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("EC2", "Elastic Compute Cloud"),
        ("MAU", "monthly active user"),
        ("DNS", "Domain Name System"),
        ("IaaS", "Infrastructure as a Service"),
        ("DNA", "DeoxyriboNucleic Acid"),
    ],
)
def test_머리글자(short: str, long: str) -> None:
    assert is_acronym_of(short, long)


def test_머리글자가_아니다() -> None:
    assert not is_acronym_of("DNS", "dynamic host")
    assert not is_acronym_of("Apple", "a pretty person")


def settle(names: Vocabulary, texts: list[str]) -> None:
    names.spelled()
    names.settle([names.uses(texts)])


def test_드문_오타는_한_개념이_된다() -> None:
    names = Vocabulary()
    names.learn("CloudFront", heading=True)
    names.guess("CloudeFront")
    settle(names, ["CloudFront는 좋다. CloudFront를 쓴다.", "CloudeFront는 서비스다."])
    assert names.known("CloudeFront") == "CloudFront"
    assert names.mentions("cloudfront의 캐시") == ["CloudFront"]


def test_다른_이름을_배운다() -> None:
    names = Vocabulary()
    names.learn("리전")
    names.learn_alias("리전", "Regions")
    settle(names, ["리전은 위치다. 리전(Regions)"])
    assert names.known("region") == "리전"
    assert names.aliases()["리전"] == ["Regions"]


@given(st.text(max_size=60))
def test_무엇이_와도_버틴다(text: str) -> None:
    name = clean(text)
    assert isinstance(fits(name), bool)
    # CDNs is a plural by its small s alone.
    assert fold(name) == fold(name.upper()) or not name.isascii() or name.endswith("s")


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("AWS", "aws", True),
        ("Regions", "region", True),
        ("CDNs", "cdn", True),
        ("DNS", "dn", False),
    ],
)
def test_복수형과_약자의_s를_가린다(name: str, other: str, same: bool) -> None:
    assert (fold(name) == fold(other)) is same


def test_돌고_도는_다른_이름도_끝이_난다() -> None:
    names = Vocabulary()
    for name, alias in (("서버", "리전"), ("리전", "가나"), ("가나", "서버")):
        names.learn_alias(name, alias)
    settle(names, [])
    assert {names.known(name) for name in ("서버", "리전", "가나")} <= {"서버", "리전", "가나"}


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("모집단이랑 표본", ("모집단", "표본")),
        ("풍화와 침식", ("풍화", "침식")),
        ("프로세스 & 스레드", ("프로세스", "스레드")),
        ("weathering and erosion", ("weathering", "erosion")),
        ("Call by value와 Call by reference", ("Call by value", "Call by reference")),
        ("공개키/비대칭키", ("공개키", "비대칭키")),
        ("I/O", ()),
        ("스택", ()),
        ("가상 메모리", ()),
    ],
)
def test_두_이름은_나뉜다(name: str, pair: tuple[str, ...]) -> None:
    assert two_of(name) == pair
