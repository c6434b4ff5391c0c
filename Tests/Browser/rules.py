"""What every page owes, whatever it shows: nothing that axe objects to in either theme, no sideways scroll, targets that
a finger hits, a visible focus, few bytes and requests, no complaint of the browser."""
import contextlib
import time

from axe_playwright_python.sync_playwright import Axe

from service import HOLDS_BARS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The themes differ in colours and nothing else: the second is asked what depends on colours, unless all is wanted.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
QUIET_SECONDS_MOST = 3

# The design guide's budgets of one page seen for the first time, sounds apart: bytes as they travel, and how many.
BYTES_MOST = {"script": 15_000, "stylesheet": 20_000, "document": 30_000, "font": 130_000, "all": 200_000}
REQUESTS_MOST, FONTS_MOST = 16, 7
SHIFT_MOST = 0.02
NARROW = 320
BUTTON_LEAST, TARGET_LEAST = 44, 24

# What is drawn too small, as (what, width, height). Words inside a sentence are excepted (WCAG 2.5.8), and so is what
# only screen readers meet.
SMALL = """([buttonLeast, targetLeast]) => {
  const found = [];
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (element.type === "hidden" || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest(".vh, .skip")) continue;
    const style = getComputedStyle(element);
    if (element.matches("a") && style.display === "inline") continue;
    const box = element.getBoundingClientRect();
    const isButton = element.matches("button, .button, summary, input:not([type=checkbox]), select, textarea");
    const least = (isButton ? buttonLeast : targetLeast) - 0.5;
    if (box.height >= least && box.width >= targetLeast - 0.5) continue;
    found.push(`${element.tagName.toLowerCase()} "${(element.innerText || element.name || "").trim().slice(0, 30)}" `
      + `${Math.round(box.width)}x${Math.round(box.height)}`);
  }
  return found;
}"""

# What sticks out at the side, innermost first.
WIDE = """() => {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit + 1) return null;
  const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > limit + 1);
  const last = out.at(-1);
  return last ? `${last.tagName.toLowerCase()}.${last.className}: ${last.textContent.trim().slice(0, 40)}` : "the page";
}"""

# The element with the focus: nothing when the way is at its end, else a complaint or an empty one.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const name = `${element.tagName.toLowerCase()} "${(element.innerText || element.name || "").trim().slice(0, 30)}"`;
  const box = element.getBoundingClientRect();
  const places = [element, element.nextElementSibling, element.parentElement].filter(Boolean);
  const hasRing = places.some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, innerHeight / 2)];
  const isInside = y >= 0 && y <= innerHeight && x >= 0 && x <= innerWidth;
  const top = isInside ? document.elementFromPoint(x, y) : null;
  const isSeen = top && (element.contains(top) || top.contains(element) || places.some((one) => one.contains(top)));
  const id = (globalThis.songlyFocusNumbers ??= new Map());
  if (!id.has(element)) id.set(element, id.size);
  return { number: id.get(element), complaint: !hasRing ? `${name} has no ring` : !isSeen ? `${name} is covered` : "" };
}"""

SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  let paint = 0;
  new PerformanceObserver((list) => (paint = list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
  requestAnimationFrame(() => setTimeout(() => tell([sum, paint]), 50));
})"""


def answered(request):
    """When the answer to a request began, in milliseconds."""
    return request.timing["startTime"] + max(request.timing["responseStart"], 0)


