"""What must come of the reference note, by concept and facet."""

from __future__ import annotations

from functools import cache

import pytest

from bot.base.entry import Base, Concept, Facet
from bot.base.extract import extract
from bot.base.spelling import fold
from bot.notes.reader import read
from tests.shared import shared


@cache
def base() -> Base:
    return extract(read([shared("seed/aws-note.md")]).notes)


def concept(name: str) -> Concept:
    key = fold(name)
    found = [c for c in base().concepts if key in map(fold, (c.name, *c.aliases))]
    assert len(found) == 1, f"{name}: {[c.name for c in found]}"
    return found[0]


def texts(name: str, facet: Facet) -> str:
    return "\n".join(entry.text for entry in concept(name).entries if entry.facet is facet)


@pytest.mark.parametrize(
    ("name", "facet", "words"),
    [
        ("AWS", Facet.DEFINITION, "클라우드 서비스"),
        ("AWS", Facet.HOW, "쇼핑몰"),
        ("AWS", Facet.ADVANTAGE, "유연성"),
        ("클라우드 컴퓨팅", Facet.FEATURE, "Scale-up"),
        ("클라우드 컴퓨팅", Facet.FEATURE, "PaaS"),
        ("유연성", Facet.DEFINITION, "혼합"),
        ("확장성", Facet.DEFINITION, "신속하게"),
        ("보안성", Facet.DEFINITION, "보안 기능"),
        ("안정성", Facet.DEFINITION, "downtime"),
        ("downtime", Facet.DEFINITION, "이용할 수 없는"),
        ("On-premise", Facet.DEFINITION, "자체적을 보유한"),
        ("서버 확장방법", Facet.DEFINITION, "사양을 높이"),
        ("Scale-up", Facet.DEFINITION, "성능을 향상"),
        ("Scale-out", Facet.DEFINITION, "개수를 늘리는"),
        ("고가용성", Facet.DEFINITION, "사용 가능한 정도"),
        ("리전", Facet.DEFINITION, "물리적 위치"),
        ("Availability Zones", Facet.DEFINITION, "논리적인 그룹"),
        ("Edge Location", Facet.DEFINITION, "위치하는 곳"),
        ("CDN", Facet.DEFINITION, "캐싱하여"),
        ("CDN", Facet.EXPANSION, "Content Delivery Network"),
        ("DNS", Facet.DEFINITION, "도메인 이름"),
        ("캐싱 컨텐츠", Facet.DEFINITION, "임시 저장"),
        ("latency", Facet.DEFINITION, "지연시간"),
        ("MAU", Facet.EXPANSION, "monthly active User"),
        ("EC2", Facet.DEFINITION, "컴퓨팅 서비스"),
        ("Auto Scaling", Facet.DEFINITION, "자동으로 늘리고"),
        ("RDS", Facet.DEFINITION, "데이터베이스를 설치"),
        ("하드웨어 프로비저닝", Facet.DEFINITION, "미리 준비"),
        ("S3", Facet.DEFINITION, "파일을 쉽게 저장"),
        ("VPC", Facet.DEFINITION, "독립된 네트워크"),
        ("CloudeFront", Facet.DEFINITION, "CDN 기능"),
        ("CloudFront", Facet.HOW, "포워딩"),
        ("Route 53", Facet.DEFINITION, "DNS"),
        ("로드 벨런서", Facet.DEFINITION, "여러 대상"),
        ("IAM", Facet.DEFINITION, "권한을 가지도록"),
        ("ROOT 계정", Facet.DEFINITION, "모든 권한"),
        ("Production Server", Facet.DEFINITION, "실제 운영"),
        ("아키텍처", Facet.FEATURE, "단일 서버 구조"),
        ("아키텍처", Facet.STEPS, "확장성 -> 3"),
        ("클라우드 컴퓨팅", Facet.STEPS, "예측 오류"),
        ("단일 서버 구조", Facet.DISADVANTAGE, "효율적으로 사용하기 어려움"),
        ("application and database 서버 분리 구조", Facet.ADVANTAGE, "보안"),
        ("서버 단위의 로드 밸런서 구조", Facet.ADVANTAGE, "확장에 용이"),
        ("서버 단위의 로드 밸런서 구조", Facet.DISADVANTAGE, "구성이 복잡"),
        ("서버 내 앱단위의 로드 벨런서 구조", Facet.ADVANTAGE, "최대한 효율적"),
        ("IaaS", Facet.DEFINITION, "기본"),
        ("PaaS", Facet.DEFINITION, "플랫폼 제공"),
        ("PaaS", Facet.DISADVANTAGE, "자유도"),
        ("SaaS", Facet.DEFINITION, "하나인"),
        ("DNS", Facet.ANALOGY, "전화번호부"),
        ("Route 53", Facet.ANALOGY, "전화번호부"),
        ("리전", Facet.ANALOGY, "광진구"),
        ("가용 영역", Facet.ANALOGY, "광진구"),
        ("VPC", Facet.ANALOGY, "101동"),
        ("S3", Facet.ANALOGY, "google drive"),
    ],
)
def test_기준_노트에서_나온다(name: str, facet: Facet, words: str) -> None:
    assert words in texts(name, facet)


def test_같은_사실은_한_항목이고_출처가_여럿이다() -> None:
    entry = next(e for e in concept("AWS").entries if e.facet is Facet.DEFINITION)
    assert [source.first for source in entry.sources] == [21, 153]


def test_학습_목표는_답이_아니다() -> None:
    assert len(base().goals) == 10
    assert all("설명할 수 있" in goal.text for goal in base().goals)
    told = [entry.text for one in base().concepts for entry in one.entries]
    assert not any("설명할 수 있습니다" in text for text in told)


def test_이름이_다른_것은_섞이지_않는다() -> None:
    for one, other in (("EC2", "RDS"), ("IaaS", "PaaS"), ("Scale-up", "Scale-out")):
        assert concept(one) is not concept(other)
