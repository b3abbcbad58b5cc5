import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.entry import Concept
from bot.match.intent import Intent, begins_question
from bot.match.names import Names
from bot.match.question import points_back, readings, sentences, understand
from tests.bases import BASE

NAMES = Names(BASE.concepts)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("EC2가 뭐야?", Intent.DEFINE),
        ("RDS 왜 씀?", Intent.PURPOSE),
        ("S3 언제 써?", Intent.PURPOSE),
        ("S3 언제 나왔어?", Intent.TIME),
        ("S3 누가 만들었어?", Intent.ORIGIN),
        ("계약은 어느 나라에서 나왔어", Intent.ORIGIN),
        ("who invented S3", Intent.ORIGIN),
        ("리전 필요한 까닭", Intent.PURPOSE),
        ("what do I need a region for", Intent.PURPOSE),
        ("what is a region like", Intent.ANALOGY),
        ("which parts are there", Intent.LIST),
        ("그걸 뭐라고 해?", Intent.NAME),
        ("배상액 예정의 단점", Intent.DISADVANTAGE),
        ("when should I use RDS", Intent.PURPOSE),
        ("리전이랑 가용영역 차이", Intent.COMPARE),
        ("S3는 어떻게 동작해?", Intent.HOW),
        ("미토콘드리아 단점은?", Intent.DISADVANTAGE),
        ("광합성이 뭐가 좋아?", Intent.PURPOSE),
        ("EC2는 무엇의 약자인가요", Intent.EXPANSION),
        ("S3를 줄여서 부른 말", Intent.EXPANSION),
        ("불안을 어떻게 줄여요", Intent.HOW),
        ("그때 어떤 일이 일어나", Intent.HOW),
        ("S3 방법 뭐있음", Intent.LIST),
        ("광합성 조건", Intent.LIST),
        ("탕평책 보고 뭐 같다고 했지", Intent.ANALOGY),
        ("what is S3 useful for", Intent.PURPOSE),
        ("how hot is the core", Intent.QUANTITY),
        ("how do i fix S3 errors", Intent.HOW),
        ("S3가 어느나라랑 부딪혔죠", None),
        ("EC2를 비유로 설명해줘", Intent.ANALOGY),
        ("광합성 순서 알려줘", Intent.STEPS),
        ("EC2 한 대에 얼마야", Intent.QUANTITY),
        ("EC2 종류가 뭐뭐 있어", Intent.LIST),
        ("what does S3 stand for?", Intent.EXPANSION),
        ("difference between S3 and RDS", Intent.COMPARE),
        ("why should I use RDS?", Intent.PURPOSE),
        ("how does photosynthesis work", Intent.HOW),
        ("y do we use S3 at all", Intent.PURPOSE),
        ("what's the point of a region", Intent.PURPOSE),
        ("뭐하러 리전을 나눠", Intent.PURPOSE),
        ("광합성의 긍정적인 면", Intent.ADVANTAGE),
        ("광합성의 부정적인 면", Intent.DISADVANTAGE),
        ("미토콘드리아는 어디에 있어?", Intent.PLACE),
        ("where is the region", Intent.PLACE),
        ("광합성 공식이 뭐야", Intent.FORMULA),
        ("whats the formula for photosynthesis", Intent.FORMULA),
        ("EC2가 하는 일 정리해줘", Intent.LIST),
        ("diff between S3 and RDS", Intent.COMPARE),
        ("S3 방식 뭐뭐 있어?", Intent.LIST),
        ("S3 조건 뭐있어", Intent.LIST),
        ("S3 조건 뭐 있음?", Intent.LIST),
        ("광합성에는 어떤 빛들이 들어가나요", Intent.LIST),
        ("광합성을 왜 굳이 구별하나요", Intent.PURPOSE),
        ("S3 is like what", Intent.ANALOGY),
        ("whats wrong with S3", Intent.DISADVANTAGE),
        ("S3 쓰면 안좋은점은 뭐임?", Intent.DISADVANTAGE),
        ("good points of S3", Intent.ADVANTAGE),
        ("what was S3 compared to again", Intent.ANALOGY),
        ("리전이랑 가용영역 뭐가 다름", Intent.COMPARE),
        ("리전 조건 네개 말해줘", Intent.LIST),
        ("S3가 파일을 줄여주는 거 맞아?", None),
        ("what happens when a region fails", Intent.HOW),
    ],
)
def test_무엇을_묻는지_안다(text: str, intent: Intent | None) -> None:
    assert understand(text, NAMES).intent is intent


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("메모리가 뭐야", ["메모리"]),
        ("왜곡이 뭔가요", ["왜곡"]),
        ("목적지 주소가 모에요", ["목적지", "주소"]),
        ("흐름 제어가 머임", ["흐름", "제어"]),
    ],
)
def test_묻는_말이_다른_낱말_속에_있으면_묻는_말이_아니다(text: str, words: list[str]) -> None:
    question = understand(text, NAMES)
    assert question.intent is Intent.DEFINE
    assert [word.stem for word in question.words] == words


