"""Headings: what they name and what they ask."""

import pytest

from bot.base.entry import Facet
from bot.base.heading import read_heading


@pytest.mark.parametrize(
    ("text", "concepts", "facet"),
    [
        ("3-1. EC2", ["EC2"], None),
        ("1. AWS란?", ["AWS"], Facet.DEFINITION),
        ("가상 메모리란 무엇인가", ["가상 메모리"], Facet.DEFINITION),
        ("AWS의 탄생 배경", ["AWS"], Facet.HOW),
        ("RDS를 사용하는 이유", ["RDS"], Facet.PURPOSE),
        ("댐을 짓는 이유", ["댐"], Facet.PURPOSE),
        ("왜 캐시를 사용할까?", ["캐시"], Facet.PURPOSE),
        ("PCB는 어떻게 관리되나요?", ["PCB"], Facet.HOW),
        ("완전경쟁시장의 조건 4가지", ["완전경쟁시장"], Facet.FEATURE),
        ("아키텍처의 4가지", ["아키텍처"], Facet.FEATURE),
        ("CSR 장단점", ["CSR"], Facet.FEATURE),
        ("TCP와 UDP의 차이", ["TCP", "UDP"], Facet.COMPARISON),
        ("Array vs Stack vs Heap", ["Array", "Stack", "Heap"], Facet.COMPARISON),
        ("내 생각: 아키텍처 진화 과정", ["아키텍처"], Facet.STEPS),
        ("장점", [], Facet.ADVANTAGE),
        ("Disadvantage(s): load balancer", ["load balancer"], Facet.DISADVANTAGE),
        ("개요", [], None),
        ("chapter 2", [], None),
        ("What is a region?", ["region"], Facet.DEFINITION),
        ("Why use a CDN?", ["CDN"], Facet.PURPOSE),
        ("How does DNS work?", ["DNS"], Facet.HOW),
        ("Difference between meiosis and mitosis", ["meiosis", "mitosis"], Facet.COMPARISON),
        ("Types of joints", ["joints"], Facet.FEATURE),
        ("왜 현금주의가 아니라 발생주의를 쓰나?", ["발생주의"], Facet.PURPOSE),
        ("problem with BMI", ["BMI"], Facet.DISADVANTAGE),
        ("producer-consumer problem", ["producer-consumer problem"], None),
        ("Digestion in 5 steps", ["Digestion"], Facet.STEPS),
        ("3주차. 학습", ["학습"], None),
        ("When is JPEG fine?", ["JPEG"], Facet.HOW),
        ("표본추출 방법 4가지 (시험에 꼭 나옴 ⭐)", ["표본추출"], Facet.HOW),
        ("집락 vs 층화 헷갈리지 말기", ["집락", "층화"], Facet.COMPARISON),
        ("퍼짐 (산포도)", ["산포도"], None),
        ("결론 (Conclusion)", [], None),
        ("데이터마이닝 맛보기", ["데이터마이닝"], None),
        ("How did AWS come about?", ["AWS"], Facet.HOW),
        ("activation functions", ["activation functions"], None),
        ("bond strength", ["bond strength"], None),
        ("4️⃣ 왜란과 호란", ["왜란과 호란"], None),
        ("정유재란", ["정유재란"], None),
        ("생산자란?", ["생산자"], Facet.DEFINITION),
        ("조세 : 전기 vs 후기", ["조세"], None),
        ("단점(한계)", [], Facet.DISADVANTAGE),
        ("쉬운 비유", [], Facet.ANALOGY),
        ("call by value", ["call by value"], None),
        ("call by reference", ["call by reference"], None),
        ("step by step", [], Facet.STEPS),
        ("데드락(DeadLock) 발생 조건", ["데드락"], Facet.FEATURE),
    ],
)
def test_제목을_읽는다(text: str, concepts: list[str], facet: Facet | None) -> None:
    found = read_heading(text)
    assert (list(found.concepts), found.facet) == (concepts, facet)


def test_묻는_제목은_질문이다() -> None:
    assert read_heading("1. AWS란?").question == "AWS란?"
    assert read_heading("리전(Regions)").aliases == ("Regions",)
    assert read_heading("배경").question == ""
