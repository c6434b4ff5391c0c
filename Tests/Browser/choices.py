"""What people are told of their data and decide about it, in a real browser: My data, Your choices, the cookies, the
question about a counter of visits. Every page in both themes at four widths, with axe; the counter is asked for, allowed,
watched and withdrawn. Prints one JSON object; `passed` is true when nothing was missed.

usage: choices.py SONGLY LANGUAGE (script|plain) [FOLDER FOR SCREENSHOTS]
"""
import json
import pathlib
import re
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from service import PATIENCE, Service

PASSWORD = "a quiet kitchen in winter"
COUNTER = "mc.yandex.ru"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Choices:
    def __init__(self, program, language, has_script, shots):
        self.language, self.has_script = language, has_script
        self.shots = pathlib.Path(shots) if shots else None
        self.missed, self.foreign, self.reports = [], [], []
        self.service = Service(program, **{
            "site.language": language, "analytics.metrika": "12345678", "analytics.metrika-contract": "2026-09-01"})

    def check(self, holds, sentence):
        if not holds:
            self.missed.append(sentence)

    def run(self):
        with self.service, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            self.context = browser.new_context(
                viewport={"width": 390, "height": 844}, java_script_enabled=self.has_script,
                locale={"en": "en-US", "ru": "ru-RU", "kk": "kk-KZ"}[self.language])
            # Nothing leaves this machine; what would have left is noted.
            self.context.route(re.compile("^https://"), lambda route: route.abort())
            self.context.on("request", self.note_request)
            self.context.set_default_timeout(PATIENCE * 1000)
            self.page = self.context.new_page()
            self.page.on("console", lambda line: self.reports.append(line.text) if line.type == "error" else None)
            try:
                self.walk()
            except Exception as error:  # what was seen until then is worth telling
                self.missed.append(f"{type(error).__name__} at {self.page.url}: {str(error)[:400]}")
                self.look("stopped")
            browser.close()
        reports = [line for line in self.reports if "net::ERR_" not in line]
        self.check(not reports, f"the browser complained: {reports[:3]}")
        return {"passed": not self.missed, "missed": self.missed}

    def note_request(self, request):
        if not request.url.startswith((self.service.origin, "data:", "blob:")):
            self.foreign.append(request.url)

    def walk(self):
        self.go("/")
        self.check(self.page.locator("#ask-analytics").count() == 1, "the first page does not ask")
        self.examine("asking")
        self.check(not self.foreign, f"requests before an answer: {self.foreign[:3]}")
        self.sign_up()
        self.go("/my-data")
        self.examine("my-data")
        self.go("/my-data/choices")
        self.examine("choices")
        for form in ("restriction", "objection"):
            self.send(f'form[action="/my-data/{form}"]')
        self.send('form[action="/my-data/consent"]')
        self.examine("choices-made")
        for form in ("restriction", "objection"):
            self.press(self.page.locator(
                f'form[action="/my-data/{form}"] input[name=is-on][value=no]').locator("..").locator("button"))
        self.go("/my-data")
        self.examine("my-data-later")
        self.go("/policy/cookies")
        self.examine("cookies-asking")
        self.allow_and_withdraw()

    def allow_and_withdraw(self):
        self.press(self.page.locator('button[name=analytics][value=yes]').first)
        self.examine("cookies-allowed")
        if self.has_script:
            self.check(
                self.foreign and all(url == f"https://{COUNTER}/metrika/tag.js" for url in self.foreign),
                f"allowed, it asked for {self.foreign[:3]}")
        self.foreign.clear()
        for path in ("/works", "/my-data", "/settings", "/create"):
            self.go(path)
        self.check(not self.foreign, f"the counter on pages of one's own: {self.foreign[:3]}")
        self.go("/policy/cookies")
        self.press(self.page.locator('button[name=analytics][value=no]').first)
        self.foreign.clear()
        self.go("/")
        self.go("/policy/cookies")
        self.check(not self.foreign, f"withdrawn, it asked for {self.foreign[:3]}")
        self.examine("cookies-refused")

    def sign_up(self):
        self.go("/sign-up")
        self.page.fill("[name=email]", "ada@example.org")
        self.page.fill("[name=username]", "ada")
        self.page.fill("[name=password]", PASSWORD)
        self.page.check("[name=is-adult]")
        self.press(self.page.locator("main form button.button[type=submit]").last)
        self.check("/sign-up" not in self.page.url, "signing up did not go on")

    def press(self, button):
        """Every button here leads to a page, which on a busy machine begins late. What a script writes into the history is
        no page."""
        # This page has been read whole, so that the load to come is the next one's.
        self.page.wait_for_load_state()
        with self.page.expect_event("load"):
            button.click()

    def send(self, form):
        self.press(self.page.locator(f"{form} button").first)

    def go(self, path):
        self.page.goto(self.service.origin + path)

    def look(self, name):
        if self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self.shots / f"{self.language}.{name}.png", full_page=True)

    def examine(self, name):
        """The page as it is, in both themes, at the widths of phones, a tablet and a desk."""
        for theme in ("light", "dark"):
            self.page.emulate_media(color_scheme=theme)
            for width in (320, 390, 768, 1280):
                self.page.set_viewport_size({"width": width, "height": 844})
                place = f"{name}.{theme}.{width}"
                size = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]") if self.has_script else (
                    self.size())
                self.check(size[0] <= size[1], f"{place}: {size[0]} wide in {size[1]}")
                if width in (390, 1280):
                    self.look(f"{name}.{theme}.{width}")
                if self.has_script and width in (390, 1280):
                    for violation in Axe().run(self.page, options=RULES).response["violations"]:
                        where = [node["target"] for node in violation["nodes"]][:2]
                        self.missed.append(f"axe on {place}: {violation['id']} at {where}")
        self.page.set_viewport_size({"width": 390, "height": 844})

    def size(self):
        session = self.context.new_cdp_session(self.page)
        metrics = session.send("Page.getLayoutMetrics")
        return metrics["cssContentSize"]["width"], metrics["cssLayoutViewport"]["clientWidth"]


def main():
    program, language, script = sys.argv[1:4]
    shots = sys.argv[4] if len(sys.argv) > 4 else None
    result = Choices(program, language, script == "script", shots).run()
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)


if __name__ == "__main__":
    main()
