from __future__ import annotations

import asyncio
import gc
import logging
import os
from pathlib import Path

import pytest

from bot.base.disk import write_text
from bot.config import Config, Group
from bot.tutor.shelf import Shelf, Volume

NOTE = "# 클라우드\n\n## 리전\n\n리전은 데이터 센터가 모여 있는 지역입니다.\n"
MORE = NOTE + "\n## 캐시\n\n캐시는 자주 쓰는 데이터를 가까이 두는 저장소입니다.\n"
HOME, AWAY, NOWHERE = 10**17, 10**17 + 1, 10**17 + 2


def group(folder: Path, text: str = NOTE) -> Group:
    folder.mkdir(exist_ok=True)
    (folder / "notes").mkdir(exist_ok=True)
    write(folder / "notes" / "aws.md", text)
    return Group(notes=(folder / "notes",), base=folder / "base.yaml")


def write(path: Path, text: str) -> None:
    """Write so that the change shows, however coarse the clock of the file system is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    if path.stat().st_mtime_ns <= before:
        os.utime(path, ns=(before + 1000, before + 1000))


def concepts(volume: Volume) -> set[str]:
    tutor = volume.snapshot.tutor
    assert tutor is not None
    return {concept.name for concept in tutor.base.concepts}


def settle(volume: Volume) -> bool:
    """Look until a change has stood still."""
    return [volume.refresh(), volume.refresh()][1]


@pytest.fixture
def volume(tmp_path: Path) -> Volume:
    volume = Volume("test", group(tmp_path))
    assert volume.refresh()
    return volume


def test_처음_읽기_전에는_튜터가_없다(tmp_path: Path) -> None:
    snapshot = Volume("test", group(tmp_path)).snapshot
    assert snapshot.tutor is None
    assert snapshot.faults == ()


def test_the_first_look_builds_and_reads(volume: Volume) -> None:
    assert "리전" in concepts(volume)
    assert volume.group.base.exists()
    assert volume.snapshot.faults == ()


def test_nothing_is_read_while_nothing_changes(volume: Volume) -> None:
    before = volume.snapshot
    assert not any(volume.refresh() for _ in range(5))
    assert volume.snapshot is before


def test_a_changed_note_is_built_into_the_base(volume: Volume, tmp_path: Path) -> None:
    before = volume.snapshot
    write(tmp_path / "notes" / "aws.md", MORE)
    assert settle(volume)
    assert {"리전", "캐시"} <= concepts(volume)
    assert before.tutor is not volume.snapshot.tutor
    assert "캐시" in volume.group.base.read_text(encoding="utf-8")
    assert not settle(volume)


def test_a_new_note_and_a_deleted_note_are_seen(volume: Volume, tmp_path: Path) -> None:
    extra = tmp_path / "notes" / "deep" / "cdn.md"
    extra.parent.mkdir()
    write(extra, "# CDN\n\nCDN은 콘텐츠를 가까운 곳에서 보내는 네트워크입니다.\n")
    assert settle(volume)
    assert "CDN" in concepts(volume)
    extra.unlink()
    assert settle(volume)
    assert "CDN" not in concepts(volume)


def test_an_edit_of_the_base_is_read(volume: Volume) -> None:
    base = volume.group.base
    write(base, base.read_text(encoding="utf-8").replace("지역입니다", "동네입니다"))
    assert settle(volume)
    tutor = volume.snapshot.tutor
    assert tutor is not None
    assert "동네입니다" in repr(tutor.base)


def test_a_change_is_read_when_it_stands_still(volume: Volume) -> None:
    base = volume.group.base
    text = base.read_text(encoding="utf-8")
    write(base, text[:20])
    assert not volume.refresh()
    write(base, text)
    assert not volume.refresh()
    assert volume.refresh()
    assert volume.snapshot.faults == ()


def test_a_broken_edit_leaves_the_last_good_tutor_and_is_logged_once(
    volume: Volume, caplog: pytest.LogCaptureFixture
) -> None:
    good = volume.snapshot.tutor
    text = volume.group.base.read_text(encoding="utf-8")
    write(volume.group.base, text + "\nconcept: [\n")
    with caplog.at_level(logging.ERROR):
        assert settle(volume)
        for _ in range(4):
            volume.refresh()
    assert volume.snapshot.tutor is good
    assert volume.snapshot.faults
    assert len(caplog.records) == len(volume.snapshot.faults)
    write(volume.group.base, text)
    assert settle(volume)
    assert volume.snapshot.faults == ()
    assert volume.snapshot.tutor is good  # the base is what it was


def test_a_note_changed_beside_a_broken_base_is_built_once_the_base_is_mended(
    volume: Volume, tmp_path: Path
) -> None:
    text = volume.group.base.read_text(encoding="utf-8")
    write(volume.group.base, "concepts: {")
    write(tmp_path / "notes" / "aws.md", MORE)
    assert settle(volume)
    assert "캐시" not in concepts(volume)
    write(volume.group.base, text)
    assert settle(volume)
    assert "캐시" in concepts(volume)


def test_a_base_that_is_broken_at_the_start_is_told_and_recovers(tmp_path: Path) -> None:
    broken = group(tmp_path)
    write(broken.base, "concepts: 3")
    volume = Volume("test", broken)
    assert volume.refresh()
    assert volume.snapshot.tutor is None
    assert volume.snapshot.faults
    broken.base.unlink()
    assert settle(volume)
    assert "리전" in concepts(volume)


def test_a_group_without_a_note_says_so(tmp_path: Path) -> None:
    volume = Volume("test", Group(notes=(tmp_path / "gone",), base=tmp_path / "b.yaml"))
    volume.refresh()
    assert volume.snapshot.tutor is None
    assert any("gone" in fault for fault in volume.snapshot.faults)


def test_a_base_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    noted = group(tmp_path)
    volume = Volume("test", noted.model_copy(update={"base": tmp_path / "gone" / "base.yaml"}))
    volume.refresh()
    assert volume.snapshot.tutor is None
    assert any("cannot be written" in fault for fault in volume.snapshot.faults)


def test_a_fault_of_ours_leaves_the_last_good_tutor(
    volume: Volume, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("no luck")

    good = volume.snapshot.tutor
    monkeypatch.setattr("bot.tutor.shelf.read_text", fail)
    assert volume.reload().tutor is good
    assert volume.snapshot.faults == ("RuntimeError: no luck",)
    assert "Traceback" in caplog.text


def test_a_base_of_its_own_needs_no_notes(volume: Volume, tmp_path: Path) -> None:
    alone = Volume("alone", Group(base=volume.group.base))
    alone.refresh()
    assert concepts(alone) == concepts(volume)


def test_reload_reads_although_nothing_changed(volume: Volume) -> None:
    before = volume.snapshot.tutor
    assert volume.reload().tutor is not before


def test_groups_do_not_touch_each_other(tmp_path: Path) -> None:
    broken = group(tmp_path / "away")
    write(broken.base, "concepts: 3")
    config = Config(default=None, groups={HOME: group(tmp_path / "home"), AWAY: broken})
    shelf = Shelf(config)
    for volume in shelf.volumes:
        volume.refresh()
    home, away = shelf.volume(HOME), shelf.volume(AWAY)
    assert home is not None
    assert away is not None
    assert "리전" in concepts(home)
    assert away.snapshot.tutor is None
    assert shelf.volume(NOWHERE) is None


def test_one_for_all(tmp_path: Path) -> None:
    shelf = Shelf(Config(default=group(tmp_path)))
    assert shelf.volume(HOME) is shelf.volume(AWAY)
    assert len(shelf.volumes) == 1


async def test_the_watch_picks_a_change_up_and_ends_when_cancelled(tmp_path: Path) -> None:
    shelf = Shelf(Config(default=group(tmp_path)))
    (volume,) = shelf.volumes
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            write(tmp_path / "notes" / "aws.md", MORE)
        await asyncio.sleep(0)

    watch = asyncio.create_task(shelf.watch(sleep))
    while volume.snapshot.tutor is None or "캐시" not in concepts(volume):
        await asyncio.sleep(0.01)
    watch.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watch
    assert max(slept) * 3 < 2


def test_what_is_read_holds_no_cycles(tmp_path: Path) -> None:
    volume = Volume("test", group(tmp_path))
    volume.refresh()
    write(tmp_path / "notes" / "aws.md", MORE)
    volume.refresh()
    gc.unfreeze()
    gc.collect()
    try:
        assert volume.refresh()
        gc.disable()
        gc.unfreeze()
        assert not [found for found in _cyclic() if type(found).__module__.startswith("bot.")]
    finally:
        gc.enable()


def _cyclic() -> list[object]:
    """Give what only the collector of cycles can free."""
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        return list(gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()


def test_the_collector_goes_on_after_a_reading(volume: Volume) -> None:
    volume.reload()
    assert gc.isenabled()


def test_a_change_is_live_before_it_is_written(
    volume: Volume, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[set[str]] = []

    def slow(path: Path, text: str) -> None:
        told.append(concepts(volume))
        write_text(path, text)

    monkeypatch.setattr("bot.base.build.write_text", slow)
    write(tmp_path / "notes" / "aws.md", MORE)
    assert settle(volume)
    assert "캐시" in told[0]
    assert "캐시" in (tmp_path / "base.yaml").read_text(encoding="utf-8")


def test_what_cannot_be_written_is_not_told_for_long(
    volume: Volume, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: str) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("bot.base.build.write_text", full)
    write(tmp_path / "notes" / "aws.md", MORE)
    assert settle(volume)
    assert "캐시" not in concepts(volume)
    assert any("cannot be written" in fault for fault in volume.snapshot.faults)
