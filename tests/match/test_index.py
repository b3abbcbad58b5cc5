import pytest

from bot.base.entry import Base, Concept, Entry, Facet, Source
from bot.match import fit
from bot.match.index import Index
from bot.match.intent import Intent
from bot.match.postings import Postings
from bot.match.question import understand
from bot.match.texts import only_asks
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


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("1. 데드락이 뭔가요? 발생 조건에 대해 말해보세요.", True),
        ("세마포어를 서술하시오\n2. 왜 쓰나요?", True),
        ("데드락이란? 서로 기다리며 멈춘 상태이다.", False),
        ("왜? 비싸서", False),
        ("설명하세요" * 40 + "요", False),
    ],
)
def test_묻기만_하는_글은_답이_아니다(text: str, asks: bool) -> None:
    assert only_asks(text) is asks
    told = Index(Base((Concept("데드락", entries=(entry("데드락", Facet.PASSAGE, text),)),)))
    assert bool(told.entries) is not asks


def test_노트에_없는_말은_점수를_깎는다() -> None:
    plain = INDEX.search(understand("EC2가 뭐야", INDEX.names))[0]
    lacking = INDEX.search(understand("EC2 요금제가 뭐야", INDEX.names))[0]
    assert lacking.missed > plain.missed
    assert lacking.score < plain.score


def test_더_긴_이름에_든_이름도_다룬다() -> None:
    base = Base(
        (
            Concept("서원", entries=(entry("서원", Facet.DEFINITION, "인재를 기르던 학교"),)),
            Concept(
                "서원 철폐",
                entries=(entry("서원 철폐", Facet.PURPOSE, "나라 살림을 늘리려고"),),
            ),
        )
    )
    index = Index(base)
    found = index.search(understand("서원을 없앤 이유가 뭐죠", index.names))[0]
    assert found.entry.concept == "서원 철폐"


def test_비슷하면_친_글과_더_겹치는_것이_먼저다() -> None:
    """훔쳐가는거 is no form of 훔치다 that the rules know; it is spelt much like one."""
    one = entry("쿠키", Facet.FEATURE, "쿠키는 도메인마다 따로 저장된다.", 1)
    other = entry("쿠키", Facet.FEATURE, "쿠키는 스크립트로 훔쳐 가지 못하게 막을 수 있다.", 2)
    index = Index(Base((Concept("쿠키", entries=(one, other)),)))
    best, behind = index.search(understand("쿠키 훔쳐가는거", index.names))
    assert (best.entry, behind.entry) == (other, one)
    assert best.overlap > behind.overlap > 0
    assert best.score <= best.likely <= 1


def test_무엇에_대한_것인지가_겹치는_글자보다_먼저다() -> None:
    told = entry("리전", Facet.DEFINITION, "리전은 데이터 센터를 모아 둔 지역이다.")
    index = Index(Base((Concept("리전", entries=(told,)), *BASE.concepts)))
    found = index.search(understand("S3 파일 저장하는 서비스 리전이 뭐야", index.names))
    assert found[0].named == max(match.named for match in found)


def test_일상어가_없다고_낯선_물음은_아니다() -> None:
    question = understand("EC2는 어떤 식으로 돌아가는 거임?", INDEX.names)
    evidence = INDEX.evidence(question, INDEX.search(question))
    assert evidence.supported >= 0.4


