"""Each form of items, from a small base of its own."""

from __future__ import annotations

from bot.base.entry import Base, Concept, Entry, Facet, OwnItem, Source
from bot.quiz.forms.order import ARROW
from bot.quiz.generate import items
from bot.quiz.item import FALSE, TRUE, Form, Item

PLACE = Source("네트워크.md", ("네트워크", "장비"), 3, 3)
DEFINITIONS = {
    "허브": "허브는 들어온 신호를 모든 포트로 그대로 내보내는 장비입니다.",
    "스위치": "스위치는 들어온 프레임을 받을 곳의 포트로만 내보내는 장비입니다.",
    "라우터": "라우터는 서로 다른 네트워크 사이에서 패킷의 길을 정하는 장비입니다.",
    "리피터": "리피터는 약해진 신호를 다시 키워 멀리 보내는 장비입니다.",
}


def concept(name: str, *entries: tuple[Facet, str], aliases: tuple[str, ...] = ()) -> Concept:
    told = tuple(Entry(name, facet, text, (PLACE,)) for facet, text in entries)
    return Concept(name, aliases, (), told)


def base(*more: tuple[str, Facet, str], own: tuple[OwnItem, ...] = ()) -> Base:
    concepts = [
        concept(
            name,
            (Facet.DEFINITION, text),
            *((facet, told) for of, facet, told in more if of == name),
        )
        for name, text in DEFINITIONS.items()
    ]
    return Base(tuple(concepts), items=own)


def of(form: Form, made: tuple[Item, ...]) -> list[Item]:
    return [item for item in made if item.form is form]


def test_the_name_hides_behind_its_definition() -> None:
    item = next(each for each in of(Form.NAME, items(base())) if each.concept == "라우터")
    assert item.prompt.startswith("____은(는) 서로 다른")
    assert item.answer == "라우터"
    assert set(item.choices) == set(DEFINITIONS)


def test_a_false_statement_tells_a_siblings_fact_with_its_particle() -> None:
    made = of(Form.TRUTH, items(base()))
    assert len(made) == len(DEFINITIONS)
    for item in made:
        assert item.choices == (TRUE, FALSE)
        assert (item.prompt in DEFINITIONS.values()) == (item.answer == TRUE)
        assert item.prompt.split("는 ")[0] in DEFINITIONS


def test_cells_of_a_table_ask_whose_they_are() -> None:
    table = "기준 | 허브 | 스위치\n속도 | 느린 편 | 빠른 편\n보안 | 약함 | 약함"
    made = of(Form.WHICH, items(base(("허브", Facet.COMPARISON, table))))
    assert [(each.prompt, each.answer, set(each.choices)) for each in made] == [
        ("속도: 느린 편", "허브", {"허브", "스위치"})
    ]


def test_a_table_may_lie_on_its_side() -> None:
    table = "장비 | 계층 | 주소\n허브 | 물리 계층 | 쓰지 않음\n라우터 | 네트워크 계층 | IP 주소"
    made = of(Form.WHICH, items(base(("라우터", Facet.COMPARISON, table))))
    assert {each.prompt for each in made} == {"계층: 네트워크 계층", "주소: IP 주소"}


def test_steps_are_put_in_order() -> None:
    steps = "신호를 받는다 → 주소를 읽는다 → 포트로 내보낸다"
    (item,) = of(Form.ORDER, items(base(("스위치", Facet.STEPS, steps))))
    assert item.answer == steps
    assert len(item.choices) == 4
    for choice in item.choices:
        assert sorted(choice.split(ARROW)) == sorted(steps.split(ARROW))


def test_steps_that_tell_their_place_are_left_out() -> None:
    steps = "장비를 켠다 → 장비를 켠다 → 장비를 끈다"
    assert not of(Form.ORDER, items(base(("스위치", Facet.STEPS, steps))))


def test_long_forms_are_misread_with_the_same_initials() -> None:
    known = base()
    wide = concept(
        "WAN",
        (Facet.EXPANSION, "WAN은 Wide Area Network의 약자입니다."),
        aliases=("Wide Area Network",),
    )
    (item,) = of(Form.EXPANSION, items(Base((*known.concepts, wide))))
    assert item.answer == "Wide Area Network"
    assert len(set(item.choices)) == 4
    for choice in item.choices:
        assert "".join(word[0] for word in choice.split()) == "WAN"


def test_a_gap_tells_what_the_sentence_is_about() -> None:
    text = "여러 네트워크를 잇는 라우터 뒤에 두고 씁니다."
    made = of(Form.CLOZE, items(base(("스위치", Facet.PASSAGE, text))))
    assert [each.prompt for each in made] == ["스위치: 여러 네트워크를 잇는 ____ 뒤에 두고 씁니다."]
    assert made[0].answer == "라우터"


def test_what_is_said_of_two_is_asked_of_none() -> None:
    same = "값이 싸고 설치하기 쉬워서 작은 사무실에 알맞습니다."
    pro = Facet.ADVANTAGE
    made = items(base(("허브", pro, same), ("스위치", pro, same)))
    assert not of(Form.SIDE, made)
    alone = of(Form.SIDE, items(base(("허브", pro, same))))
    assert [each.answer for each in alone] == ["허브"]


def test_one_that_is_a_kind_of_the_answer_is_no_wrong_choice() -> None:
    known = base()
    kind = concept("백본", (Facet.DEFINITION, "백본은 큰 건물 전체를 잇는 라우터 장비입니다."))
    made = items(Base((*known.concepts, kind)))
    asked = next(each for each in of(Form.NAME, made) if each.concept == "라우터")
    assert "백본" not in asked.choices


def test_titles_of_sections_are_not_asked() -> None:
    title = Concept(
        "장비",
        entries=(
            Entry("장비", Facet.DEFINITION, "값이 싼 것부터 차례로 정리해 두었다.", (PLACE,)),
        ),
    )
    made = items(Base((title, *base().concepts)))
    assert not any("장비" in (each.concept, *each.choices) for each in made)


def test_own_items_are_asked_as_they_are_written() -> None:
    choice = OwnItem(
        "신호를 다시 키우는 것은?",
        ("리피터", "허브"),
        "리피터",
        (),
        "멀리 보냅니다.",
        "리피터",
        (PLACE,),
    )
    typed = OwnItem("길을 정하는 것은?", answers=("라우터",), concept="라우터", sources=(PLACE,))
    statement = OwnItem("허브는 똑똑하다.", (TRUE, FALSE), FALSE, (), "", "", (PLACE,))
    first, second, third = of(Form.OWN, items(base(own=(choice, typed, statement))))
    assert (first.prompt, first.answer, first.explanation) == (
        "신호를 다시 키우는 것은?",
        "리피터",
        "멀리 보냅니다.",
    )
    assert second.is_typed
    assert second.accepted == ("라우터",)
    assert "스위치" in second.refused
    assert second.explanation == DEFINITIONS["라우터"]
    assert third.choices == (TRUE, FALSE)
    assert third.answer == FALSE
