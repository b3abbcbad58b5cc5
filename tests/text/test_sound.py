import pytest

from bot.text.sound import skeleton, spoken

LOAN_WORDS = [
    ("CloudFront", "클라우드프론트"),
    ("load balancer", "로드밸런서"),
    ("Edge Location", "엣지 로케이션"),
    ("Route 53", "루트53"),
    ("deadlock", "데드락"),
    ("instance", "인스턴스"),
    ("kubernetes", "쿠버네티스"),
    ("algorithm", "알고리즘"),
    ("platform", "플랫폼"),
    ("interface", "인터페이스"),
    ("cache", "캐시"),
    ("semaphore", "세마포어"),
    ("virtual", "버추얼"),
]


@pytest.mark.parametrize(("latin", "hangul"), LOAN_WORDS)
def test_외래어는_소리의_뼈대가_같다(latin: str, hangul: str) -> None:
    assert skeleton(latin) == skeleton(hangul)


def test_다른_낱말은_뼈대도_다르다() -> None:
    assert len({skeleton(latin) for latin, _ in LOAN_WORDS}) == len(LOAN_WORDS)
    assert skeleton("Route 53") != skeleton("Route 54")


def test_약자는_글자마다_읽는다() -> None:
    assert "이씨투" in spoken("EC2")
    assert "알디에스" in spoken("RDS")
    assert {"에스쓰리", "에스삼"} <= set(spoken("S3"))
    assert spoken("CloudFront") == ()
    assert spoken("a b") == ()
