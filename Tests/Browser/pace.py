"""How soon pages are there and how soon they answer, in a real browser: the largest paint, jumps and the slowest answer
to a tap or a key, on loopback and on a slow phone (the design guide's budgets). Prints one JSON object.

usage: pace.py SONGLY [LANGUAGE]
"""
import json
import statistics
import sys
import time

from playwright.sync_api import sync_playwright

from person import Person
from service import Service

TIMES = 5
# A phone of the middle on a slow 4G: 150 ms to and fro, 1.6 Mbit/s down, a processor four times as slow.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOW_PROCESSOR = 4
PAINT_MOST, ANSWER_MOST, SHIFT_MOST = {False: 500, True: 1800}, {False: 100, True: 200}, 0.02

WATCH = """() => {
  globalThis.seen = { paint: 0, shift: 0, answer: 0 };
  const watch = (type, act, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", (entry) => (seen.paint = entry.startTime));
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  watch("event", (entry) => { if (entry.interactionId) seen.answer = Math.max(seen.answer, entry.duration); },
    { durationThreshold: 16 });
}"""


class Pace:
    def __init__(self, program, language):
        self.service = Service(program, **{"http.trusted-proxies": "127.0.0.1", "site.language": language})
        self.missed, self.figures = [], {}

    def run(self):
        with self.service, sync_playwright() as playwright:
            self.browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            self.ada = Person(self.service, "ada", "10.0.0.1")
            self.ada.sign_up()
            self.song = self.ada.order(self.ada.song_form())
            until = time.monotonic() + 120
            while "data-events" in self.ada.get(self.song).text and time.monotonic() < until:
                time.sleep(0.3)
            for is_slow in (False, True):
                self.judge("landing", "/", is_slow, self.write_a_name)
                self.judge("create", "/create", is_slow, self.write_a_request)
                self.judge("song", self.song, is_slow, self.listen)
                self.judge("works", "/works", is_slow)
                self.judge("my-data", "/my-data", is_slow)
            self.browser.close()
        return {"passed": not self.missed, "missed": self.missed, "figures": self.figures}

    def judge(self, name, path, is_slow, act=None):
        name += " on a slow phone" if is_slow else ""
        seen = [self.visit(path, is_slow, act) for _ in range(TIMES)]
        middle = {what: statistics.median(one[what] for one in seen) for what in seen[0]}
        self.figures[name] = {
            "paintMilliseconds": round(middle["paint"]), "shift": round(max(one["shift"] for one in seen), 4),
            "answerMilliseconds": round(middle["answer"])}
        self.bar(middle["paint"], PAINT_MOST[is_slow], f"{name}: largest paint, ms")
        self.bar(middle["answer"], ANSWER_MOST[is_slow], f"{name}: slowest answer, ms")
        self.bar(max(one["shift"] for one in seen), SHIFT_MOST, f"{name}: jumps")

    def bar(self, value, most, what):
        if value > most:
            self.missed.append(f"{what} {value:.3g}, at most {most}")

    def visit(self, path, is_slow, act):
        context = self.browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
        name, value = self.ada.cookie.split("=", 1)
        if path != "/":
            context.add_cookies([{"name": name, "value": value, "url": self.service.origin}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        wire = context.new_cdp_session(page)
        if is_slow:
            wire.send("Network.enable")
            wire.send("Network.emulateNetworkConditions", SLOW)
            wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
        page.add_init_script(f"({WATCH})()")
        page.goto(self.service.origin + path, wait_until="load")
        page.wait_for_timeout(1200 if is_slow else 400)
        if act:
            # The largest paint is over with the first tap.
            act(page)
            page.wait_for_timeout(600)
        seen = page.evaluate("() => seen")
        context.close()
        return seen

    def write_a_name(self, page):
        page.locator("input[name=recipient]").tap()
        page.keyboard.type("Anna")

    def write_a_request(self, page):
        self.write_a_name(page)
        for fold in page.locator("details > summary").all()[:3]:
            fold.tap()
        page.locator("[name=story]").tap()
        page.keyboard.type("She hums while the kettle boils.")

    def listen(self, page):
        page.locator(".controls .play").tap()
        page.wait_for_timeout(300)
        page.locator("[data-at] button").nth(3).tap()
        for fold in page.locator("details > summary").all()[:3]:
            fold.tap()


if __name__ == "__main__":
    result = Pace(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "en").run()
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)
