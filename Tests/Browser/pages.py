"""Every page of the site in a real browser, in every state that people meet, in three languages and two themes: what
each owes is said by rules.py. Prints one JSON object; `passed` is true when nothing was missed.

usage: pages.py SONGLY [--languages en,ru,kk] [--width PIXELS] [--thorough] [--shots FOLDER] [ROUTE …]

The routes are those without a token, as the program declares them; what is linked from any page is looked at too, so a
new page is found by itself.
"""
import argparse
import json
import pathlib
import re
import sys

from playwright.sync_api import sync_playwright

import planted
from places import ADDRESS, Places
from rules import Eye
from service import PATIENCE

# Where the Tab key is walked through.
WALKED = ("landing", "create", "ready", "works", "settings", "sign-up")


# Puts a form of ours together and sends it, past what the browser itself would refuse.
SEND = """([action, fields]) => {
  const own = [...document.forms].find((form) => new URL(form.action).pathname === action);
  const kept = own ? [...own.querySelectorAll("input[type=hidden]")].map((input) => [input.name, input.value]) : [];
  const all = { "form-token": document.querySelector("[name=form-token]").value, ...Object.fromEntries(kept), ...fields };
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action });
  for (const [name, values] of Object.entries(all)) {
    for (const value of [values].flat()) {
      form.append(Object.assign(document.createElement("textarea"), { name, value }));
    }
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}"""


# Ways to other pages of ours: no mails, no files.
LINKS = """() => [...document.querySelectorAll("a[href]:not([download])")]
  .filter((link) => link.origin === location.origin && !link.pathname.includes("/files/")).map((link) => link.pathname)"""


# What can be read on a page, in its fields too.
SHOWN = """() => document.body.textContent
  + [...document.querySelectorAll("input, textarea")].map((field) => field.value).join(" ")"""
# On so many pages of planted texts they are truly shown: the song, the requests, the draft, a search, a name in the
# address, and the forms that were refused.
SHOWN_LEAST = 8


class Pages:
    def __init__(self, program, languages, asked):
        self.languages, self.routes, self.width = languages, asked.routes, asked.width
        self.is_thorough = asked.thorough
        self.shots = pathlib.Path(asked.shots) if asked.shots else None
        self.places = Places(program, languages)
        self.seen, self.eyes = set(), []

    def run(self):
        missed = []
        with self.places, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for language in self.languages:
                try:
                    Walk(self, browser, language).go()
                except Exception as error:  # what was seen until then is worth telling
                    missed.append(f"{language}: {type(error).__name__}: {str(error)[:600]}")
            browser.close()
        missed += [sentence for eye in self.eyes for sentence in eye.missed]
        figures = {name: figure for eye in self.eyes for name, figure in eye.figures.items()}
        return {"passed": not missed, "missed": missed, "seen": sorted(self.seen), "figures": figures}


