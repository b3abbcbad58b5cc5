"""Words that carry no subject (chatter, politeness, pronouns) or hardly any (light words)."""

from __future__ import annotations

import re
from functools import lru_cache

# Stems (see `words.stem`) that a question may hold whatever it is about.
_KOREAN_STEMS = """
하다 해야 돼요 됐어 됐 써줘 써주 봐야 가요 가야 둘이 가진 훨씬 거죠 주요 아시 계신 쓰려 이번
다음 지난 개로 점이 쪽 쪽에 써요 쓰나 쓰나요 썼 한테 자체 이상 이하 그거야 거야 건데 뭐임 이 그 저
이거 그거 저거 이게 그게 저게 이건 그건 저건 이것 그것 저것 여기 거기 저기 이런 그런 저런 이렇 그렇
저렇 이렇게 그렇게 저렇게 것 거 게 건 걸 수 줄 때 데 바 점 등 및 또 또는 혹은 그리고 그런데 근데
그럼 그러면 그래서 하지만 그래도 그러니까 따라서 즉 만약 만일 혹시 아마 제발 좀 조금 잠깐 잠시
다시 한번 한 번 더 덜 많이 많 매우 아주 너무 정말 진짜 완전 정확히 정확하게 정확 제대로 대충
간단히 간단하게 간단 쉽게 쉬운 짧게 자세히 자세하게 자세 상세 구체적 구체적으로 그냥 굳이 따로
강사님 선생님 교수님 쌤 조교님 멘토님 강사 말한 말했던 얘기한
자꾸 계속 항상 보통 주로 특히 일단 우선 먼저 방금 아까 어제 오늘 내일 지금 이제 요즘 최근 전부
모두 모든 다 각각 각 서로 같이 함께 둘 셋 둘다 하나 한개 여러 여러개 어떤 어떠 어느 무슨 무엇 뭐
뭔 뭘 뭣 머 모 누구 누가 언제 어디 어디서 왜 어떻게 어떡 얼마나 어찌 나 내 제 우리 저희 너 네 님
선생님 교수님 튜터 봇 형 누나 친구 사람 분 알 알려 알려주 알려줘 알려줄 알고 알아 알아보 가르쳐
가르치 말 말씀 말해 말하 말이 설명 설명해 이야기 얘기 질문 질문드려 문의 물어 물어보 묻 궁금
궁금해 궁금한 모르 몰라 모르겠 헷갈 헷갈리 헷갈려 이해 이해가 공부 복습 예습 수업 강의 시험 면접
준비 과제 정리 요약 노트 필기 책 교재 내용 부분 파트 챕터 단원 개념 용어 단어 표현 뜻 의미 정의
이름 명칭 존재 하 되 있 없 않 안 못 같 보 주 싶 계시 드리 부탁 부탁드려 부탁드립니 감사 감사합니
고마워 고맙 죄송 죄송합니 미안 안녕 안녕하 안녕하세 반갑 실례 예 응 음 어 아 오 와 헐 ㅋ ㅋㅋ
ㅋㅋㅋ ㅎ ㅎㅎ ㅎㅎㅎ ㅠ ㅠㅠ ㅜ ㅜㅜ ㅇ ㅇㅇ ㄱ ㄱㄱ ㄴㄴ ㅇㅋ ㄷㄷ 나오 나온 나와 나왔 있었
있는 있나 있어 있을 있던 있습니 없는 없나 없어 했 했었 하더 뭐였 뭐지 뭐더 거였 건가 건지 걸까
쓰 쓸 써 씀 쓰이 쓰는 사용 사용하 이용 활용 위해 위한 위해서 대해 대한 대해서 관해 관한 관련
통해 통한 따라 의한 인한 경우 정도 종류 가지 개 명 번째 식 방식 방법 측면 관점 입장 상황 역할
기능 특징 특성 목적 이유 용도 필요 장점 단점 이점 차이 차이점 비교 예시 사례 비유 순서 과정 단계
원리 구조적 기본 기본적 일반 일반적 해당 다른 다르 달라 비슷 똑같 좋 나쁘 해주 주실 주세 주시
주라 줘 주면 해도 되나 된다 될까 만들 생기 생겼 봤 봐 본 볼 보면 들었 들어 듣 듣다 읽 읽다 찾
찾아 내가 네가 니가 제가 했더 보고 같다 같아 같은데 적어놨 적어놓 적어두 적어둔 적어뒀 적혀 적었
써있 써놓 써놨 아님 쌤이 쌤은 쌤께서 샘이 샘은 안된 안되 안됨 안돼 안나 안쓰
한국말 거임 건가여 맞나 맞나요 맞죠 맞아 맞는지 한거 그거요 뭐뭐
대신 걸로 거로 걍 어디어디 누구누구 어느나라 거이 맨날 인거
"""
_ENGLISH_STEMS = """
whether because while though although however therefore thus hence else until since upon per via
among along across behind toward towards
a an the this that these those it its they them their there here he she we our us you your i me
my mine and or but nor so if then than as at by for from in into of off on onto out over to up
with without within about against between through during before after above below under again
once is am are was were be been being do does did doing done have has had having can could may
might must shall should will would not no yes what whats which who whom whose when where why how
hows please pls plz thanks thank hi hello hey sorry tell explain describe show give know
understand mean means meaning meant define definition term terms word words name named call
called question ask asking help want need needed use used uses using user's get got make made
let lets work works working happen happens like just really very much many more most some any
all both each every other another same such too also only even still yet ever never exactly
simple simply briefly quick quickly short difference differences different differ compare
lecturer teacher professor prof omg tmrw
compared comparison versus vs example examples instance reason reasons purpose role point
advantage advantages disadvantage disadvantages pros cons benefit benefits drawback drawbacks
feature features characteristic characteristics kind kinds type types list steps step order
process stand stands abbreviation acronym full form analogy metaphor note notes say says said
one two three thing things stuff way ways im ive id dont doesnt cant isnt someone anyone
something anything sure ok okay lol thru bc cuz coz tho ur u r gonna wanna gotta kinda sorta lemme
wait actually actualy basically honestly literally anyway anyways again whole
guess suppose wondering wonder remember forgot
ppl thx tysm tyvm according idk tbh rn asap lmao btw imo smth sth def
"""
# Nouns that say what kind of thing the name before them is: 소멸시효 제도, 큐 자료구조.
_KIND_STEMS = """
서비스 제도 구조 방식 기법 기술 이론 법칙 원리 원칙 시스템 자료구조 프로토콜 명령 명령어 함수
패턴 알고리즘 모델 플랫폼 도구 언어 프로그램 소프트웨어 라이브러리 프레임워크 계정 조약 사건
운동 정책 전쟁 왕조 세포 기관 현상 반응 과목 인물 단체 조직 작품 용어 단어 표현 명칭 물질 장치
service system pattern algorithm model theory principle protocol command function structure method
tool language person event organ process term word phrase expression substance
"""
KOREAN = frozenset(_KOREAN_STEMS.split())
ENGLISH = frozenset(_ENGLISH_STEMS.split())
KINDS = frozenset(_KIND_STEMS.split())

