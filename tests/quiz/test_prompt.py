"""What of a text can be asked about, and what would give its answer away."""

from __future__ import annotations

import pytest

from bot.quiz.blank import BLANK, blanked, heard, shows
from bot.quiz.clues import clues, fair, tells
from bot.quiz.prompt import as_choice, first_sentences, is_clear, is_sentence
from bot.quiz.subject import head


@pytest.mark.parametrize(
    ("text", "names", "prompt"),
    [
        ("리전(Region)은 지역이다", ["리전", "Region"], "____은(는) 지역이다"),
        ("로드밸런서를 쓴다", ["로드 밸런서"], "____을(를) 쓴다"),
        ("An EC2 is a server", ["EC2"], "____ is a server"),
        ("EC20은 다르다", ["EC2"], ""),
        ("지리전은 다르다", ["리전"], ""),
        ("이씨투는 서버다", ["EC2"], ""),
        ("클라우드프론트로 나른다", ["CloudFront"], ""),
        ("a load balancer shares it", ["로드 밸런서"], ""),
    ],
)
def test_names_are_taken_out_in_either_script(text: str, names: list[str], prompt: str) -> None:
    assert blanked(text, names) == prompt


def test_what_only_sounds_alike_by_chance_is_not_heard() -> None:
    assert not heard("서버를 늘리는 방법이다", ["CloudFront", "S3", "리전"])
    assert not shows("서버 열 대를 늘린다", ["S3"])


@pytest.mark.parametrize(
    "text",
    [
        "짧다",
        "이것은 앞에서 말한 그것과 같은 것이다",
        "____은(는) 이러한 시장을 이끄는 선구자이자 리더입니다.",
        "서버를 확장하는 방법은 크게 이 두 가지입니다.",
        "흔히 아래 네 가지로 나누어 부릅니다.",
        "| a | b | c | d |",
        "a -> b 로 간다 그리고",
        "① 하나의 계약에서 생긴 채무 ② 상대방이 청구할 것",
        "____이랑 청약 구별을 설명할 수 있나",
        "이번에는 서버가 무엇인지 함께 알아보겠습니다.",
        "____ (통설이 그렇게 봄, 다른 견해도 있음)",
        "this is what was told before",
        "cpu ram storage, network",
        "https://example.org 에서 자세히 볼 수 있다",
    ],
)
def test_what_cannot_stand_alone_is_not_asked(text: str) -> None:
    assert not is_clear(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{BLANK}은(는) 요청을 여러 서버에 나누어 주는 장치입니다.",
        "VPC의 네트워크를 더 작게 나눈 조각",
        "fetch plus merge in one go",
        f"{BLANK} is the extra cost of producing one more unit.",
    ],
)
def test_what_stands_alone_is_asked(text: str) -> None:
    assert is_clear(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("쉽게 말해 지역입니다. 왜 나눌까요?", "지역입니다."),
        ("1. 하나\n2. 둘", ""),
        ("형태: IaaS\n자유도: 높음", ""),
        (f"{BLANK} (모든 권한을 가지고 있음)", "모든 권한을 가지고 있음"),
        (f"{BLANK} – people switch", "people switch"),
        ("서버 자원을 아껴 쓴다,", "서버 자원을 아껴 쓴다"),
    ],
)
def test_prompts_begin_with_what_they_say(text: str, told: str) -> None:
    assert first_sentences(text) == told


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        (
            f"{BLANK}은(는) 데이터 센터를 모아 둔 세계 각지의 지역입니다.",
            "데이터 센터를 모아 둔 세계 각지의 지역",
        ),
        (f"{BLANK}이라 함은 이행을 하지 않는 것을 말한다.", "이행을 하지 않는 것을 말한다"),
        (f"{BLANK} is the extra cost of one more unit.", "The extra cost of one more unit"),
        (f"{BLANK} are goods that replace each other", "Goods that replace each other"),
    ],
)
def test_choices_begin_and_end_alike(text: str, choice: str) -> None:
    assert as_choice(text) == choice


def test_fragments_are_no_sentences() -> None:
    assert is_sentence("서버를 나눕니다.")
    assert is_sentence("서버가 늘어남을 막음")
    assert not is_sentence("세가지 중 하나인 것 .")
    assert not is_sentence("prices of related goods (substitutes)")


@pytest.mark.parametrize(
    ("definition", "kind"),
    [
        ("Route 53은 AWS가 운영하는 DNS 서비스입니다.", "dns 서비스"),
        ("a legal minimum price, the classic case being the wage", "legal minimum price"),
        ("A cartel is a group of firms that fix prices.", "group"),
    ],
)
def test_the_head_of_a_definition_tells_the_kind(definition: str, kind: str) -> None:
    assert head(definition).endswith(kind)


def test_words_of_the_answer_are_clues() -> None:
    assert clues("운영 서버", "진짜 사용자의 요청을 받는 서버입니다.") == ("서버",)
    assert clues("동시이행의 항변권", "동시이행은 함께 주고받는 것이다")[0] == "동시이행"
    assert clues("리전", "세계 각지의 지역입니다.") == ()


def test_a_wrong_choice_has_the_clue_as_well() -> None:
    others = ["지연 시간", "리전", "오리진 서버", "EC2"]
    assert fair(["서버"], others, str, 3) == ("오리진 서버", "지연 시간", "리전")
    assert fair(["서버"], others[:2], str, 3) == ()
    assert fair([], others, str, 2) == ("지연 시간", "리전")


def test_a_prompt_that_holds_the_answer_in_pieces_tells_it() -> None:
    assert tells("특별손해", "특별한 사정으로 생긴 손해")
    assert tells("서버 내 앱단위 구조", "서버 내에 앱 단위의 구조를 더함")
    assert not tells("운영 서버", "진짜 사용자의 요청을 받는 서버입니다.")
    assert not tells("price ceiling", "a legal maximum price")


def test_a_name_of_signs_alone_is_never_shown() -> None:
    assert not shows("____은(는) XX--", ["0", "-"])
    assert (
        blanked("VPC는 AWS 안의 망 - 나만 쓴다", ["VPC", "-"])
        == "____은(는) AWS 안의 망 - 나만 쓴다"
    )