def test_내용어만_남는다() -> None:
    question = understand(
        "혹시 S3에 올린 파일을 브라우저에서 여는 방법 좀 알려주실 수 있나요?", NAMES
    )
    assert question.concepts == ("S3",)
    assert [word.stem for word in question.words] == ["올린", "파일", "브라우저"]


def test_앞에_한_말은_곁말이다() -> None:
    question = understand("시험 공부하는데, RDS 백업은 왜 하는 거예요?", NAMES)
    assert [word.stem for word in question.words] == ["백업"]


def test_자판이_바뀌어도_읽는다() -> None:
    assert "리전이 뭐야" in readings("flwjsdl anjdi")
    assert "what is ec2" in readings("조ㅁㅅ ㅑㄴ ㄷㅊ2")
    assert readings("what is EC2") == ("what is EC2",)


def test_웃음과_울음은_다른_자판이_아니다() -> None:
    assert readings("헷갈리네요ㅠㅠ S3가 뭐야") == ("헷갈리네요ㅠㅠ S3가 뭐야",)


def test_말고는_묻는_것이_아니다() -> None:
    question = understand("EC2 말고 리전은 뭔가여", NAMES)
    assert question.concepts == ("리전",)
    assert question.words == ()


def test_자판을_잊었으면_짧은_말도_잊은_것이다() -> None:
    assert "리전 뜻" in readings("flwjs Emt")
    assert "what is S3" in readings("what is S3")


def test_줄여_쓴_묻는_말() -> None:
    assert "what is S3" in readings("wht is S3")


def test_문장을_나눈다() -> None:
    assert sentences("안녕하세요! S3가 뭐예요? v1.2도 되나요") == [
        "안녕하세요!",
        "S3가 뭐예요?",
        "v1.2도 되나요",
    ]
    assert sentences("헷갈려요ㅠㅠ S3가 뭐예요ㅋㅋ") == ["헷갈려요", "S3가 뭐예요"]
    assert sentences("ㅎㅎ... !!") == []


def test_이어지는_물음() -> None:
    assert begins_question("왜써요")
    assert begins_question("를쓰는이유")
    assert not begins_question("리스")


@given(st.text(max_size=300))
def test_아무_글이나_읽어도_탈이_없다(text: str) -> None:
    for reading in readings(text):
        for part in sentences(reading):
            question = understand(part, NAMES)
            assert all(word.stem for word in question.words)


def test_이름을_묻는_설명은_통째로_설명이다() -> None:
    question = understand("햇빛을 받는데 양분은 못 만드는 기관 이름이 뭐더라", NAMES)
    assert {"햇빛", "양분"} <= {word.stem for word in question.words}