@pytest.mark.parametrize(
    ("text", "intent", "least", "most"),
    [
        ("왕실 도서관이자 연구 기관", Intent.PLACE, 0.0, 0.2),
        ("세포질에 있는 알갱이", Intent.PLACE, 0.7, 1.0),
        ("불순도가 가장 낮게 나눈다", Intent.FORMULA, 0.0, 0.2),
        ("precision = TP / (TP+FP)", Intent.FORMULA, 0.7, 1.0),
        ("연결의 시작과 종료를 맡는다", Intent.ORIGIN, 0.0, 0.2),
        ("세포가 단백질을 만들 때 쓴다", Intent.ORIGIN, 0.0, 0.2),
        ("POST creates, 404 not found", Intent.ORIGIN, 0.0, 0.2),
        ("the commit that introduced the bug", Intent.ORIGIN, 0.0, 0.2),
        ("Git was created by Linus Torvalds", Intent.ORIGIN, 0.7, 1.0),
        ("2013년에 한 회사가 공개함", Intent.ORIGIN, 0.7, 1.0),
        ("구체적 조작기에 생긴다", Intent.TIME, 0.7, 1.0),
        ("모양이 바뀌어도 양은 같다", Intent.TIME, 0.0, 0.2),
        ("쉽게 말하면 광고 옆에 음료수를 두는 것", Intent.ANALOGY, 0.7, 1.0),
        ("plates slide past each other (San Andreas)", Intent.EXAMPLE, 0.8, 1.0),
        ("plates slide past each other (slowly)", Intent.EXAMPLE, 0.0, 0.5),
        ("Flower parts:", Intent.DEFINE, 0.0, 0.2),
        ("It measures how a thing responds. For the price (PED):", Intent.DEFINE, 1.0, 1.0),
    ],
)
def test_갈래가_없는_물음은_글에서_답을_본다(
    text: str, intent: Intent, least: float, most: float
) -> None:
    assert least <= fit.fit(Facet.DEFINITION, intent, text) <= most


def test_두_말을_다_담은_글은_둘을_견준다() -> None:
    text = "401 Unauthorized: 로그인이 안 됨, 403 Forbidden: 권한이 없음"
    base = Base((Concept("상태 코드", entries=(entry("상태 코드", Facet.DEFINITION, text),)),))
    index = Index(base)
    match = index.search(understand("401이랑 403 뭐가 달라?", index.names))[0]
    assert match.fits == fit.TOLD_BOTH


def test_글자를_풀어_쓰며_시작하는_글은_약자를_푼다() -> None:
    text = "Large File Storage, keeps big files outside"
    base = Base((Concept("Git LFS", entries=(entry("Git LFS", Facet.DEFINITION, text),)),))
    index = Index(base)
    match = index.search(understand("what does LFS stand for", index.names))[0]
    assert match.fits == fit.SPELLED


def test_개수를_물으면_그_말이_든_줄의_수만_답이다() -> None:
    text = "층 - 겹겹이 쌓은 것\n함수 - max(0,x)"
    base = Base((Concept("신경망", entries=(entry("신경망", Facet.PASSAGE, text),)),))
    index = Index(base)
    (match, *_) = index.search(understand("신경망에 층이 몇 개야", index.names))
    assert match.fits < fit.UNFIT


def test_붙여_쓴_말과_겹말의_끝() -> None:
    postings = Postings(["소멸시효의 기간은 십 년", "음식값의 기간"])
    (joined,) = words("시효기간")
    (ending,) = words("시효")
    assert set(postings.find(ending)) == {0}
    assert set(Postings(["시효와 기간", "기간"]).find(joined)) == {0}


def test_자음_셋만_같은_말은_그_말이_아니다() -> None:
    (word,) = words("제로데이")
    assert Postings(["솔트(salt)를 뿌린다"]).find(word) == {}


def test_묻는_말로_시작하는_글은_그것을_말한다() -> None:
    text = "Bile is made in the liver and stored in the gallbladder."
    base = Base(
        (
            Concept("Digestion", entries=(entry("Digestion", Facet.PASSAGE, text),)),
            Concept(
                "stomach", entries=(entry("stomach", Facet.DEFINITION, "holds acid and bile"),)
            ),
        )
    )
    index = Index(base)
    match = index.search(understand("how does bile work", index.names))[0]
    assert match.entry.text == text
    assert match.score > fit.SUGGEST


