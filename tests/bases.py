"""A small hand-made base of two subjects, so that matching is tested without a reader."""

from __future__ import annotations

from bot.base.entry import Base, Concept, Entry, Facet, Source


def entry(concept: str, facet: Facet, text: str, line: int = 1, *questions: str) -> Entry:
    return Entry(concept, facet, text, (Source("note.md", (concept,), line, line),), questions)


def concept(name: str, aliases: tuple[str, ...], *entries: tuple[Facet, str]) -> Concept:
    told = tuple(entry(name, facet, text, line) for line, (facet, text) in enumerate(entries, 1))
    return Concept(name, aliases, entries=told)


D, P, A, M = Facet.DEFINITION, Facet.PURPOSE, Facet.ADVANTAGE, Facet.DISADVANTAGE
H, F, Y, X, S, C = (
    Facet.HOW,
    Facet.FEATURE,
    Facet.ANALOGY,
    Facet.EXPANSION,
    Facet.STEPS,
    Facet.COMPARISON,
)

BASE = Base(
    (
        concept(
            "EC2",
            ("Elastic Compute Cloud",),
            (D, "EC2는 가상 서버를 빌려 쓰는 컴퓨팅 서비스입니다."),
            (X, "EC2는 Elastic Compute Cloud의 약자입니다."),
            (Y, "EC2는 사무실을 짓지 않고 빌리는 것과 같습니다."),
            (F, "EC2는 우분투, 윈도우 같은 운영체제를 지원합니다."),
        ),
        concept(
            "RDS",
            (),
            (D, "RDS는 관계형 데이터베이스를 빌려 쓰는 서비스입니다."),
            (P, "백업과 패치를 맡길 수 있어서 RDS를 씁니다."),
        ),
        concept(
            "S3",
            ("Simple Storage Service",),
            (D, "S3는 파일을 저장하는 공간을 제공하는 서비스입니다."),
            (H, "S3에 올린 파일은 저마다 주소를 받아 브라우저에서 열립니다."),
        ),
        concept("리전", ("Regions",), (D, "리전은 데이터 센터를 모아 둔 지리적 위치입니다.")),
        concept(
            "가용 영역",
            ("Availability Zones",),
            (D, "가용 영역은 리전 안에서 서로 떨어져 있는 데이터 센터 묶음입니다."),
            (P, "한 곳에 불이 나도 다른 곳이 일을 이어 가도록 가용 영역을 나눕니다."),
        ),
        concept(
            "로드 밸런서", ("ELB",), (D, "로드 밸런서는 들어오는 트래픽을 여러 서버에 나눕니다.")
        ),
        concept(
            "CloudFront", (), (D, "CloudFront는 콘텐츠를 가까운 곳에서 내려 주는 서비스입니다.")
        ),
        concept(
            "교착 상태", ("데드락",), (D, "교착 상태는 서로의 자원을 기다리며 멈춘 상태입니다.")
        ),
        concept(
            "미토콘드리아",
            (),
            (D, "미토콘드리아는 세포가 쓸 에너지를 만드는 기관입니다."),
            (M, "미토콘드리아는 활성 산소를 내보내 세포를 해칩니다."),
        ),
        concept(
            "광합성",
            (),
            (D, "광합성은 식물이 빛으로 양분을 만드는 일입니다."),
            (S, "빛을 받는다 → 물을 쪼갠다 → 포도당을 만든다"),
        ),
    )
)