def test_이름을_묻는_설명에_든_방법과_비유는_묻는_것이_아니다() -> None:
    question = understand("골고루 뽑는 방법 이름이 뭐였죠", NAMES)
    assert (question.intent, [word.stem for word in question.words]) == (
        Intent.NAME,
        ["골고루", "뽑"],
    )
    assert understand("경보에 비유하는 오류 이름 뭐더라", NAMES).intent is Intent.NAME
    assert understand("리전 이름은 왜 그래", NAMES).intent is Intent.PURPOSE


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("리전은 언제 그렇게 되는 거야", Intent.HOW),
        ("리전은 언제 발생해", Intent.HOW),
        ("리전은 언제 생겼어", Intent.TIME),
        ("리전은 언제 그렇게 됐어", Intent.TIME),
        ("왜 list 말고 리전 쓰라는 거죠", Intent.PURPOSE),
        ("when is it ok to pick a region", Intent.HOW),
        ("리전 modes", Intent.LIST),
    ],
)
def test_언제는_때나_조건을_묻는다(text: str, intent: Intent) -> None:
    assert understand(text, NAMES).intent is intent


def test_않는다는_말은_내용이_아니다() -> None:
    question = understand("리전을 고르지 않고 list 말고 쓰라는 이유", NAMES)
    assert not {"않고", "쓰라", "쓰라는"} & {word.stem for word in question.words}


def test_이름_바로_앞의_이름은_어디의_것인지_말할_뿐이다() -> None:
    question = understand("EC2 3대 리전이 뭐야", NAMES)
    assert [mention.concept for mention in question.around] == ["EC2"]
    assert understand("EC2 리전 차이", NAMES).around == ()


def test_이름을_물을_때_무엇인지_말하는_낱말은_내용이_아니다() -> None:
    question = understand("옷 입는 기간을 두고 다툰 사건 이름이 뭐더라", NAMES)
    assert "사건" not in {word.stem for word in question.words}
    assert "사건" in {word.stem for word in understand("그 사건을 다룬 이유", NAMES).words}


def test_두_이름이_헷갈리면_견준다() -> None:
    assert understand("S3 RDS 헷갈려요", NAMES).intent is Intent.COMPARE
    assert understand("S3가 헷갈려요", NAMES).intent is not Intent.COMPARE


def test_견주는_두_이름의_끝_낱말은_한_번만_쓰기도_한다() -> None:
    names = Names([Concept("Prime lens"), Concept("Zoom lens"), Concept("Lens")])
    assert understand("prime vs zoom lens", names).concepts == ("Prime lens", "Zoom lens")
    assert understand("prism vs zoom lens", names).concepts == ("Zoom lens",)


def test_흔한_말이_든_이름도_낱말로_찾는다() -> None:
    names = Names([Concept("Feature scaling"), Concept("test set")])
    assert understand("why do i have to scale my features?", names).concepts == ("Feature scaling",)
    assert understand("what features does it have", names).concepts == ()


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("그게 뭐예요", True),
        ("can someone tell me what that is before the quiz", True),
        ("이건 S3에 있던데", False),
        ("what is a region", False),
    ],
)
def test_앞에서_말한_것을_가리키는_물음(text: str, back: bool) -> None:
    assert points_back(text) is back


def test_덧붙인_다른_물음은_따로_읽는다() -> None:
    text = "what did we write for S3, also who has the lab sheet"
    assert sentences(text) == ["what did we write for S3", "also who has the lab sheet"]