class Walk:
    """All pages in one language: as somebody unknown, as Ada who has songs, and as Ben who has none."""

    def __init__(self, pages, browser, language):
        self.pages, self.places, self.language = pages, pages.places, language
        self.kinds, self.links = set(), []
        self.nobody = self.eye(browser, None)
        self.ada = self.eye(browser, self.places.ada)
        self.ben = self.eye(browser, self.places.ben)
        self.vera = self.eye(browser, self.places.veras[language])
        self.browser = browser

    def go(self):
        if self.language == self.pages.languages[0]:
            self.nothing_runs()
        for name, eye, path, status in self.places.plain(self.nobody, self.ada, self.ben, self.language):
            self.look(eye, path, name, status)
        for name, eye, page, action, fields, status in self.places.acts(self.nobody, self.ada, self.vera, self.language):
            # Whoever deletes an account is left without cookies.
            self.speak(eye.page.context)
            eye.page.goto(eye.origin + page)
            if action:
                self.send(eye, name, action, fields, status)
            self.see(eye, name)
        self.crawl()

    def nothing_runs(self):
        """What somebody wrote is text wherever it is shown again, and nothing of it runs."""
        eye = self.eye(self.browser, self.places.eve)
        watch = planted.Watch(eye.page)
        eye.missed += planted.notices(self.browser)
        shown = 0
        for name, path in self.places.planted_pages(self.language):
            eye.open(path, name)
            eye.missed += watch.complaints(name)
            shown += "songlyRan" in eye.page.evaluate(SHOWN)
        for name, page, action, fields in self.places.planted_acts():
            eye.page.goto(eye.origin + page)
            self.send(eye, name, action, fields, 422)
            eye.missed += watch.complaints(name)
            shown += "songlyRan" in eye.page.evaluate(SHOWN)
        eye.check(shown >= SHOWN_LEAST, f"planted texts were shown on {shown} pages only")
        eye.complaints("planted texts")

    def send(self, eye, name, action, fields, status):
        with eye.page.expect_navigation() as news:
            eye.page.evaluate(SEND, [action, fields])
        answer = news.value
        eye.check(status in (None, answer.status), f"{name} was answered {answer.status}, not {status}")

    def crawl(self):
        """Whatever is declared or linked and was not looked at yet."""
        waiting = self.links + [(eye, route) for route in self.pages.routes for eye in (self.nobody, self.ada)]
        self.links = []
        while waiting:
            eye, path = waiting.pop()
            kind = (eye is self.nobody, shape(path))
            # The frame of somebody's pages is looked at in one language.
            if self.language != self.pages.languages[0] and (not kind[0], kind[1]) in self.kinds:
                continue
            if kind in self.kinds:
                continue
            self.kinds.add(kind)
            if not self.is_page(eye, path):
                continue
            self.look(eye, path, f"{'nobody' if eye is self.nobody else 'somebody'}{path.replace('/', '-')}")
            waiting += self.links
            self.links = []

    def is_page(self, eye, path):
        """Whether the address answers with a page of its own: who must sign in first is sent away, and some are for
        programs."""
        answer = eye.page.context.request.get(eye.origin + path, max_redirects=0)
        self.pages.seen.add(shape(path))
        return answer.status == 200 and answer.headers.get("content-type", "").startswith("text/html")

    def look(self, eye, path, name, status=200):
        eye.open(path, name, status)
        self.see(eye, name)

    def see(self, eye, name):
        path = shape(eye.page.url.removeprefix(eye.origin))
        self.kinds.add((eye is self.nobody, path))
        self.pages.seen.add(path)
        spoken = eye.page.evaluate("() => document.documentElement.lang")
        eye.check(spoken == self.language, f"{name} is in {spoken}, not in {self.language}")
        eye.look(f"{name}.{self.language}-{self.pages.width}", self.pages.shots)
        if name in WALKED:
            eye.keyboard(f"{name}.{self.language}-{self.pages.width}")
        for path in eye.page.evaluate(LINKS):
            self.links.append((eye, path))

    def speak(self, context):
        context.add_cookies([{"name": "language", "value": self.language, "url": self.places.origin}])

    def eye(self, browser, person):
        context = browser.new_context(
            viewport={"width": self.pages.width, "height": 844}, reduced_motion="reduce",
            extra_http_headers={"X-Forwarded-For": ADDRESS})
        self.speak(context)
        if person:
            name, value = person.cookie.split("=", 1)
            context.add_cookies([{"name": name, "value": value, "url": self.places.origin}])
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        eye = Eye(page, self.places.origin, self.pages.is_thorough)
        self.pages.eyes.append(eye)
        return eye


def shape(path):
    """An address without what differs from one thing to the next."""
    path = path.split("?")[0].split("#")[0]
    return re.sub(r"/[0-9a-f]{8}-[0-9a-f-]{27}|/[A-Za-z0-9_-]{32,64}(?=$|/)", "/*", path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--languages", default="en,ru,kk")
    parser.add_argument("routes", nargs="*")
    parser.add_argument("--shots")
    parser.add_argument("--width", type=int, default=390)
    parser.add_argument("--thorough", action="store_true", help="every rule in both themes, not those of colours alone")
    asked = parser.parse_args()
    result = Pages(asked.program, asked.languages.split(","), asked).run()
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)
