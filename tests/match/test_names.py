import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.entry import Concept, Facet
from bot.match.names import QUALITY, Names, Way
from bot.match.question import understand
from bot.text.words import words
from tests.bases import BASE, entry

NAMES = Names(BASE.concepts)
ENTRY = entry("메모리", Facet.DEFINITION, "메모리는 기억하는 곳입니다.")


@pytest.mark.parametrize(
    ("typed", "concept", "way"),
    [
        ("리전이 뭐야", "리전", Way.EXACT),
        ("리저니 뭔가여", "리전", Way.SLIP),
        ("리젼", "리전", Way.SLIP),
        ("ㄷㅊ2 뭐임", "EC2", Way.EXACT),
        ("이씨투 머임", "EC2", Way.SPOKEN),
        ("알디에스는?", "RDS", Way.SPOKEN),
        ("클라우드프론트가뭐에용", "CloudFront", Way.SOUND),
        ("deadlock 설명", "교착 상태", Way.SOUND),
        ("가용영역", "가용 영역", Way.EXACT),
        ("가용영억이 뭐예요", "가용 영역", Way.SLIP),
        ("ㄹㄷ ㅂㄹㅅ", "로드 밸런서", Way.INITIALS),
        ("what is an availability zone", "가용 영역", Way.EXACT),
        ("rds를쓰는이유가뭔가요", "RDS", Way.EXACT),
    ],
)
def test_어떻게_쳐도_이름을_알아본다(typed: str, concept: str, way: Way) -> None:
    (mention,) = NAMES.find(typed)
    assert (mention.concept, mention.way) == (concept, way)


@pytest.mark.parametrize(
    "typed", ["EC3가 뭐야", "RDB는?", "S4", "이전에 배운 거", "오늘 점심 뭐 먹지", ""]
)
def test_비슷해_보여도_다른_이름이다(typed: str) -> None:
    assert NAMES.find(typed) == []


def test_긴_낱말_속의_이름은_거의_이름이_아니다() -> None:
    names = Names([Concept("서버")])
    (inside,) = names.find("서버리스가 뭐야")
    (alone,) = names.find("서버가 뭐야")
    assert inside.quality < 0.7 < alone.quality


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Network", "인덱스 왜 씀"),
        ("core point", "쿠버네티스 파드란"),
        ("mkdir", "오늘 점심 뭐 먹지"),
        ("Regions", "오리진이 뭐야"),
        ("CDN", "궁금한게 생겼는데요"),
        ("DNS", "운영체제가 뭐야"),
        ("리전", "reason이 뭐야"),
    ],
)
def test_자음만_같은_말은_그_이름이_아니다(name: str, typed: str) -> None:
    assert Names([Concept(name)]).find(typed) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("동적 분할 기법", "고정 분할 기법"),
        ("외부 단편화", "내부단편화"),
        ("Read Uncommitted", "Read Committed"),
        ("C", "C++"),
        ("B+Tree", "B-Tree"),
        ("C#", "C"),
        ("IPv4 주소 체계", "IPv6 주소 체계"),
    ],
)
def test_한_낱말이_다르면_다른_이름이다(name: str, typed: str) -> None:
    assert Names([Concept(name)]).find(typed + "가 뭐야") == []


def test_이름의_한_낱말로도_찾되_덜_믿는다() -> None:
    names = Names(
        [
            Concept("서버 아키텍처"),
            Concept("가상 메모리", entries=(ENTRY,)),
            Concept("공유 메모리", entries=(ENTRY,)),
        ]
    )
    (word, memory) = words("아키텍처는 메모리")
    (part,) = names.by_words([word])
    assert (part.concept, part.way) == ("서버 아키텍처", Way.PART)
    assert part.quality < QUALITY[Way.SLIP]
    assert names.by_words([memory]) == []


@pytest.mark.parametrize(
    ("name", "typed", "way"),
    [
        ("손해배상액의 예정", "배상액 예정", Way.WORDS),
        ("Git LFS", "LFS", Way.WORDS),
        ("Git LFS", "git", None),
        ("trunk-based development", "trunk based dev", Way.WORDS),
        ("동시이행의 항변권", "동시이행", Way.PART),
        ("마케팅 믹스 4P", "4p 뭐뭐야", Way.WORDS),
        ("보안의 3요소 CIA", "보안 3요소", Way.WORDS),
    ],
)
def test_이름의_낱말_몇으로_찾는다(name: str, typed: str, way: Way | None) -> None:
    names = Names([Concept(name), Concept("Git Flow"), Concept("손해의 범위")])
    found = names.by_words(list(words(typed)))
    assert {mention.way for mention in found} == ({way} if way else set())
    assert all(mention.concept == name for mention in found)


