import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.entry import Base, Concept, Entry, Facet, Source
from bot.tutor.answer import Context, Status
from bot.tutor.phrases import KOREAN
from bot.tutor.tutor import Tutor, key_of
from bot.tutor.wording import facets, plain
from tests.bases import BASE, concept

TUTOR = Tutor(BASE)


def test_설명_다음에_비유가_온다() -> None:
    answer = TUTOR.ask("이씨투 머임")
    assert answer.status is Status.ANSWER
    assert answer.entries[0].facet is Facet.DEFINITION
    assert answer.analogy is not None
    assert answer.analogy.facet is Facet.ANALOGY
    assert answer.sources == (*answer.entries[0].sources, *answer.analogy.sources)


def test_둘을_나란히_견준다() -> None:
    answer = TUTOR.ask("리전이랑 가용영역 차이")
    assert answer.status is Status.ANSWER
    assert [entry.concept for entry in answer.entries] == ["리전", "가용 영역"]
    assert answer.facet is Facet.COMPARISON


@pytest.mark.parametrize(
    "question", ["리전이랑 가용영역이 뭐야", "리전/가용영역 뭐임", "리전, 가용영역"]
)
def test_둘의_뜻을_물으면_둘_다_답한다(question: str) -> None:
    answer = TUTOR.ask(question)
    assert answer.status is Status.ANSWER
    assert [entry.concept for entry in answer.entries] == ["리전", "가용 영역"]


def test_둘을_묻지_않으면_하나만_답한다() -> None:
    assert len(TUTOR.ask("리전의 가용영역이 뭐야").entries) == 1


@pytest.mark.parametrize(
    "question",
    [
        "오늘 점심 뭐 먹지",
        "Lambda가 뭐야",
        "EC2 요금 얼마야",
        "DynamoDB랑 RDS 차이가 뭐예요?",
        "쿠버네티스가 뭐임?",
        "미토콘드리아 발견한 과학자 알려줘",
        "",
        "???",
        "ㅋㅋㅋ",
    ],
)
def test_노트에_없으면_모른다고_한다(question: str) -> None:
    answer = TUTOR.ask(question)
    assert answer.status is not Status.ANSWER
    assert answer.entries == ()


def test_없는_갈래는_없다고_하고_있는_것을_권한다() -> None:
    answer = TUTOR.ask("RDS 단점이 뭐야?")
    assert answer.status is Status.UNKNOWN
    assert answer.missing is Facet.DISADVANTAGE
    assert {s.facet for s in answer.suggestions} == {Facet.DEFINITION, Facet.PURPOSE}


def test_이어_묻기() -> None:
    context = Context(("EC2",), Facet.DEFINITION)
    assert TUTOR.ask("비유로 다시", context).entries[0].facet is Facet.ANALOGY
    assert len(TUTOR.ask("더 자세히", context).entries) == 4
    missing = TUTOR.ask("그럼 단점은?", context)
    assert missing.status is Status.UNKNOWN
    assert missing.missing is Facet.DISADVANTAGE
    assert TUTOR.ask("그럼 단점은?", Context(("미토콘드리아",))).status is Status.ANSWER
    assert TUTOR.ask("비유로 다시").status is Status.UNKNOWN
    assert TUTOR.ask("오늘 점심 뭐 먹지", context).status is Status.UNKNOWN


def test_인사와_잡담_사이의_물음() -> None:
    answer = TUTOR.ask(
        "복습 중인데 헷갈리네요ㅠㅠ S3가 정확히 뭐 하는 건지 설명해 주실래요? 감사합니다"
    )
    assert answer.concepts == ("S3",)
    assert answer.entries[0].facet is Facet.DEFINITION


def test_이름을_거꾸로_묻는다() -> None:
    assert TUTOR.ask("파일 저장하는 서비스 이름이 뭐였지").concepts[0] == "S3"


def test_이름의_일부만_물으면_되묻는다() -> None:
    definition = (Facet.DEFINITION, "가상 메모리는 꾸며 낸 공간입니다.")
    steps = (Facet.STEPS, "주소를 찾는다 → 옮긴다")
    tutor = Tutor(Base((concept("가상 메모리", (), definition, steps),)))
    vague = tutor.ask("메모리가 뭐야")
    assert vague.status is Status.SUGGEST
    assert {s.concept for s in vague.suggestions} == {"가상 메모리"}
    assert vague.suggestions[0].entries[0].facet is Facet.DEFINITION
    assert tutor.ask("메모리 순서 알려줘").entries[0].facet is Facet.STEPS


def test_단추로_묻는다() -> None:
    assert TUTOR.about("EC2", Facet.ANALOGY).entries[0].facet is Facet.ANALOGY
    assert TUTOR.about("EC2").entries[0].facet is Facet.DEFINITION
    assert TUTOR.about("없는 것").status is Status.UNKNOWN
    assert TUTOR.concept_of_key(key_of("EC2")) == TUTOR.concept("EC2")
    assert TUTOR.concept("EC2") is not None
    assert TUTOR.concept_of_key("0") is None


def test_자동_완성() -> None:
    assert TUTOR.complete("리")[0] == "리전"
    assert "EC2" in TUTOR.complete("이씨투")
    assert len(TUTOR.complete("", limit=3)) == 3


def test_빈_노트도_답한다() -> None:
    assert Tutor(Base()).ask("EC2가 뭐야").status is Status.UNKNOWN


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_아무_말이나_물어도_탈이_없다(text: str) -> None:
    answer = TUTOR.ask(text)
    assert (answer.status is Status.ANSWER) == bool(answer.entries)


def test_둘을_함께_말한_문장이_먼저다() -> None:
    both = "LDL carries it to the arteries, HDL carries it back"
    told = Tutor(
        Base(
            (
                concept("fat", (), (Facet.PASSAGE, both)),
                concept("LDL", (), (Facet.DEFINITION, "LDL is a lipoprotein of low density.")),
                concept("HDL", (), (Facet.DEFINITION, "HDL is a lipoprotein of high density.")),
            )
        )
    ).ask("LDL vs HDL")
    assert told.entries[0].text == both
    assert len(told.entries) == 3


def test_장단점을_물으면_둘_다_말한다() -> None:
    lock = concept(
        "스핀락",
        (),
        (Facet.DEFINITION, "돌면서 기다리는 락"),
        (Facet.ADVANTAGE, "짧게 기다릴 때 좋다"),
        (Facet.DISADVANTAGE, "오래 기다리면 낭비한다"),
    )
    told = Tutor(Base((lock,))).ask("스핀락 장단점 좀")
    assert [entry.facet for entry in told.entries] == [Facet.ADVANTAGE, Facet.DISADVANTAGE]
    assert facets(told) == (Facet.ADVANTAGE, Facet.DISADVANTAGE)
    assert plain(told, KOREAN) == "스핀락: 👍 짧게 기다릴 때 좋다\n👎 오래 기다리면 낭비한다"


def test_확실하지_않으면_같은_제목_아래_것도_말한다() -> None:
    place = (Source("통신.md", ("통신", "포트"), 3, 3),)
    gate = Entry("포트", Facet.PASSAGE, "포트는 창구마다 다른 번호를 쓴다.", place)
    plug = Entry("소켓", Facet.PASSAGE, "소켓은 포트 번호에 꽂는 창구이다.", place)
    tutor = Tutor(Base((Concept("포트", entries=(gate,)), Concept("소켓", entries=(plug,)))))
    unsure = tutor.ask("창구 번호 다른 거 포트랑 무슨 관계야")
    assert unsure.entries == (gate, plug)
    assert tutor.ask("포트가 뭐야").entries == (gate,)
