"""What the tutor says in Korean: 해요체, short."""

from __future__ import annotations

from types import MappingProxyType

from bot.base.entry import Facet
from bot.tutor.phrases.korean_quiz import KOREAN_QUIZ
from bot.tutor.phrases.korean_why import KOREAN_WHY
from bot.tutor.phrases.phrases import Phrases

KOREAN = Phrases(
    language="ko",
    facets=MappingProxyType(
        {
            Facet.DEFINITION: "뜻",
            Facet.EXPANSION: "약자 풀이",
            Facet.PURPOSE: "쓰는 이유",
            Facet.HOW: "작동 방식",
            Facet.FEATURE: "특징",
            Facet.ADVANTAGE: "장점",
            Facet.DISADVANTAGE: "단점",
            Facet.COMPARISON: "비교",
            Facet.STEPS: "순서",
            Facet.EXAMPLE: "예시",
            Facet.ANALOGY: "비유",
            Facet.LINK: "관계",
            Facet.PASSAGE: "노트 내용",
        }
    ),
    quiz=KOREAN_QUIZ,
    why=KOREAN_WHY,
    analogy="비유",
    related="관련 개념",
    source="출처",
    line="{line}줄",
    lines="{first}–{last}줄",
    missing="{concept}의 {facet:을/를} 따로 적은 곳은 찾지 못했어요. 대신 이런 것이 있어요.",
    page="{page}/{pages}쪽",
    also="그 밖에 {count}곳",
    suggest="혹시 이 중에 찾는 것이 있나요?",
    near="딱 맞는 답은 찾지 못했어요. 노트에서 가장 가까운 곳이에요.",
    unknown="노트에서 그 이야기를 찾지 못했어요.",
    unknown_hint="노트에 나오는 낱말을 넣어 다시 물어봐 주세요.",
    closest="가까운 개념은 이런 것이 있어요.",
    no_analogy="노트에 {concept:을/를} 비유한 글은 아직 없어요.",
    gone="그 개념은 이제 노트에 없어요. 그사이 노트가 바뀌었나 봐요.",
    button_analogy="비유로",
    button_more="더 자세히",
    button_source="출처",
    button_previous="이전",
    button_next="다음",
    which_group="어느 스터디의 노트에서 찾을까요?",
    group_chosen="좋아요, 이제 {group}의 노트에서 찾을게요. 다시 물어봐 주세요.",
    no_group="함께 있는 스터디 서버를 찾지 못했어요. 서버에서 물어봐 주세요.",
    no_notes="이 서버에는 아직 노트가 없어요. 운영자에게 알려 주세요.",
    loading="노트를 읽는 중이에요. 잠시 뒤에 다시 물어봐 주세요.",
    broken="지금은 노트를 읽을 수 없어요. 운영자가 고치면 바로 답할게요.",
    slow_down="조금만 천천히요. {seconds}초 뒤에 다시 물어봐 주세요.",
    empty_question="궁금한 것을 함께 적어 주세요. 예: {concept:이/가} 뭐야?",
    no_text="이 메시지에는 글이 없어서 찾을 수 없어요.",
    reply_hidden="답장의 글이 저에게 보이지 않아요. 답장할 때 @를 켜거나 저를 불러 주세요.",
    error="문제가 생겨서 답하지 못했어요. 기록해 두었으니 잠시 뒤에 다시 해 주세요.",
    organisers_only="서버 관리 권한이 있는 분만 쓸 수 있어요.",
    servers_only="서버 안에서만 쓸 수 있어요.",
    help_title="비유에게 이렇게 물어보세요",
    help_body=(
        "**/질문** 에 궁금한 것을 적어 주세요.\n"
        "{bot:을/를} 부르거나, 제 답에 답장하거나, 쪽지를 보내도 돼요.\n"
        "메시지를 길게 눌러 **앱 → 튜터에게 묻기** 를 골라도 돼요.\n"
        "답을 본 다음에는 “비유로 다시”, “더 자세히”, “그럼 단점은?”처럼 이어서 물을 수 있어요.\n"
        "저는 여러분의 노트에 있는 것만 말하고, 어디에 있는지도 알려 드려요."
    ),
    help_plain="이 채널에서는 그냥 물어봐도 답해요.",
    terminal_hint=(
        "무엇이든 물어보세요. 예: {concept:이/가} 뭐야?\n"
        "답을 본 다음에는: 비유로 다시, 더 자세히. 그만하려면: /quit"
    ),
    status_title="노트 상태",
    status_notes="노트: {paths}",
    status_base="Q&A 파일: {path}",
    status_loaded="개념 {concepts}개, 글 {entries}개를 읽었어요.",
    status_nothing="아직 읽은 것이 없어요.",
    status_faults="고칠 것 {count}개",
    status_no_faults="고칠 것이 없어요.",
    reloaded="다시 읽었어요.",
    reload_failed="다시 읽지 못했어요. 전에 읽은 노트로 계속 답할게요.",
    ask_name="질문",
    ask_description="스터디 노트에서 답을 찾아요",
    question_name="질문",
    question_description="궁금한 것. 예: EC2가 뭐야?",
    menu_name="튜터에게 묻기",
    why_name="이유",
    why_description="왜 그렇게 답하는지 보여 줘요",
    help_name="도움말",
    help_description="묻는 방법을 알려 줘요",
    notes_name="노트",
    notes_description="운영자용: 스터디 노트",
    status_name="상태",
    status_description="어떤 노트를 읽었고 무엇을 고쳐야 하는지 보여 줘요",
    reload_name="새로고침",
    reload_description="노트를 지금 다시 읽어요",
)
