import pytest

from bot.base.entry import Base, Concept, Facet
from bot.match.index import Index
from bot.match.postings import Postings
from bot.match.question import understand
from bot.text.words import words
from tests.bases import BASE, entry

INDEX = Index(BASE)


def best(text: str) -> tuple[str, Facet]:
    match = INDEX.search(understand(text, INDEX.names))[0]
    return match.entry.concept, match.entry.facet


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EC2가 뭐야", ("EC2", Facet.DEFINITION)),
        ("RDS 왜 씀", ("RDS", Facet.PURPOSE)),
        ("EC2 약자 풀어줘", ("EC2", Facet.EXPANSION)),
        ("S3 파일을 브라우저에서 어떻게 열어?", ("S3", Facet.HOW)),
        ("EC2가 지원하는 운영체제", ("EC2", Facet.FEATURE)),
        ("세포 에너지 만드는 기관", ("미토콘드리아", Facet.DEFINITION)),
        ("빛으로 양분 만드는 거", ("광합성", Facet.DEFINITION)),
    ],
)
def test_물음에_맞는_항목이_먼저다(text: str, expected: tuple[str, Facet]) -> None:
    assert best(text) == expected


def test_노트에_없는_말은_점수를_깎는다() -> None:
    plain = INDEX.search(understand("EC2가 뭐야", INDEX.names))[0]
    lacking = INDEX.search(understand("EC2 요금제가 뭐야", INDEX.names))[0]
    assert lacking.missed > plain.missed
    assert lacking.score < plain.score


def test_숨긴_항목은_찾지_않는다() -> None:
    hidden = Concept(
        "숨김", entries=(entry("숨김", Facet.DEFINITION, "숨김은 안 보입니다."),), muted=True
    )
    assert Index(Base((hidden,))).entries == ()


def test_낱말의_무게와_닮은_말() -> None:
    postings = Postings(["파일을 저장한다", "파일을 연다", "인스턴스를 늘린다"])
    (stored,) = words("보관")
    (loan,) = words("instance")
    (slip,) = words("인스턴트")
    assert set(postings.find(stored)) == {0}
    assert set(postings.find(loan)) == {2}
    assert set(postings.find(slip)) == {2}
    assert postings.weight(0) == 1.0
    assert postings.weight(2) < postings.weight(1) < 1.0
