"""What a question wants to know: one table of intents, first fit wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.base.entry import Facet
from bot.text.words import leading_tail

REMEMBERED = 4096  # texts: a bound on what strangers can make it remember


class Intent(StrEnum):
    """What is asked of the concept."""

    COMPARE = "compare"
    ANALOGY = "analogy"
    EXPANSION = "expansion"
    DISADVANTAGE = "disadvantage"
    ADVANTAGE = "advantage"
    EXAMPLE = "example"
    ORIGIN = "origin"
    QUANTITY = "quantity"
    TIME = "time"
    PLACE = "place"
    FORMULA = "formula"
    STEPS = "steps"
    HOW = "how"
    PURPOSE = "purpose"
    FEATURE = "feature"
    LIST = "list"
    NAME = "name"
    DEFINE = "define"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that show an intent, in Korean and in English."""

    intent: Intent
    pattern: re.Pattern[str]


def _wording(intent: Intent, korean: str, english: str) -> Wording:
    # Case is folded in the English part alone: folding all of Hangul is slow to compile.
    return Wording(intent, re.compile(rf"(?:{korean})|(?i:(?<![a-z])(?:{english})(?![a-z]))"))


# 머 and 모 are 뭐 as many type it, but stand inside other words (메모리) as well.
_WHAT = (
    "(?:뭐|뭔|뭘|무엇|무어|무슨|뭣"
    "|(?:(?<![가-힣])|(?<=[이가은는란]))(?:[머모](?=야|임|에|예|냐|지|죠|가|더|였|하|랑)|먼(?=가|지|데)|멀까))"
)

