"""A rebuild: the notes move on, and no edit of the people is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.base.edits import merge_entry, merge_names, weave
from bot.base.entry import Base, Concept, Entry, Facet, Goal, Source
from bot.base.merge import merge
from bot.base.pairing import pair_entries, pair_equal
from bot.base.report import MergeReport
from tests.base.bases import bases, concept, entry

SERVER = "EC2는 필요한 만큼 빌려 쓰는 서버다. 켜고 끄는 것이 자유롭다."
SERVER_NOW = "EC2는 필요한 만큼 잠깐 빌려 쓰는 가상 서버다. 켜고 끄는 것이 자유롭다."
DESK = "공유 오피스의 자리와 같다."
STORE = "S3는 파일을 넣어 두는 창고다."


def built(text: str = SERVER, line: int = 3) -> Base:
    ec2 = concept(
        "EC2",
        entry("EC2", text, line=line, questions=("EC2가 뭐야?",)),
        entry("EC2", DESK, Facet.ANALOGY, line + 4),
        aliases=("Elastic Compute Cloud",),
    )
    return Base((ec2, concept("S3", entry("S3", STORE, line=line + 9))), notes=("aws.md",))


def edited(base: Base, **changes: object) -> Base:
    """Change the first entry of the first concept, as a person would."""
    first, *rest = base.concepts
    told, *more = first.entries
    told = replace(told, **changes)  # type: ignore[arg-type]
    return replace(base, concepts=(replace(first, entries=(told, *more)), *rest))


def first_entry(base: Base) -> Entry:
    return base.concepts[0].entries[0]


def test_손대지_않은_베이스는_노트를_따른다() -> None:
    merged, report = merge(built(), built(), built(SERVER_NOW, 13))
    assert merged == built(SERVER_NOW, 13)
    (change,) = report.changed
    assert (change.before, change.after) == (SERVER, SERVER_NOW)


def test_노트가_그대로면_고친_것도_그대로다() -> None:
    mine = edited(built(), text="내가 고친 글")
    assert merge(built(), mine, built()) == (mine, MergeReport())


def test_고친_글은_남고_줄은_노트를_따른다() -> None:
    mine = edited(built(), text="다시 쓴 설명", questions=("EC2가 뭐야?", "이씨투 머임"))
    merged, report = merge(built(), mine, built(line=13))
    told = first_entry(merged)
    assert told.text == "다시 쓴 설명"
    assert told.questions == ("EC2가 뭐야?", "이씨투 머임")
    assert told.sources[0].first == 13
    assert not report


def test_고친_글_밑에서_노트가_바뀌면_둘_다_보여_준다() -> None:
    mine = edited(built(), text="내가 고친 글")
    merged, report = merge(built(), mine, built(SERVER_NOW))
    assert first_entry(merged).text == "내가 고친 글"
    (change,) = report.under_edit
    assert (change.entry.text, change.before, change.after) == ("내가 고친 글", SERVER, SERVER_NOW)
    assert any("내가 고친 글" in line and "가상 서버" in line for line in report.lines())


def test_노트에서_사라지면_지운다() -> None:
    _, s3 = built().concepts
    merged, report = merge(built(), built(), replace(built(), concepts=(s3,)))
    assert merged.concepts == (s3,)
    assert [told.text for told in report.gone] == [SERVER, DESK]


def test_사라졌어도_고친_것은_남긴다() -> None:
    _, s3 = built().concepts
    mine = edited(built(), text="내가 고친 글")
    merged, report = merge(built(), mine, replace(built(), concepts=(s3,)))
    ec2 = next(each for each in merged.concepts if each.name == "EC2")
    assert [told.text for told in ec2.entries] == ["내가 고친 글"]
    assert [told.text for told in report.kept] == ["내가 고친 글"]
    assert [told.text for told in report.gone] == [DESK]


def test_지운_항목은_돌아오지_않는다() -> None:
    ec2, s3 = built().concepts
    mine = replace(built(), concepts=(replace(ec2, entries=ec2.entries[1:]), s3))
    merged, report = merge(built(), mine, built(line=30))
    assert [told.text for told in merged.concepts[0].entries] == [DESK]
    assert not report
    merged, report = merge(built(), mine, built(SERVER_NOW))
    assert [told.text for told in merged.concepts[0].entries] == [DESK]
    assert [change.after for change in report.deleted] == [SERVER_NOW]


def test_지운_자리에_전혀_다른_글이_오면_새_항목이다() -> None:
    ec2, s3 = built().concepts
    mine = replace(built(), concepts=(replace(ec2, entries=ec2.entries[1:]), s3))
    fresh = "Nitro 카드가 하드웨어를 나누어 맡는다."
    merged, report = merge(built(), mine, built(fresh))
    assert fresh in _texts(merged)
    assert [told.text for told in report.new] == [fresh]


def test_지운_개념은_돌아오지_않는다() -> None:
    _, s3 = built().concepts
    mine = replace(built(), concepts=(s3,))
    more = entry("EC2", "새로 적은 장점", Facet.ADVANTAGE, 40)
    ec2 = built().concepts[0]
    theirs = replace(built(line=9), concepts=(replace(ec2, entries=(*ec2.entries, more)), s3))
    merged, report = merge(built(), mine, theirs)
    assert [each.name for each in merged.concepts] == ["S3"]
    assert [change.after for change in report.deleted] == ["새로 적은 장점"]


def test_이름을_바꾼_개념은_그_개념이다() -> None:
    ec2, s3 = built().concepts
    renamed = replace(
        ec2,
        name="Amazon EC2",
        entries=tuple(replace(told, concept="Amazon EC2") for told in ec2.entries),
    )
    linked = replace(s3, related=("EC2",))
    before = replace(built(), concepts=(ec2, linked))
    mine = replace(built(), concepts=(renamed, linked))
    after = replace(built(SERVER_NOW, 13), concepts=(*built(SERVER_NOW, 13).concepts[:1], linked))
    merged, report = merge(before, mine, after)
    assert [each.name for each in merged.concepts] == ["Amazon EC2", "S3"]
    assert first_entry(merged) == replace(
        first_entry(after), concept="Amazon EC2", questions=("EC2가 뭐야?",)
    )
    assert merged.concepts[1].related == ("Amazon EC2",)
    assert (len(report.changed), report.new, report.gone) == (1, (), ())


def test_이름도_글도_다_고친_개념은_출처로_알아본다() -> None:
    ec2, s3 = built().concepts
    texts = ("첫 글을 새로", "둘째 글을 새로")
    entries = tuple(
        replace(told, concept="서버", text=text)
        for told, text in zip(ec2.entries, texts, strict=True)
    )
    mine = replace(built(), concepts=(Concept("서버", (), (), entries), s3))
    merged, report = merge(built(), mine, built(line=20))
    assert [each.name for each in merged.concepts] == ["서버", "S3"]
    assert [told.text for told in merged.concepts[0].entries] == list(texts)
    assert first_entry(merged).sources[0].first == 20
    assert not report.new


def test_다른_개념으로_옮긴_항목() -> None:
    ec2, s3 = built().concepts
    told, desk = ec2.entries
    mine = replace(
        built(),
        concepts=(
            replace(ec2, entries=(told,)),
            replace(s3, entries=(*s3.entries, replace(desk, concept="S3"))),
        ),
    )
    merged, report = merge(built(), mine, built(line=50))
    assert [each.text for each in merged.concepts[0].entries] == [SERVER]
    moved = merged.concepts[1].entries[1]
    assert (moved.text, moved.concept, moved.sources[0].first) == (DESK, "S3", 54)
    assert not report


def test_숨긴_것과_facet을_바꾼_것() -> None:
    mine = edited(built(), muted=True, facet=Facet.PURPOSE)
    told = first_entry(merge(built(), mine, built(SERVER_NOW, 8))[0])
    assert (told.muted, told.facet, told.text) == (True, Facet.PURPOSE, SERVER_NOW)


def test_사람이_쓴_항목과_개념() -> None:
    ec2, s3 = built().concepts
    own = Entry("EC2", Facet.EXAMPLE, "과제 서버를 올릴 때 쓴다", ())
    mine = replace(
        built(),
        concepts=(
            replace(ec2, entries=(ec2.entries[0], own, ec2.entries[1])),
            Concept("우리 서버", ("학교 서버",)),
            s3,
        ),
    )
    merged, report = merge(built(), mine, built(SERVER_NOW))
    assert [each.name for each in merged.concepts] == ["EC2", "우리 서버", "S3"]
    assert [told.facet for told in merged.concepts[0].entries] == [
        Facet.DEFINITION,
        Facet.EXAMPLE,
        Facet.ANALOGY,
    ]
    assert merged.concepts[0].entries[1] == own
    assert len(report.changed) == 1


def test_새_항목과_새_개념() -> None:
    vpc = concept("VPC", entry("VPC", "우리만 쓰는 네트워크", line=60))
    ec2, s3 = built().concepts
    mine = replace(built(), concepts=(replace(ec2, aliases=(*ec2.aliases, "이씨투")), s3))
    merged, report = merge(built(), mine, replace(built(), concepts=(vpc, ec2, s3)))
    assert [each.name for each in merged.concepts] == ["VPC", "EC2", "S3"]
    assert merged.concepts[1].aliases == ("Elastic Compute Cloud", "이씨투")
    assert [told.concept for told in report.new] == ["VPC"]


def test_같은_이름이_된_두_개념은_합친다() -> None:
    ec2, s3 = built().concepts
    renamed = replace(ec2, name="S4", entries=tuple(replace(e, concept="S4") for e in ec2.entries))
    mine = replace(built(), concepts=(renamed, s3))
    fresh = concept("S4", entry("S4", "새로 생긴 것", line=70))
    merged, _ = merge(built(), mine, replace(built(), concepts=(ec2, s3, fresh)))
    assert [each.name for each in merged.concepts] == ["S4", "S3"]
    assert [told.text for told in merged.concepts[0].entries] == [SERVER, DESK, "새로 생긴 것"]


def test_기록을_잃어도_아무것도_잃지_않는다() -> None:
    mine = edited(built(), text="내가 고친 글")
    merged, report = merge(None, mine, built(SERVER_NOW, 13))
    assert {told.text for each in merged.concepts for told in each.entries} == {
        "내가 고친 글",
        DESK,
        STORE,
    }
    assert first_entry(merged).sources[0].first == 13
    assert [change.after for change in report.under_edit] == [SERVER_NOW]
    assert next(iter(report.lines())).startswith("The record of the last build is lost")


def test_고친_출처에서도_줄은_노트를_따른다() -> None:
    here, there = Source("a.md", ("가",), 1, 2), Source("b.md", ("나",), 5, 6)
    own = Source("내.md", (), 1, 1)
    before = edited(built(), sources=(here, there))
    mine = edited(built(), sources=(own, there))
    after = edited(built(), sources=(replace(here, first=2), replace(there, last=9)))
    told = first_entry(merge(before, mine, after)[0])
    assert told.sources == (own, replace(there, last=9))


def test_목표도_합친다() -> None:
    first, second = (Goal(text, Source("a.md", (), 1, 1)) for text in ("하나", "둘"))
    moved = replace(second, source=Source("a.md", (), 9, 9))
    third = replace(first, text="셋")
    merged, _ = merge(
        Base(goals=(first, second)), Base(goals=(second,)), Base(goals=(first, moved, third))
    )
    assert merged.goals == (moved, third)


def test_목록_합치기() -> None:
    assert merge_names("ab", "bx", "abc") == ("b", "x", "c")
    assert merge_names("ab", "ab", "cb") == ("c", "b")
    assert merge_names("ab", "ba", "ab") == ("b", "a")


def test_순서_합치기() -> None:
    assert weave([1, 2], [1, 9, 2], [2, 1, 3], {1, 2, 3, 9}) == [2, 1, 9, 3]
    assert weave([1, 2], [2, 1, 9], [1, 3, 2], {1, 2, 3, 9}) == [2, 1, 3, 9]


@settings(max_examples=40)
@given(bases(), bases())
def test_고치지_않았으면_새_빌드와_똑같다(before: Base, after: Base) -> None:
    assert merge(before, before, before)[0] == before
    assert merge(before, before, after)[0] == after


@settings(max_examples=40)
@given(bases(), bases(), bases())
def test_한_번_더_해도_같다(before: Base, ours: Base, theirs: Base) -> None:
    merged, _ = merge(before, ours, theirs)
    again, report = merge(theirs, merged, theirs)
    assert again == merged
    assert not report


@settings(max_examples=40)
@given(bases(), bases())
def test_기록이_없으면_사람의_글은_모두_남는다(ours: Base, theirs: Base) -> None:
    merged, _ = merge(None, ours, theirs)
    assert _texts(ours) <= _texts(merged)
    assert {each.name for each in ours.concepts} <= {each.name for each in merged.concepts}


@st.composite
def edits(draw: st.DrawFn) -> tuple[Base, Base, set[str]]:
    """A build, what people made of it, and the texts that are theirs alone."""
    base = draw(bases())
    own: set[str] = set()
    concepts = []
    for each in base.concepts:
        entries = []
        for told in each.entries:
            kind = draw(st.sampled_from(("keep", "reword", "delete", "mute")))
            if kind == "reword":
                told = replace(told, text=f"사람이 쓴 글 {len(own)}")
                own.add(told.text)
            if kind == "mute":
                told = replace(told, muted=True)
            entries += [] if kind == "delete" else [told]
        if draw(st.booleans()):
            entries.append(Entry(each.name, Facet.ANALOGY, f"사람의 비유 {len(own)}", ()))
            own.add(entries[-1].text)
        concepts.append(replace(each, entries=tuple(entries)))
    return base, replace(base, concepts=tuple(concepts)), own


@settings(max_examples=40)
@given(edits(), bases())
def test_고친_것은_어떤_빌드에서도_살아남는다(
    edit: tuple[Base, Base, set[str]], theirs: Base
) -> None:
    before, ours, own = edit
    merged, _ = merge(before, ours, theirs)
    assert own <= _texts(merged)


@settings(max_examples=40)
@given(edits())
def test_지운_것은_같은_노트에서_돌아오지_않는다(edit: tuple[Base, Base, set[str]]) -> None:
    before, ours, _ = edit
    longer = replace(before, notes=(*before.notes, "새 노트.md"))
    merged, report = merge(before, ours, longer)
    assert merged.concepts == ours.concepts
    assert not report


def _texts(base: Base) -> set[str]:
    return {told.text for each in base.concepts for told in each.entries}


@settings(max_examples=60)
@given(bases())
def test_같은_항목들은_제_짝을_찾는다(base: Base) -> None:
    for each in base.concepts:
        for entries in (each.entries, each.entries * 2):
            lone = {place: place for place in range(len(entries))}
            assert pair_entries(entries, entries) == pair_equal(entries, entries) == lone


@settings(max_examples=60)
@given(bases(), bases())
def test_손대지_않은_항목은_새_항목이_된다(before: Base, after: Base) -> None:
    for old, new in zip(_entries(before), _entries(after), strict=False):
        assert merge_entry(old, old, new) == replace(new, concept=old.concept)


def _entries(base: Base) -> list[Entry]:
    return [entry for each in base.concepts for entry in each.entries]