def test_이름의_앞만_쳐도_하나뿐이면_그_이름이다() -> None:
    names = Names([Concept("backpropagation"), Concept("regression"), Concept("regressor")])
    assert [m.concept for m in names.clipped(list(words("backprop")))] == ["backpropagation"]
    assert names.clipped(list(words("regres"))) == []  # two begin so
    assert names.clipped(list(words("back"))) == []
    assert Names([Concept("weathering")]).clipped(list(words("weather"))) == []  # another word


@pytest.mark.parametrize(
    ("name", "typed"),
    [("운영체제", "운체가 뭐야"), ("헌법재판소", "헌재는?"), ("컴퓨터 구조", "컴구 설명")],
)
def test_한_글자씩_따서_줄여도_안다(name: str, typed: str) -> None:
    names = Names([Concept(name), Concept("운동량")])
    (mention,) = understand(typed, names).mentions
    assert (mention.concept, mention.way) == (name, Way.SHORT)


def test_노트가_쓰는_말은_줄임말이_아니다() -> None:
    names = Names([Concept("운영체제")], {"운체"}.__contains__)
    assert understand("운체가 뭐야", names).mentions == ()
    both = Names([Concept("운영체제"), Concept("운동체계")])
    assert understand("운체가 뭐야", both).mentions == ()


def test_글자로_된_이름에_한글이_붙어도_읽는다() -> None:
    (found,) = Names([Concept("AIDA 모델")]).find("에이아이디에이 모델이 뭐야")
    assert (found.concept, found.way) == ("AIDA 모델", Way.SPOKEN)


def test_이름의_낱말을_줄여_써도_이름이다() -> None:
    text = "trunk-based dev"
    names = Names([Concept("trunk-based development")])
    found = names.by_words(list(words(text)), sure=True)
    assert {text[m.start : m.end] for m in found} == {"trunk", "based", "dev"}


@pytest.mark.parametrize(
    ("name", "typed", "surely"),
    [("훈구", "훈구파는", True), ("소멸시효", "소멸시효제도가", True), ("취소", "취소권은", False)],
)
def test_무엇인지_붙여_쓴_이름(name: str, typed: str, surely: bool) -> None:
    (found,) = Names([Concept(name)]).find(typed)
    assert found.is_inside is not surely


def test_으가_많은_들온말() -> None:
    found = Names([Concept("Auto Scaling")]).find("오토 스케일링이 뭐하는거지")
    assert [m.concept for m in found] == ["Auto Scaling"]


def test_두_이름을_묶은_제목은_하나만_불러도_안다() -> None:
    names = Names([Concept("Kant and deontology"), Concept("왜란과 호란"), Concept("호란")])
    assert [m.concept for m in names.find("define deontology")] == ["Kant and deontology"]
    assert [m.concept for m in names.find("호란이 뭐야")] == ["호란"]
    assert names.find("왜 만든 거야") == []


def test_이름의_의는_빼고_쳐도_된다() -> None:
    found = Names([Concept("과잉금지의 원칙")]).find("과잉금지원칙이 뭐야")
    assert [m.concept for m in found] == ["과잉금지의 원칙"]
    assert Names([Concept("감사원")]).find("감사원은 무슨 일해")


def test_짧은_이름의_복수() -> None:
    assert Names([Concept("Prime lens")]).find("cons of prime lenses")
    assert [m.concept for m in Names([Concept("tag")]).find("what do tags do")] == ["tag"]
    assert [m.concept for m in Names([Concept("JWT")]).find("good about JWTs")] == ["JWT"]


def test_붙여_쓴_어떤() -> None:
    names = Names([Concept("훈련도감")])
    assert [m.concept for m in names.find("훈련도갑은어떤군대였나여")] == ["훈련도감"]


def test_붙여_쓴_두_이름() -> None:
    found = NAMES.find("리전이랑가용영역차이")
    assert [(m.concept, m.quality) for m in found] == [("리전", 1.0), ("가용 영역", 1.0)]


@given(st.text(max_size=120))
def test_찾은_이름은_겹치지_않고_글_안에_있다(text: str) -> None:
    at = 0
    for mention in NAMES.find(text):
        assert at <= mention.start < mention.end <= len(text)
        assert 0 < mention.quality <= 1
        at = mention.end


@given(
    st.sampled_from([c.name for c in BASE.concepts]),
    st.sampled_from(["은", "가", "이란", "", " 뭐야"]),
)
def test_어느_이름이든_조사가_붙어도_찾는다(name: str, tail: str) -> None:
    assert [m.concept for m in NAMES.find(name + tail)] == [name]


def test_글자_하나가_붙은_이름() -> None:
    names = Names([Concept("트리"), Concept("B Tree"), Concept("C 언어")])
    assert [m.concept for m in names.find("b트리 왜 써")] == ["B Tree"]
    assert [m.concept for m in names.find("c언어 뭐야")] == ["C 언어"]
    (other,) = names.find("R트리 뭐야")
    assert other.concept == "트리"
    assert other.is_inside


