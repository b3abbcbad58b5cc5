"""What is said in Korean about how an answer came about."""

from __future__ import annotations

from types import MappingProxyType

from bot.tutor.phrases.why import WhyPhrases

KOREAN_WHY = WhyPhrases(
    title="왜 이렇게 답했나요?",
    read_as="이렇게 읽었어요: {text}",
    goes_on="앞의 답에 이어서 묻는 것으로 읽었어요.",
    named="개념 {concept} ← “{typed}” ({way})",
    slips="자판 {count}타 차이",
    asks="묻는 것: {asked} ← “{typed}”",
    held="그 글에 있는 낱말: {words}",
    lacking="그 글에 없는 낱말: {words}",
    nearest="가장 가까운 글: {concept} · {facet} ({place})",
    overlap="그 글과 겹치는 글쇠: {share}%",
    chance="맞을 가능성 {chance}%. {least}%부터 답해요.",
    helped="믿게 한 것: {things}",
    hindered="망설이게 한 것: {things}",
    nothing="노트에서 비슷한 것을 찾지 못했어요.",
    ways=MappingProxyType(
        {
            "exact": "글자 그대로",
            "spoken": "소리 나는 대로 적음",
            "sound": "소리가 같음",
            "initials": "초성",
            "short": "줄임말",
            "slip": "오타",
            "words": "이름에 든 낱말들",
            "part": "이름의 한 낱말",
        }
    ),
    intents=MappingProxyType(
        {
            "compare": "비교",
            "analogy": "비유",
            "expansion": "약자 풀이",
            "disadvantage": "단점",
            "advantage": "장점",
            "example": "예시",
            "quantity": "수, 때, 사람",
            "time": "언제인지",
            "place": "어디에 있는지",
            "formula": "공식",
            "origin": "어디서 왔는지",
            "steps": "순서",
            "how": "작동 방식",
            "purpose": "쓰는 이유",
            "feature": "특징",
            "list": "종류와 목록",
            "name": "이름",
            "define": "뜻",
            "more": "더 자세한 것",
        }
    ),
    features=MappingProxyType(
        {
            "score": "질문과 글의 일치",
            "supported": "글에 있는 낱말의 비율",
            "lead": "다음 후보와의 차이",
            "apart": "설명에 이만큼 맞는 것이 또 없음",
            "unfit": "물은 것이 노트에 없음",
            "seeks": "이름을 묻는 질문",
            "unnamed": "개념 이름이 없음",
        }
    ),
)