def test_이름의_일부만_불러도_그_말로_시작하는_글은_그것을_말한다() -> None:
    text = "Virtues are habits, you get them by practice."
    ethics = entry("Virtue ethics", Facet.PASSAGE, "It asks what kind of person to be.")
    other = entry("Virtue ethics", Facet.PASSAGE, text)
    index = Index(Base((Concept("Virtue ethics", entries=(ethics, other)),)))
    match = index.search(understand("what are virtues", index.names))[0]
    assert match.entry.text == text
    assert match.named == fit.OPENED


@pytest.mark.parametrize(
    ("text", "intent", "tells"),
    [
        ("비용 절감되지만 경쟁에 약함", Intent.ADVANTAGE, True),
        ("비용 절감되지만 경쟁에 약함", Intent.DISADVANTAGE, True),
        ("모든 고객에게 하나의 제품을 판다", Intent.DISADVANTAGE, False),
        ("먼 곳의 느린 접속을 줄여 주는 서비스", Intent.DISADVANTAGE, False),
        ("원본 대신 가까운 곳의 복사본을 쓰는 방법", Intent.DISADVANTAGE, False),
        ("흔히 그렇게 말하지만 사실이 아니다", Intent.DISADVANTAGE, False),
        ("a subnet that the internet cannot reach", Intent.DISADVANTAGE, False),
        ("lets you shoot in the dark but adds noise", Intent.DISADVANTAGE, True),
        ("외우기 쉬운 이름을 주소로 바꾸는 시스템", Intent.ADVANTAGE, False),
        ("당사자가 서로 채무를 부담하는 계약", Intent.DISADVANTAGE, False),
        ("more solute outside, the cell loses water", Intent.DISADVANTAGE, False),
    ],
)
def test_좋고_나쁨은_그_글이_스스로_말할_때만_듣는다(
    text: str, intent: Intent, tells: bool
) -> None:
    assert fit.tells_side(Facet.DEFINITION, intent, text) is tells


def test_왜_쓰는지는_단점이_아니고_남의_단점은_제_것이_아니다() -> None:
    why = "서버의 디스크에 쌓으면 용량이 모자라고 느려지기 때문입니다"
    assert not fit.tells_side(Facet.PURPOSE, Intent.DISADVANTAGE, why)
    slow = Concept("HDD", entries=(entry("HDD", Facet.DEFINITION, "SSD보다 느리다"),))
    index = Index(Base((slow, Concept("SSD"))))
    assert index.search(understand("HDD 단점", index.names))[0].fits == fit.SIDED
    assert index.search(understand("SSD 단점", index.names))[0].fits < fit.UNFIT


def test_번호는_어디에_있든_이름이다() -> None:
    text = "4xx your fault (404 not found, 403 not allowed)"
    index = Index(Base((Concept("HTTP", entries=(entry("HTTP", Facet.PASSAGE, text),)),)))
    assert index.search(understand("what does 403 mean", index.names))[0].named == fit.OPENED
    assert index.search(understand("what does fault mean", index.names))[0].named == 0


def test_뒤_문장이_묻는_말로_시작해도_그것을_말한다() -> None:
    text = "Changed by heat and pressure. Marble comes from limestone."
    rock = Concept("Metamorphic", entries=(entry("Metamorphic", Facet.DEFINITION, text),))
    index = Index(Base((rock,)))
    assert index.search(understand("what is marble made of", index.names))[0].named == fit.OPENED
    assert index.search(understand("what is limestone", index.names))[0].named == 0


def test_같은_곳의_글은_맞수가_아니다() -> None:
    text = "2. 지금 상태를 저장한다\n3. 돌아온다"
    base = Base(
        (
            Concept("인터럽트", entries=(entry("인터럽트", Facet.DEFINITION, "일을 멈추게 함"),)),
            Concept("인터럽트 처리", entries=(entry("인터럽트 처리", Facet.STEPS, text),)),
        )
    )
    index = Index(base)
    question = understand("인터럽트 처리 순서", index.names)
    assert index.evidence(question, index.search(question)).lead == 1.0


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