def test_붙여_쓴_이름의_낱말들() -> None:
    names = Names([Concept("트랜잭션 격리 수준"), Concept("트랜잭션"), Concept("락")])
    assert {m.concept for m in names.by_words(list(words("격리수준")))} == {"트랜잭션 격리 수준"}
    assert not names.by_words(list(words("격리병동")))


def test_글자와_줄표로_이은_낱말은_이름의_한_부분이다() -> None:
    names = Names([Concept("k-fold 교차검증"), Concept("홀드아웃")])
    for typed in ("k-fold", "kfold"):
        assert {m.concept for m in names.by_words(list(words(typed)))} == {"k-fold 교차검증"}


@pytest.mark.parametrize(
    ("typed", "concept"),
    [("@Bean이 뭐야", "@Bean"), ("빈이 뭐야", "빈"), ("bean", "빈"), ("valid 뭐임", "@Valid")],
)
def test_골뱅이가_붙은_이름은_따로다(typed: str, concept: str) -> None:
    names = Names((Concept("빈", aliases=("Bean",)), Concept("@Bean"), Concept("@Valid")))
    assert [mention.concept for mention in names.find(typed)] == [concept]


def test_문제나_현상을_빼고_불러도_그_이름이다() -> None:
    names = Names((Concept("N+1 문제"), Concept("빛 현상"), Concept("빛")))
    assert [mention.concept for mention in names.find("n+1 왜 생겨")] == ["N+1 문제"]
    assert [mention.concept for mention in names.find("빛이 뭐야")] == ["빛"]


def test_아니라는_이름과_차수가_다른_이름은_그_이름이_아니다() -> None:
    names = Names((Concept("repeatable read"), Concept("1차 캐시")))
    (mention,) = names.find("non-repeatable read가 뭐야")
    assert mention.is_inside
    assert not understand("2차 캐시 뭐임", names).mentions


def test_링이_붙어도_같은_이름이다() -> None:
    (mention,) = Names([Concept("쓰로틀")]).find("쓰로틀링은 왜 해")
    assert (mention.concept, mention.quality) == ("쓰로틀", QUALITY[Way.EXACT])


def test_영어_이름은_첫_글자로도_불린다() -> None:
    names = Names([Concept("가용 영역", ("Availability Zones",)), Concept("리전")])
    assert understand("AZ 뭐임", names).concepts == ("가용 영역",)
    both = Names([Concept("Availability Zones"), Concept("Action Zone")])
    assert understand("AZ 뭐임", both).concepts == ()
    used = Names([Concept("Availability Zones")], lambda word: word == "az")
    assert understand("AZ 뭐임", used).concepts == ()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("pipeline", "파이프라인"),
        ("Makefile", "메이크파일"),
        ("timestamp", "타임스탬프"),
        ("TypeScript", "타입스크립트"),
        ("lifecycle", "라이프사이클"),
        ("software", "소프트웨어"),
        ("trigger", "트리거"),
        ("snapshot", "스냅샷"),
        ("SAVEPOINT", "세이브포인트"),
        ("ROLLBACK", "롤백"),
        ("COMMIT", "커밋"),
    ],
)
def test_붙여_쓴_영어_이름도_한글로_들린다(name: str, typed: str) -> None:
    (found,) = Names([Concept(name)]).find(f"{typed}이 뭐야")
    assert (found.concept, found.way) == (name, Way.SOUND)


@pytest.mark.parametrize("typed", ["들키지 마", "모든 것", "걸쳐 있다", "그런 거"])
def test_자음만_같은_말은_이름이_아니다(typed: str) -> None:
    names = Names(map(Concept, ("trigger", "modern", "closure", "colon")))
    assert [m for m in names.find(typed) if m.way is Way.SOUND] == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("cookie", "쿠키가 뭐야"),
        ("buffer", "버퍼는 뭘로 만들어?"),
        ("token", "토큰 왜 씀"),
        ("gateway", "게이트웨이 역할"),
        ("쿠키", "what is a cookie"),
        ("버퍼", "buffer 뭐임"),
    ],
)
def test_자음이_적은_외래어도_들린다(name: str, typed: str) -> None:
    (found,) = Names([Concept(name)]).find(typed)
    assert (found.concept, found.way) == (name, Way.SOUND)


@pytest.mark.parametrize("typed", ["이걸 부르는 말", "학교부터 가자", "the reason is"])
def test_짧은_우리말을_외래어로_듣지_않는다(typed: str) -> None:
    names = Names(map(Concept, ("bool", "butter", "리전", "bean")))
    assert [m for m in names.find(typed) if m.way is Way.SOUND] == []
