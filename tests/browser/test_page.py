"""The page of the study room in a real browser, with the real bot behind it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.end.studies import CONFIG, Study, open_study

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE = (1200, 800), (390, 844)
PICTURES = os.environ.get("BIYU_PICTURES")  # a folder, to take the pictures of the README anew
PATIENCE = 15_000  # ms

# Each text against the colour behind it, as WCAG 2.2 (1.4.3) reckons.
CONTRAST = """() => {
  const lum = (c) => { const [r, g, b] = c.map((v) => { v /= 255;
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const read = (s) => (s.match(/[\\d.]+/g) ?? []).map(Number);
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = read(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c.slice(0, 3); } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll('#messages *, #channels *, #bar *, .channel-head *')) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility() || e.closest('[aria-hidden=true]')) continue;
    const style = getComputedStyle(e), c = read(style.color);
    if (c.length === 4 && c[3] < 1) continue;
    const a = lum(c.slice(0, 3)), b = lum(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(style.fontSize) >= 24 ||
      (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) bad.push(`${e.textContent.trim().slice(0, 30)} ${ratio}`);
  }
  return bad;
}"""
NAMELESS = """() => [...document.querySelectorAll('button, input, textarea, a')]
  .filter((e) => e.checkVisibility() && !e.textContent.trim() && !e.getAttribute('aria-label')
    && !e.labels?.length && !e.title && !e.getAttribute('aria-labelledby'))
  .map((e) => e.outerHTML)"""


class Watched:
    """A browser whose every complaint, and every request to elsewhere, is written down."""

    def __init__(self, browser: Browser, study: Study) -> None:
        self.browser = browser
        self.study = study
        self.complaints: list[str] = []

    async def window(
        self, member: str = "", size: tuple[int, int] = DESKTOP, language: str = "ko"
    ) -> Page:
        """Open a window as a member."""
        context = await self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language
        )
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        origin = self.study.opened.room.url
        page.on("console", lambda m: self.note(m.type == "error", m.text))
        page.on("pageerror", lambda error: self.note(True, str(error)))
        page.on("request", lambda r: self.note(not r.url.startswith((origin, "data:")), r.url))
        address = self.study.opened.page.address
        who = f"/?as={member}#" if member else "/#"
        await page.goto(address.replace("/#", who))
        await expect(page.locator("#bot-state .lamp.up")).to_be_visible()
        return page

    def note(self, is_wrong: bool, told: str) -> None:
        """Write something down that must not be."""
        if is_wrong:
            self.complaints.append(told)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start Chromium; skip by name where there is none, or fail where there must be."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("BIYU_REQUIRE_SHARED") == "1":
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[Watched]:
    async with chromium() as browser, open_study(tmp_path, CONFIG) as study:
        found = Watched(browser, study)
        yield found
        assert found.complaints == []
        assert study.violations == []


async def faint(page: Page) -> list[str]:
    """List texts of too little contrast; colours may be on their way to another theme first."""
    found: list[str] = []
    for _ in range(20):
        found = await page.evaluate(CONTRAST)
        if not found:
            break
        await page.wait_for_timeout(100)
    return found


async def picture(page: Page, name: str) -> None:
    if PICTURES:
        await page.screenshot(path=f"{PICTURES}/{name}.png")


async def command(page: Page, *typed: str) -> None:
    """Use a command with the keyboard alone: its name from the picker, then its options."""
    await page.locator("#text").focus()
    await page.keyboard.type(typed[0])
    await expect(page.locator("#suggest [role=option]").first).to_be_visible()
    await page.keyboard.press("Enter")
    for text in typed[1:]:
        await expect(page.locator("#command input").first).to_be_visible()
        await page.keyboard.type(text)
    await page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_a_newcomer_asks_and_gets_an_analogy(watched: Watched, size: tuple[int, int]) -> None:
    page = await watched.window(size=size)
    assert "/질문" in await page.locator("#messages").inner_text()
    await command(page, "/질문", "EC2 왜 씀?")
    await expect(page.locator("#messages")).to_contain_text("EC2 · 쓰는 이유")
    await page.get_by_role("button", name="비유로").last.click()
    await expect(page.locator("#messages")).to_contain_text("렌터카")
    await picture(page, "ask" if size == DESKTOP else "phone")
    overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
    assert await page.evaluate(NAMELESS) == []
    for _ in range(2):
        assert await faint(page) == []
        if size == PHONE:
            break
        await page.locator("#theme").click()


async def test_two_members_play_a_round_and_the_bot_restarts(watched: Watched) -> None:
    one = await watched.window("민수")
    two = await watched.window("지우")
    for page in (one, two):
        await page.locator("#channels").get_by_text("퀴즈").click()
    await watched.study.minsu.run("퀴즈", "quiz start", number=2, forms="choice", seconds=12)
    for page in (one, two):
        await answer(page, 0)
    await picture(one, "quiz")
    await one.locator("#restart").click()
    await expect(one.locator("#bot-state .lamp.up")).to_be_visible(timeout=2 * PATIENCE)
    await expect(one.locator("#messages")).to_contain_text("문제 2/2", timeout=25_000)
    await answer(two, 0)
    await expect(one.locator("#messages")).to_contain_text("퀴즈 결과", timeout=25_000)
    await one.get_by_role("button", name="내 오답").click()
    await expect(one.locator("#messages")).to_contain_text(re.compile("내 오답|틀린 문제가 없어요"))
    await picture(one, "podium")


async def answer(page: Page, at: int) -> None:
    """Press a choice of the question that is open, and read that it was taken."""
    row = page.locator("#messages > li").filter(has_text=re.compile(r"문제 \d/\d"))
    await row.last.locator("button:enabled").nth(at).click(timeout=PATIENCE)
    await expect(page.locator("#messages")).to_contain_text("받았어요")


async def test_language_classmates_and_markup(watched: Watched) -> None:
    page = await watched.window()
    await page.locator("#language").click()
    await expect(page.locator("#classmates")).to_contain_text("Bring classmates")
    await page.locator("#classmates").click()
    await expect(page.locator("#classmates")).to_have_attribute("aria-pressed", "true")
    await page.locator("#text").fill("<img src=x onerror=alert(1)><script>alert(2)</script>")
    await page.keyboard.press("Enter")
    await expect(page.locator("#messages")).to_contain_text("<img src=x onerror=alert(1)>")
    assert await page.locator("#messages img, #messages script").count() == 0
    await page.locator("#text").fill(r"a \_\_\_\_ b \*c\* \d")
    await page.keyboard.press("Enter")
    await expect(page.locator("#messages")).to_contain_text(r"a ____ b *c* \d")


async def test_strangers_stay_outside(watched: Watched) -> None:
    origin = watched.study.opened.room.url
    async with aiohttp.ClientSession() as http:
        gets: list[tuple[str, dict[str, str], int]] = [
            ("/", {}, 200),
            ("/", {"Host": "evil.example"}, 403),
            ("/socket", {"Origin": "https://evil.example"}, 403),
            ("/socket", {}, 403),
            ("/page/..%2f..%2fpage.py", {}, 404),
            ("/../bot/cli.py", {}, 404),
        ]
        for path, headers, status in gets:
            async with http.get(origin + path, headers=headers) as response:
                assert response.status == status, path
        async with http.get(origin + "/") as response:
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    context = await watched.browser.new_context(locale="ko")
    page = await context.new_page()
    await page.goto(origin + "/#key=wrong")
    await expect(page.locator("#curtain")).to_contain_text("열쇠")