def test_방법을_나열한_글은_종류를_묻는_말에도_답한다() -> None:
    text = "- 상호배제 부정\n- 점유대기 부정\n- 순환대기 부정"
    assert fit.fit(Facet.HOW, Intent.LIST, text) > fit.fit(Facet.HOW, Intent.LIST, "피한다.")
    assert fit.fit(Facet.HOW, Intent.LIST, text) < fit.fit(Facet.FEATURE, Intent.LIST, text)


def test_줄인_말을_풀어_쓴_글이_줄임말에_답한다() -> None:
    told = entry("손해배상", Facet.FEATURE, "채불 = 채무불이행, 위약금 = 위약벌과 다름")
    other = entry("손해배상", Facet.EXPANSION, "손배는 손해배상의 줄임말")
    index = Index(Base((Concept("손해배상", entries=(told, other)),)))
    best = index.search(understand("채불이 무슨 말의 줄임말이야?", index.names))[0]
    assert (best.entry, best.fits) == (told, fit.SPELLED)


def test_다른_개념의_이름으로_시작하는_글은_그_개념도_말한다() -> None:
    base = Base(
        (
            Concept("덧셈", entries=(entry("덧셈", Facet.PASSAGE, "뺄셈은 덧셈의 반대"),)),
            Concept("뺄셈", entries=(entry("뺄셈", Facet.EXAMPLE, "3에서 2를 덜어 냄"),)),
        )
    )
    index = Index(base)
    assert index.touches()[index.entries[0]] == {"뺄셈": fit.HEADED}


def test_정의가_없으면_제목_바로_아래가_먼저다() -> None:
    place = ("노트", "Pod")

    def told(text: str, line: int) -> Entry:
        return Entry("Pod", Facet.PASSAGE, text, (Source("k8s.md", place, line, line),))

    first, later = told("Smallest deployable unit.", 2), told("Pods are mortal.", 4)
    index = Index(Base((Concept("Pod", entries=(later, first)),)))
    assert index.search(understand("what is a pod", index.names))[0].entry is first


def test_이름만_적힌_줄은_답이_아니다() -> None:
    bare = entry("Control plane", Facet.PASSAGE, "Control plane (the brain)")
    parts = entry("Control plane", Facet.PASSAGE, "- apiserver: the front door\n- etcd: the store")
    index = Index(Base((Concept("Control plane", entries=(bare, parts)),)))
    best = index.search(understand("name the parts of the control plane", index.names))[0]
    assert best.entry is parts


def test_좋고_나쁨은_목록에서_그_이름으로_시작하는_줄이_말한다() -> None:
    text = "- volume – kept by docker\n- bind mount – a folder of the host; bad: depends on it"
    storage = Concept("Storage", entries=(entry("Storage", Facet.PASSAGE, text),))
    index = Index(Base((storage, Concept("bind mount"), Concept("volume"))))
    asked = understand("disadvantage of bind mounts", index.names)
    assert index.search(asked)[0].fits == fit.SIDED
    asked = understand("disadvantage of volumes", index.names)
    assert index.search(asked)[0].fits < fit.UNFIT


@pytest.mark.parametrize(
    ("text", "likens"),
    [
        ("버스 빈 자리부터 혼자 앉는 거 생각", True),
        ("Like the phone number of a company: staff come and go", True),
        ("변기 물내리기랑 똑같음", True),
        ("에너지가 같은 자리부터 하나씩 채운다", False),
        ("Looks like it works", False),
    ],
)
def test_빗댄_글은_갈래가_달라도_비유다(text: str, likens: bool) -> None:
    assert (fit.fit(Facet.PASSAGE, Intent.ANALOGY, text) >= fit.UNFIT) is likens