# "언제 그렇게 되는지" asks for a condition, "언제 그렇게 됐는지" for a date.
_WHENEVER = (
    r"\s*(?![^.?!]*[였했었됐났겼졌][어다는던지나을냐])"
    r"(?:그렇|이렇|되|돼|됨|된|될|생[기겨긴길김]|발생|일어[나남날난]|나타[나남날난]|하[는면]|해야)"
)
# Ordered: what stands higher is the more telling word of a question that holds several.
WORDINGS: tuple[Wording, ...] = (
    _wording(
        Intent.ANALOGY,
        r"비유[가-힣]*|빗[대댄댈댔][가-힣]*|(?:로|으로)\s*치면|(?:뭐|머|무엇|어떤\s*거)(?:랑|와|하고|에)\s*(?:비슷|같|비할)[가-힣]*|뭐\s*같(?:다고|댔)[가-힣]*",
        r"analog(?:y|ies|ous)|(?:easy|good|nice|simple|mental|everyday|real[- ]life)\s+(?:picture|image|comparison)|what(?=\s+(?:is|are)\s+(?:\w+\s+){1,4}like\b)|compare(?=\s+(?:\w+\s+){1,3}to\b)|compared\s+to(?=\s+(?:again|in)\b|\s*[?]|\s*$)|(?:is|are)\s+like\s+(?:a\s+)?what|like\s+in\s+(?:real|daily|everyday)\s+life|metaphors?|liken(?:ed)?|(?:what\s+is|is)\s+it\s+like|similar\s+to\s+in\s+(?:real|daily)\s+life",
    ),
    _wording(
        Intent.COMPARE,
        r"차이점?|다른\s*점|(?<![가-힣])(?:뭐|머|뭔|어떻게|어케|어떤\s*게)\s*가?\s*(?:다르|다른|다름|다를|다릅|달라|틀려|틀린)[가-힣]*|다른가요?|다른지|다르[죠지냐나]요?|"
        r"비교[가-힣]*|(?<![가-힣])구[분별]이?\s*(?:안|못|어려)[가-힣]*|구별[가-힣]*|대조",
        r"diffs?|difference[s]?|differ(?:s|ent)?|compare[ds]?|comparison|versus|vs\.?|distinguish",
    ),
    _wording(
        Intent.EXPANSION,
        r"약자|(?:무슨\s*단어들?의?\s*)?(?:앞|첫|머릿?)\s*글자(?:를|만)?(?:\s*(?:딴|따서|따온|모은|모아)[가-힣]*)?|(?:무슨\s*말의\s*)?줄임\s*말|줄인\s*말|줄인\s*거|(?:(?:뭘|뭐를?|무엇을|무슨\s*말을?)\s*줄여|줄여서?\s*(?:쓴|부르|부른|말한|말하|이르|만든|놓은))[가-힣]*|약어|준말|풀\s*네임|풀어\s*(?:서|쓰|써|쓴)[가-힣]*|본\s*딧?말|원래\s*이름|풀\s*스펠링|영어로",
        r"stands?\s+for|short\s+for|abbreviat\w+|acronym|(?:full|long)\s+(?:name|form)|expand(?:ed)?",
    ),
    _wording(
        Intent.DISADVANTAGE,
        rf"단점[가-힣]*|한계점?|문제점|부정적[가-힣]*(?:\s*(?:면|측면|점|효과|영향)[가-힣]*)?|약점|(?:안\s*좋은|나쁜)\s*(?:점|면|거|것)|아쉬운\s*점|부작용|(?:{_WHAT}(?:가|이)?\s*)(?:안\s*좋|나빠|나쁘|불편)[가-힣]*",
        r"wrong\s+with|(?:problems?|issues?)\s+with|bad\s+(?:about|sides?|things?\s+about)|negative\s+(?:sides?|aspects?)|disadvantages?|drawbacks?|downsides?|cons|weakness(?:es)?|limitations?|shortcomings?",
    ),
    _wording(
        Intent.ADVANTAGE,
        rf"장단점[가-힣]*|장점[가-힣]*|(?<!차)이점[가-힣]*|긍정적[가-힣]*(?:\s*(?:면|측면|점|효과|영향)[가-힣]*)?|(?<!안)(?<!안\s)좋은\s*(?:점|면|거|것)|강점|메리트|혜택|(?:{_WHAT}(?:가|이)?\s*)(?:좋고|나아|나은)[가-힣]*",
        r"good\s+(?:sides?|points?)|positive\s+(?:sides?|aspects?)|advantages?|benefits?|pros|merits?|upsides?|strengths?|(?:what(?:'s| is)\s+)?good\s+about",
    ),
    _wording(
        Intent.EXAMPLE,
        r"예시[가-힣]*|예를?\s*(?:들|좀|하나)[가-힣]*|사례|(?<![가-힣])예(?:가|는)?(?![가-힣])",
        r"examples?|for\s+instance|e\.g\.?",
    ),
    _wording(
        Intent.ORIGIN,
        r"(?:(?:발견|발명|개발|고안|창시|제안)(?:한|했던|해낸)|만든)\s*(?:사람|과학자|학자|박사|교수|인물|회사|나라|곳)[가-힣]*|누가\s*(?:[가-힣]+\s+){0,2}?(?:만들|만든|발명|개발|발견|처음)[가-힣]*|어느\s*(?:나라|회사|지역|도시)(?:에서|에|꺼|거|것|가\s*만)[가-힣]*|어디(?:에)?서\s*(?:처음|만들|나온|나왔|시작|유래)[가-힣]*",
        r"(?:inventors?|discoverers?|founders?|creators?)\s+of|who\s+(?:invented|created|made|founded|discovered|developed|wrote)|where(?=\s+(?:does|did)\s+(?:\w+\s+){1,4}come\s+from)",
    ),
    _wording(
        Intent.QUANTITY,
        r"얼마(?!나\s*(?:중요|많|크))[가-힣]*|몇(?!\s*(?:가지|[가-힣]{1,2}만\s))\s*(?:개|명|번|시|년|월|일|퍼|프로|배|대|건|초|분|살|위)?|며칠|누구[가-힣]*",
        r"what\s+year|how\s+(?:much|many|long|often|big|large|fast|hot|cold|warm|deep|tall|high|thick|thin|heavy|old|far|wide|loud|strong|small|short)|(?<![a-z]\s)who",
    ),
    _wording(
        Intent.TIME,
        rf"언제(?:언제)?(?!언제|\s*(?:쓰|써|쓸|씀|쓴|씁|사용|이용|필요|활용)|{_WHENEVER})[가-힣]*|어느\s*(?:시대|해|년도)[가-힣]*|몇\s*(?:년|세기)[가-힣]*",
        r"when\s+(?:was|were|did)",
    ),
    _wording(
        Intent.PLACE,
        r"어디(?:에|쯤|께)?\s*(?:있|위치)[가-힣]*|위치(?:가|는)?\s*어디[가-힣]*",
        r"where\s+(?:is|are|do|does|did)(?!.*\b(?:notes?|mention\w*|written)\b)",
    ),
    _wording(
        Intent.FORMULA,
        r"공식(?!적)[가-힣]*|수식[가-힣]*|계산식[가-힣]*",
        r"formulas?|equations?",
    ),
    _wording(
        Intent.STEPS,
        r"순서[가-힣]*|과정[가-힣]*|단계[가-힣]*|절차[가-힣]*|흐름(?!\s?(?:제어|도))|차례|진화(?!론)[가-힣]*|발전(?!소|기|량)[가-힣]*",
        r"steps?|order|process|sequence|procedure|stages?|phases?|evol(?:ve[ds]?|ution)",
    ),
    _wording(
        Intent.LIST,
        rf"(?:방법|방식|기법)들?(?:이|은|에는|엔)?\s*(?:{_WHAT}가?|어떤\s*[것게거]들?이?)\s*있[가-힣]*|어떻게\s*(?:나뉘|나뉠|나뉜|분류|구성|이루어|구분되)[가-힣]*|{_WHAT}\s*{_WHAT}[가-힣]*|"
        r"(?:[2-9두세네]|다섯|여섯|몇|여러)\s*가지[가-힣]*|(?:[2-9두세네]|다섯|여섯|일곱)\s*개(?!라|인데|이라|이상|넘|여서|니까)[가-힣]*|"
        r"(?:어떤|무슨)(?=\s*[가-힣]+들(?:이|을|은|도)?\s)|(?:어떤|무슨)(?=\s*[가-힣]+\s*있)",
        r"how(?=\s+(?:is|are)\s+(?:\w+\s+){1,4}(?:classified|divided|grouped|organi[sz]ed))",
    ),
    _wording(
        Intent.PURPOSE,
        rf"{_WHAT}(?:가|이)?\s*(?:좋(?!고)|편(?:해|한|하|리)|이득|유리)[가-힣]*|"
        r"(?:(?<![가-힣])|(?<=[이가은는을를]))왜(?!곡|구|소|란)[가-힣]{0,3}(?:\s*[가-힣](?:음|어요?|아요?|는데|는지|나요?|냐|죠|니))?(?![가-힣])|(?:(?<![가-힣])|(?<=[이가은는을를]))왜(?!곡|구|소|란)[가-힣]{0,3}|이유[가-힣]*|까닭[가-힣]*|목적(?!지|어|격)[가-힣]*|(?:언제|어디(?:다|에|에다)?|어따|뭐에|뭐할\s*때|뭐하는\s*데)\s*(?:쓰|써|쓸|씀|쓴|씁|사용|이용|필요|활용)[가-힣]*|용도[가-힣]*|쓸모|필요(?:한|해|성|할|하)[가-힣]*|쓰는\s*거|(?<![가-힣])무엇을\s*위해|뭐\s?하러[가-힣]*|(?:무슨|뭔)\s*소용[가-힣]*|(?:뭐|무엇|누구)\s*(?:덕분|때문)[가-힣]*",
        r"why|y(?=\s+(?:do|does|did|is|are|was|can|cant|would|should|not|we|u)\s)|"
        r"what(?:'s|s|\s+is)?\s+the\s+point(?:\s+of)?|what(?=\s+(?:is|are|do|does|can|should|would)\s+(?:[\w-]+\s+){1,6}for\b)|when\s+(?:to|should|do|would)(?:\s+(?:i|we|you))?\s+(?:use|need)|reasons?|purpose|what\s+for|(?:used|useful|good)\s+for|need(?:ed)?\s+for",
    ),
    _wording(
        Intent.HOW,
        rf"언제(?:언제)?(?={_WHENEVER})|어떻게[가-힣]*|어케|어떡[가-힣]*|어떤\s*식[가-힣]*|어떤\s*방[식법][가-힣]*|동작[가-힣]*|작동[가-힣]*|(?:해결|대응|예방|방어)(?:책|법|방안|\s?방법)[가-힣]*|대책[가-힣]*|원리[가-힣]*|방법[가-힣]*|방식[가-힣]*|[가-힣]는\s*법(?![가-힣])|계산[가-힣]*|구하는|(?:{_WHAT}|어떤)\s*일이\s*(?:일어|생|벌어)[가-힣]*",
        r"how|when\s+(?:is|are|should|do|does|can|to)|fix(?:es)?|solve[sd]?|what\s+happens|ways?\s+to|mechanism|behaves?|calculate[ds]?|computed?",
    ),
    _wording(
        Intent.FEATURE,
        r"특징[가-힣]*|특성[가-힣]*|기능[가-힣]*|성질[가-힣]*|속성[가-힣]*",
        r"features?|characteristics?|propert(?:y|ies)|traits?|functions?|capabilit(?:y|ies)",
    ),
    _wording(
        Intent.LIST,
        rf"종류[가-힣]*|요건[가-힣]*|조건(?:들?[은이을]?)?(?=\s*(?:[?!.]|$|{_WHAT}|좀|알려|말해|설명))|사유[가-힣]*|유형[가-힣]*|나열[가-힣]*|목록|리스트업|분류[가-힣]*|구성\s*요소[가-힣]*|(?:{_WHAT}가?|어떤\s*(?:것|게|거)(?:들)?이?)\s*(?:들이\s*)?있(?!었)[가-힣]*|"
        r"나[뉘누눠][가-힣]*|쭉|전부\s*(?:말|알)[가-힣]*|정리\s*(?:해|좀|부탁)[가-힣]*|[2-9]\s?대(?=\s)",
        r"(?:are|were)\s+there(?=\s*[?]|\s*$)|summari[sz]e|ways?\s+to|which\s+(?!is|was|has|does)[a-z]+s(?=\s+(?!is|was|does|tells|shows|holds))|list(?!\s*[가-힣])|kinds?\s+of|types?\s+of|enumerate|modes|variants|formulations|what\s+are\s+the|which\s+ones|categories|classif\w+",
    ),
    _wording(
        Intent.NAME,
        rf"이름[가-힣]*|(?:{_WHAT}(?:라고|라)?)\s*(?:하더라|했더라|했지|했죠|부르|불러|불렀|그래)[가-힣]*|{_WHAT}라고\s*(?:하|해|함|합|했|칭)[가-힣]*|{_WHAT}(?:더라|였지|였더라|였죠|였나)[가-힣]*|있었는데",
        r"what(?:'s|s| is| was)\s+(?:it|the\s+\w+)\s+called|(?:what(?:'s|s| is| was)?\s+the\s+)?name\s+of|what(?:'s|s| is| was)?\s+the\s+(?:name|term|word)|(?:the\s+)?(?:term|word|name)\s+for|what\s+do\s+(?:you|we|they|people)\s+call|called|which\s+\w+",
    ),
    _wording(
        Intent.DEFINE,
        rf"{_WHAT}[가-힣ㄱ-ㅎㅏ-ㅣ]*|뭥미|뜻[가-힣]*|의미[가-힣]*|(?<![가-힣])정의[가-힣]*|개념[가-힣]*|역할[가-힣]*|설명[가-힣]*|(?:이)?란(?![가-힣])|알려[가-힣]*|말해[가-힣]*|가르쳐[가-힣]*|하는\s*일",
        r"what(?:'s|s)?|define|definition|meaning|mean[s]?|explain|describe|tell|role",
    ),
    _wording(
        Intent.MORE,
        r"더\s*(?:자세|알려|설명|말해)[가-힣]*|자세[히하][가-힣]*",
        r"more|detail(?:s|ed)?|elaborate",
    ),
)