def test_견줄_때는_이름의_일부도_이름이다() -> None:
    names = Names([Concept("온프레미스"), Concept("클라우드 컴퓨팅")])
    assert understand("온프레미스랑 클라우드 차이", names).concepts == (
        "온프레미스",
        "클라우드 컴퓨팅",
    )
    assert understand("온프레미스에서 클라우드로 옮기는 이유", names).concepts == ("온프레미스",)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("리전은 언제언제 일어남", Intent.HOW),
        ("리전이 두개라 에러나는데 어떻게 해야돼", Intent.HOW),
        ("리전 두 개 말해봐", Intent.LIST),
        ("리전 하는일이 뭐더라", Intent.DEFINE),
        ("리전 역할 뭐였지", Intent.DEFINE),
        ("나라를 쪼개 놓은 곳 뭐였지", Intent.NAME),
        ("리전을 나라에 비유한거 있었는데 뭐라했지", Intent.ANALOGY),
        ("나라에 비유한 거 이름이 뭐였지", Intent.NAME),
        ("리전 해결법 알려줘", Intent.HOW),
        ("리전 공격 대응책은?", Intent.HOW),
        ("S3가 무슨 단어들 앞글자 딴 거임", Intent.EXPANSION),
        ("S3는 어디다 써먹어요", Intent.PURPOSE),
        ("S3 쓰면 뭐가 편한데요", Intent.PURPOSE),
        ("S3 뭐가 좋고 뭐가 나빠", Intent.DISADVANTAGE),
        ("S3를 발견한 과학자 알려줘", Intent.ORIGIN),
        ("give me an easy picture for S3", Intent.ANALOGY),
        ("리전 가용영역 중에 머가 더 커", Intent.COMPARE),
        ("which is bigger, a region or an availability zone", Intent.COMPARE),
        ("리전이 안 섞이는 건 뭐 덕분이야", Intent.PURPOSE),
        ("몇 글자만 쳐도 나오는 리전은 어떻게 골라", Intent.HOW),
        ("리전은 무슨 말의 줄임말이야", Intent.EXPANSION),
    ],
)
def test_무엇을_묻는지는_묻는_말이_정한다(text: str, intent: Intent) -> None:
    assert understand(text, NAMES).intent is intent


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("made cards all day, i cant figure out why a region is slow", {"slow"}),
        ("how does a region work, like what happens to my files", {"fil"}),
    ],
)
def test_앞의_이야기는_물음이_아니다(text: str, asked: set[str]) -> None:
    names = Names([Concept("region")])
    assert {word.stem for word in understand(text, names).words} <= asked
    assert understand(text, names).concepts == ("region",)


@pytest.mark.parametrize(
    ("text", "concepts", "words"),
    [
        ("RDS가 대신 해 주는 작업", ("RDS",), {"작업"}),
        ("RDS 대신 S3는", ("S3",), set()),
        ("리전은어디에깔려있어요", ("리전",), set()),
        ("리전 저장할때 안씀", ("리전",), {"저장"}),
        ("wait what even is a region anyway", ("리전",), set()),
    ],
)
def test_묻는_데_쓰인_말은_내용이_아니다(
    text: str, concepts: tuple[str, ...], words: set[str]
) -> None:
    question = understand(text, NAMES)
    assert question.concepts == concepts
    assert {word.stem for word in question.words} == words


def test_어느_가운데_무엇을_묻는지는_앞에_온_이름이_정한다() -> None:
    names = Names([Concept("service"), Concept("cluster")])
    question = understand("which kinds of services are there in a cluster", names)
    assert [mention.concept for mention in question.around] == ["cluster"]


def test_소리로_알아본_이름은_그것만_말하면_이름이다() -> None:
    names = Names([Concept("Scale-out")])
    assert understand("스케일아웃이 뭐였더라", names).concepts == ("Scale-out",)
    assert understand("서버 늘리는 스케일아웃 방법 이름이 뭐였더라", names).concepts == ()


def test_노트에_있는_말은_다른_자판으로_읽지_않는다() -> None:
    assert len(readings("Auto Scaling이 왜 필요해")) > 1
    assert readings("Auto Scaling이 왜 필요해", {"Auto", "Scaling이"}.__contains__) == (
        "Auto Scaling이 왜 필요해",
    )
    assert "리전이" in readings("flwjsdl anjdi", {"Auto"}.__contains__)[1]