# Words that only greet, thank, ask politely or wonder, with whatever ending.
_KOREAN_CHATTER = re.compile(
    r"(?:된|한)다(?:는|고|던|면)[가-힣]*|(?:안녕|아시는|아는분|반갑|감사(?=$|[하합해드했려요함])|고마|고맙|죄송|미안|실례|부탁|수고|궁금|헷갈|모르겠|몰라|알려|가르쳐|까먹|잊어버|않|그러[시셨]|얘기[하했해]|이야기[하했해]|있|없|싶|되|하시|하려)"
    r"[가-힣]*|주(?:시|실|세|셨|십|면|라|나요)[가-힣]*|[ㄱ-ㅎㅏ-ㅣ]+"
)


# 쓰다 and 하다 in any ending that asks: what is done with a thing is every thing's question.
_KOREAN_USE = re.compile(
    "안?(?:쓰|하)(?:라|라는|라고|래|는데|는데요|는지|는가|는거|는걸|는건|나|나요|냐|니|죠|지|지요|면|려고|려면|는)|(?:쓴|한)(?:다|다고|대|대요)|"
    "(?:애|얘|걔|놈|녀석|친구)(?:임|야|인가|인가요|예요|에요|인지|냐|지|죠)?|"
    "안(?:씀|함)|(?:쓸|할)(?:까|까요|때|지)|(?:써|해)(?:야|야해|도|요|서|봐|보)|안써(?:요|서|도)?"
)


@lru_cache(maxsize=32768)
def is_stopword(stem: str) -> bool:
    """Tell whether a stem says nothing of a subject: 설명 → True, 리전 → False, the → True."""
    if stem in KOREAN or stem in ENGLISH:
        return True
    return any(pattern.fullmatch(stem) for pattern in (_KOREAN_CHATTER, _KOREAN_USE))


def is_kind(stem: str) -> bool:
    """Tell whether a word may only say what kind of thing a name is: 제도, service → True."""
    return stem in KINDS
