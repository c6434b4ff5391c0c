"""The way of a newcomer through the real pages in a real browser: first visit, song, listening, changing, deleting,
restoring, leaving. Prints one JSON object; `passed` is true when nothing was missed.

usage: journey.py SONGLY LANGUAGE WIDTH (script|plain) [FOLDER FOR SCREENSHOTS]
"""
import json
import pathlib
import sys
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from service import Service

NAMES = {"en": "Anna", "ru": "Дана", "kk": "Айгерім"}
PASSWORD = "a quiet kitchen in winter"

# The budgets of the design guide: bytes as they travel, requests of the first view. The covers of the three samples
# are requests too; this instance has none, so they are counted beforehand.
BUDGETS = {"script": 15_000, "stylesheet": 20_000, "document": 30_000, "font": 130_000, "all": 200_000}
FONTS_MOST, REQUESTS_MOST, COVERS = 7, 16, 3


class Journey:
    def __init__(self, program, language, width, has_script, shots):
        self.language, self.width, self.has_script = language, width, has_script
        self.shots = pathlib.Path(shots) if shots else None
        self.missed, self.figures, self.foreign, self.reports, self.finished = [], {}, [], [], []
        self.service = Service(program, **{"site.language": language})

    def check(self, holds, sentence):
        if not holds:
            self.missed.append(sentence)

    def run(self):
        with self.service, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            context = browser.new_context(
                viewport={"width": self.width, "height": 844}, java_script_enabled=self.has_script,
                locale={"en": "en-US", "ru": "ru-RU", "kk": "kk-KZ"}[self.language], accept_downloads=True)
            self.page = context.new_page()
            self.page.set_default_timeout(20_000)
            self.page.on("request", self.note_request)
            self.page.on("requestfinished", lambda request: self.finished.append(request))
            self.page.on("console", lambda line: self.note_report(line.text) if line.type == "error" else None)
            self.context = context
            try:
                self.walk()
            except Exception as error:  # what was seen until then is worth telling
                self.missed.append(f"{type(error).__name__} at {self.page.url}: {str(error)[:400]}")
                self.look("stopped")
            browser.close()
        self.check(not self.foreign, f"requests to others: {self.foreign[:3]}")
        self.check(not self.reports, f"the browser complained: {self.reports[:3]}")
        return {"passed": not self.missed, "missed": self.missed, "figures": self.figures}

    def walk(self):
        self.first_visit()
        self.sign_up()
        self.wait_for_song()
        self.listen()
        self.sing_again()
        self.delete_and_restore()
        self.other_pages()
        self.leave()

    def first_visit(self):
        page = self.page
        page.goto(self.service.origin + "/")
        self.check(not self.context.cookies(), "a cookie was set before any choice")
        page.wait_for_load_state("networkidle")
        self.weigh("first visit", self.finished)
        self.check(len(self.finished) + COVERS <= REQUESTS_MOST, f"the first visit makes {len(self.finished)} requests")
        self.look("landing")
        page.fill("input[name=recipient]", NAMES[self.language])
        self.submit(page.locator("form", has=page.locator("input[name=recipient]")))
        page.wait_for_url("**/sign-up?draft=*")

    def sign_up(self):
        page = self.page
        self.look("sign-up")
        page.fill("input[name=email]", f"giver-{self.language}@example.org")
        page.fill("input[name=username]", f"giver-{self.language}")
        page.fill("input[name=password]", PASSWORD)
        form = page.locator("form", has=page.locator("input[name=email]"))
        # Without the box nothing is made, and nothing typed is lost.
        page.evaluate_handle("() => 0") if self.has_script else None
        form.locator("input[name=is-adult]").check()
        self.began = time.monotonic()
        self.submit(form)
        page.wait_for_url("**/works/*")

    def wait_for_song(self):
        page = self.page
        self.look("making")
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            if page.locator("audio").count() or page.locator("[data-seconds]").count():
                break
            if self.has_script:
                page.wait_for_timeout(500)
            else:
                time.sleep(1)
                page.reload()
        self.figures["songSeconds"] = round(time.monotonic() - self.began, 1)
        self.check(page.locator("audio").count() > 0, "no song came")
        self.look("ready")
        self.check(NAMES[self.language] in page.content(), "the page does not name the recipient")

    def listen(self):
        page = self.page
        source = page.locator("audio source").first.get_attribute("src") or page.locator("audio").first.get_attribute("src")
        answer = self.context.request.get(self.service.origin + source, headers={"Range": "bytes=1000-1999"})
        self.check(answer.status == 206 and len(answer.body()) == 1000, f"a range was answered {answer.status}")
        if self.has_script:
            page.evaluate("async () => { const a = document.querySelector('audio'); a.muted = true; await a.play(); }")
            page.wait_for_timeout(1500)
            at = page.evaluate("() => document.querySelector('audio').currentTime")
            self.check(at > 0.3, f"the player stands at {at}")
            self.check(page.locator("[aria-current=true], [aria-current=step]").count() > 0, "no line follows the song")
            page.evaluate("() => document.querySelector('audio').pause()")
        for name in ("mp3", "opus", "flac", "words", "midi", "cover"):
            path = page.url.split("?")[0] + "/files/" + name
            answer = self.context.request.get(path)
            self.check(answer.status == 200 and len(answer.body()) > 100, f"{name} was answered {answer.status}")

    def sing_again(self):
        page = self.page
        form = page.locator("form[action$='/words']")
        self.check(form.count() > 0, "the words cannot be changed")
        page.locator("details", has=form).locator("summary").click()
        words = form.locator("textarea[name=words]")
        self.check(len(words.input_value()) > 40, "the words are not in the form")
        self.submit(form)
        page.wait_for_url("**/works/*")
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline and page.locator("[data-events]").count():
            page.wait_for_timeout(700) if self.has_script else (time.sleep(1), page.reload())
        self.look("again")
        self.check(page.locator("form[action$='/show']").count() > 0, "no earlier version is kept")

    def delete_and_restore(self):
        page = self.page
        self.submit(page.locator("form[action$='/delete']").first)
        page.wait_for_url("**/works?done=*")
        self.look("library-empty")
        page.goto(self.service.origin + "/trash")
        self.look("trash")
        self.submit(page.locator("form[action$='/restore']").first)
        page.wait_for_url("**/works/*")
        self.check(page.locator("audio").count() > 0, "the restored song cannot be heard")

    def other_pages(self):
        for name in ("works", "create", "settings", "my-data", "policy", "policy/cookies", "policy/contractors", "nowhere"):
            self.page.goto(f"{self.service.origin}/{name}")
            self.look(name.replace("/", "-"))

    def leave(self):
        page = self.page
        page.goto(self.service.origin + "/settings/delete")
        self.look("delete-account")
        form = page.locator("form", has=page.locator("input[name=phrase]"))
        form.locator("input[name=password]").fill(PASSWORD)
        form.locator("input[name=phrase]").fill(f"giver-{self.language}")
        self.submit(form)
        page.wait_for_load_state()
        link = self.service.mailed_link(f"giver-{self.language}@example.org", "delete")
        page.goto(self.service.origin + link)
        self.look("delete-confirm")
        self.submit(page.locator(f"form[action='{link}']"))
        page.wait_for_load_state()
        self.look("deleted")
        page.goto(self.service.origin + "/works")
        self.check("/sign-in" in page.url, "somebody is still signed in after the deletion")

    def weigh(self, name, requests):
        """Holds what a page made the browser fetch against the budgets."""
        weights = dict.fromkeys(BUDGETS, 0)
        for request in requests:
            size = request.sizes()["responseBodySize"]
            weights["all"] += size
            if request.resource_type in weights:
                weights[request.resource_type] += size
        self.figures[name] = {"requests": len(requests), **weights}
        for kind, most in BUDGETS.items():
            self.check(weights[kind] <= most, f"{name}: {weights[kind]} bytes of {kind}, at most {most}")
        fonts = sum(request.resource_type == "font" for request in requests)
        self.check(fonts <= FONTS_MOST, f"{name}: {fonts} fonts, at most {FONTS_MOST}")

    def submit(self, form):
        form.locator("button[type=submit], button:not([type])").last.click()

    def note_request(self, request):
        if not request.url.startswith((self.service.origin, "data:", "blob:")):
            self.foreign.append(request.url)

    def note_report(self, text):
        # The page that does not exist is asked for on purpose.
        if "404" not in text:
            self.reports.append(text[:200])

    def look(self, name):
        """A screenshot where wanted, and what every page owes: no sideways scroll, no violation."""
        page = self.page
        if self.shots:
            page.screenshot(path=self.shots / f"{name}.{self.language}-{self.width}.png", full_page=True)
        if not self.has_script:
            return
        wide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth + 1")
        self.check(not wide, f"{name} scrolls sideways at {self.width} px")
        if name != "stopped":
            found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
            for violation in found.response["violations"]:
                where = violation["nodes"][0]["target"]
                self.missed.append(f"axe on {name}: {violation['id']} at {where}")


if __name__ == "__main__":
    program, language, width, script = sys.argv[1:5]
    shots = sys.argv[5] if len(sys.argv) > 5 else None
    result = Journey(program, language, int(width), script == "script", shots).run()
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)
