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


@pytest.mark.parametrize(
    ("letters", "said"),
    [("ANOVA", "아노바"), ("SOLID", "솔리드"), ("LASSO", "라소"), ("OPEC", "오펙")],
)
def test_낱말처럼_읽는_약자도_있다(letters: str, said: str) -> None:
    assert said in spoken(letters)


@pytest.mark.parametrize("letters", ["HTTP", "CRUD", "AWS", "IAM", "RDS"])
def test_모음이_모자란_약자는_글자로만_읽는다(letters: str) -> None:
    assert all(len(said) >= len(letters) for said in spoken(letters))