# What a facet question reads first, then what else of the notes answers it well enough.
FACETS: dict[Intent, tuple[Facet, ...]] = {
    Intent.DEFINE: (Facet.DEFINITION,),
    Intent.NAME: (Facet.DEFINITION,),
    Intent.EXPANSION: (Facet.EXPANSION,),
    Intent.PURPOSE: (Facet.PURPOSE,),
    Intent.HOW: (Facet.HOW, Facet.STEPS),
    Intent.STEPS: (Facet.STEPS, Facet.HOW),
    Intent.FEATURE: (Facet.FEATURE,),
    Intent.LIST: (Facet.FEATURE, Facet.STEPS),
    Intent.ADVANTAGE: (Facet.ADVANTAGE,),
    Intent.DISADVANTAGE: (Facet.DISADVANTAGE,),
    Intent.COMPARE: (Facet.COMPARISON,),
    Intent.EXAMPLE: (Facet.EXAMPLE,),
    Intent.ANALOGY: (Facet.ANALOGY,),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An intent with the span of the words that show it."""

    intent: Intent
    start: int
    end: int


@lru_cache(maxsize=REMEMBERED)  # the ways to read a question share most of their words
def intents(text: str) -> tuple[Shown, ...]:
    """Give every intent that a text shows, the most telling first."""
    return tuple(
        Shown(wording.intent, found.start(), found.end())
        for wording in WORDINGS
        for found in wording.pattern.finditer(text)
    )


_NEXT_WORD = re.compile(
    r"(?:[은는이가을를의와과도랑로]|에서|에게|으로|하고|이랑)?\s*(?:"
    + "|".join(wording.pattern.pattern for wording in WORDINGS)
    + "|어떤|무슨|어느|어디|누구|언제|몇)"
)


@lru_cache(maxsize=REMEMBERED)
def begins_question(text: str) -> bool:
    """Tell whether text goes on to ask: 왜써요 → True, 를쓰는이유 → True, 리스 → False."""
    if _NEXT_WORD.match(text):
        return True
    particle = leading_tail(text)
    return 0 < particle < len(text) and bool(intents(text[particle:]))