class Eye:
    """Looks at the pages of one tab. What is wrong is kept in `missed`, what was measured in `figures`."""

    def __init__(self, page, origin, is_thorough=False):
        self.page, self.origin, self.is_thorough = page, origin, is_thorough
        self.pending = set()
        self.missed, self.figures = [], {}
        # Sizes, jumps and letters of twice the size depend on the words of a song, on the moment and on what else the
        # machine does: they are figures beside other tests, and bars where the site is looked at alone (Tests/Browser/run).
        self.holds_bars = HOLDS_BARS
        self.requests, self.reports, self.foreign = [], [], []
        page.on("requestfinished", lambda request: self._note_end(request, self.requests))
        page.on("requestfailed", lambda request: self._note_end(request, []))
        page.on("request", lambda request: self._note_request(request))
        page.on("console", lambda line: self._note_report(line))
        page.on("pageerror", lambda error: self.reports.append(str(error)[:200]))
        # Every page is weighed as on a first visit.
        self.network = page.context.new_cdp_session(page)
        self.network.send("Network.enable")
        self.network.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def check(self, holds, sentence):
        if not holds:
            self.missed.append(sentence)
        return holds

    def bar(self, holds, sentence):
        if not holds and not self.holds_bars:
            self.figures.setdefault("over", []).append(sentence)
            return
        self.check(holds, sentence)

    def open(self, path, name, status=200):
        """Goes there as for the first time and weighs what came."""
        answer = self.page.goto(self.origin + path)
        self.check(answer is not None and answer.status == status, f"{name} was answered {answer and answer.status}")
        return answer

    def look(self, name, shots=None):
        """Everything that can be asked of the page that is there, at the width of the tab and in both themes."""
        page = self.page
        self.settle()
        self.weigh(name)
        self.steady(name)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            if shots:
                page.screenshot(path=shots / f"{name}.{theme}.png", full_page=True)
            self.axe(name, theme, theme == "light" or self.is_thorough)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        for small in page.evaluate(SMALL, [BUTTON_LEAST, TARGET_LEAST]):
            self.missed.append(f"{name}: too small a target: {small}")
        self.reflow(name)
        self.complaints(name)

    def settle(self):
        """Waits until the page has all it asks for by itself: fonts and pictures come after it."""
        until = time.monotonic() + QUIET_SECONDS_MOST
        self.page.evaluate("() => document.fonts.ready.then(() => true)")
        quiet = 0
        while quiet < 2 and time.monotonic() < until:
            self.page.wait_for_timeout(30)
            quiet = 0 if self.pending else quiet + 1

    def axe(self, name, theme, asks_all):
        asked = {"type": "tag", "values": TAGS} if asks_all else {"type": "rule", "values": COLOUR_RULES}
        found = Axe().run(self.page, options={"runOnly": asked, "resultTypes": ["violations"]})
        for violation in found.response["violations"]:
            self.missed.append(f"axe on {name}, {theme}: {violation['id']} at {violation['nodes'][0]['target']}")

    def reflow(self, name):
        """No sideways scroll at 320 pixels (WCAG 1.4.10), nor with letters of twice the size (1.4.4)."""
        page, usual = self.page, self.page.viewport_size
        wide = page.evaluate(WIDE)
        self.check(not wide, f"{name} scrolls sideways at {usual['width']} px: {wide}")
        page.set_viewport_size({**usual, "width": NARROW})
        wide = page.evaluate(WIDE)
        self.check(not wide, f"{name} scrolls sideways at {NARROW} px: {wide}")
        page.set_viewport_size(usual)
        page.evaluate("() => (document.documentElement.style.fontSize = '200%')")
        wide = page.evaluate(WIDE)
        self.bar(not wide, f"{name} scrolls sideways at 200 % text: {wide}")
        page.evaluate("() => document.documentElement.removeAttribute('style')")

    def steady(self, name):
        shift, paint = self.page.evaluate(SHIFT)
        self.bar(shift <= SHIFT_MOST, f"{name} jumps by {shift:.3f}, at most {SHIFT_MOST}")
        self.figures.setdefault(name, {}).update(shift=round(shift, 4), paintMilliseconds=round(paint))

    def weigh(self, name):
        weights, fonts, count = dict.fromkeys(BYTES_MOST, 0), 0, 0
        begun = max((answered(request) for request in self.requests if request.is_navigation_request()), default=0)
        for request in list(self.requests):
            kind = request.resource_type
            # While an answer is waited for, the page before may still ask for something of its own.
            if not request.is_navigation_request() and request.timing["startTime"] < begun:
                continue
            # Sounds come when they are played; streams of news have no end.
            if kind in ("media", "eventsource", "fetch") or "/files/" in request.url and kind == "other":
                continue
            with contextlib.suppress(Exception):
                size = request.sizes()["responseBodySize"]
                weights["all"] += size
                count += 1
                fonts += kind == "font"
                if kind in weights:
                    weights[kind] += size
        for kind, most in BYTES_MOST.items():
            self.bar(weights[kind] <= most, f"{name}: {weights[kind]} bytes of {kind}, at most {most}")
        self.bar(count <= REQUESTS_MOST, f"{name}: {count} requests, at most {REQUESTS_MOST}")
        self.bar(fonts <= FONTS_MOST, f"{name}: {fonts} fonts, at most {FONTS_MOST}")
        self.figures.setdefault(name, {}).update(requests=count, fonts=fonts, **weights)

    def keyboard(self, name, most=120):
        """Goes through the page with the Tab key: every stop is seen, has a ring, and the way leads on to an end."""
        page, seen = self.page, []
        page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0); globalThis.songlyFocusNumbers = null; }")
        page.evaluate("() => delete globalThis.songlyFocusNumbers")
        for _ in range(most):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop is None or stop["number"] in seen:
                break
            seen.append(stop["number"])
            self.check(not stop["complaint"], f"{name} by keyboard: {stop['complaint']}")
        else:
            self.missed.append(f"{name}: the Tab key does not come to an end")
        self.check(len(seen) >= 5, f"{name}: only {len(seen)} stops of the Tab key")

    def complaints(self, name=""):
        for text in self.reports:
            self.missed.append(f"{name}: the browser complained: {text}")
        for url in self.foreign:
            self.missed.append(f"{name}: a request to others: {url}")
        self.reports.clear()
        self.foreign.clear()

    def _note_request(self, request):
        # A new page begins: what came before belongs to the last one.
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.requests.clear()
            self.pending.clear()
        # Sounds wait to be played, and a stream of news has no end.
        if request.resource_type not in ("media", "eventsource"):
            self.pending.add(request)
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.foreign.append(request.url)

    def _note_end(self, request, among):
        self.pending.discard(request)
        among.append(request)

    def _note_report(self, line):
        # A page that is an error on purpose is reported by the browser as a failed load, and so is a net that is away.
        expected = ("the server responded with a status", "net::ERR_INTERNET_DISCONNECTED")
        if line.type == "error" and not any(words in line.text for words in expected):
            self.reports.append(line.text[:200])
