"""The real notes, where they are present: they are read, and hold no secret."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from bot.notes.note import Block, Note, Severity
from bot.notes.reader import read
from tests.shared import shared


def _blocks(note: Note) -> list[Block]:
    blocks = [block for section in note.sections for block in section.blocks]
    for block in blocks:  # grows while it is walked
        blocks.extend(block.children)
    return blocks


def test_본보기_노트의_비밀은_어디에도_남지_않는다() -> None:
    path = shared("seed/aws-note.md")
    source = path.read_text("utf-8")
    links = re.findall(r"https?://[^\s)]+\?[^\s)]+", source)
    values = {value for link in links for _, value in parse_qsl(urlsplit(link).query)}
    secrets = {value for value in values if len(value) >= 12}
    secrets |= set(re.findall(r"AKIA[A-Z0-9]{16}", source))
    assert secrets, "the reference note has signed links"
    told = repr(read([path]))
    assert not [secret for secret in secrets if secret in told]
    assert "X-Amz-" not in told


def test_본보기_노트의_제목과_줄() -> None:
    path = shared("seed/aws-note.md")
    [note], problems = (reading := read([path])).notes, reading.problems
    assert problems == ()
    source = path.read_text("utf-8").split("\n")
    assert len(note.sections) > 25
    for section in note.sections:
        assert section.heading in source[section.lines.first - 1]
    assert "크게 리전(Regions)" in {mark.text for block in _blocks(note) for mark in block.marks}
    assert not [block for block in _blocks(note) if "==" in block.text or "**" in block.text]


def test_남의_노트_폴더를_탈_없이_읽는다() -> None:
    for folder in sorted(path for path in shared("notes").iterdir() if path.is_dir()):
        reading = read([folder])
        assert reading.notes
        assert not [p for p in reading.problems if p.severity is Severity.FAULT]
        for note in reading.notes:
            for block in _blocks(note):
                assert "```" not in block.text or "`" in str(block.marks)
                for mark in block.marks:
                    assert mark.start < 0 or block.text.startswith(mark.text, mark.start)
