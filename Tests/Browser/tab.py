"""A tab of a real browser on an instance of its own: what the journeys share. A journey says what it expects and goes
on; what did not hold is told at the end."""
import json
import pathlib
import sys

from playwright.sync_api import sync_playwright

from rules import Eye
from service import PATIENCE, Service

PASSWORD = "a quiet kitchen in winter"
LOCALES = {"en": "en-US", "ru": "ru-RU", "kk": "kk-KZ"}


class Tab:
    """usage: SONGLY LANGUAGE WIDTH (script|plain) [FOLDER FOR SCREENSHOTS]"""

    def __init__(self, program, language, width, has_script, shots):
        self.language, self.width, self.has_script = language, width, has_script
        self.shots = pathlib.Path(shots) if shots else None
        self.missed, self.figures, self.clicks = [], {}, 0
        self.service = Service(program, **{"site.language": language})
        self.name = f"giver-{language}"
        self.mail = f"{self.name}@example.org"

    def check(self, holds, sentence):
        if not holds:
            self.missed.append(sentence)
        return holds

    def run(self):
        with self.service, sync_playwright() as playwright:
            self.browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            self.page = self.tab()
            self.context = self.page.context
            self.eye = Eye(self.page, self.service.origin)
            try:
                self.walk()
            except Exception as error:  # what was seen until then is worth telling
                self.missed.append(f"{type(error).__name__} at {self.page.url}: {str(error)[:400]}")
                self.picture("stopped")
            self.eye.complaints("on the way")
            self.browser.close()
        self.missed += self.eye.missed
        return {"passed": not self.missed, "missed": self.missed, "figures": {**self.figures, **self.eye.figures}}

    def tab(self):
        """Another device of the same person."""
        context = self.browser.new_context(
            viewport={"width": self.width, "height": 844}, java_script_enabled=self.has_script,
            locale=LOCALES[self.language], accept_downloads=True, reduced_motion="reduce")
        # Of the context, since that is what its own requests go by too.
        context.set_default_timeout(PATIENCE * 1000)
        return context.new_page()

    def go(self, path, page=None):
        return (page or self.page).goto(self.service.origin + path)

    def form(self, action, page=None):
        """The form that goes to this path, or to one that ends so."""
        return (page or self.page).locator(f"form[action='{action}'], form[action$='{action}']").first

    def fill(self, action, fields, page=None):
        """Fills in a form and presses its button."""
        form = self.form(action, page)
        for name, value in fields.items():
            field = form.locator(f"[name='{name}']")
            if value is True:
                field.first.check()
            else:
                field.first.fill(value)
        self.press(form)

    def press(self, form):
        self.clicks += 1
        # This page has been read whole, so that the load to come is the next one's.
        form.page.wait_for_load_state()
        # Not for a navigation: what a script writes into the history counts as one too.
        with form.page.expect_event("load"):
            form.locator("button[type=submit], button:not([type])").last.click()

    def sign_up(self):
        self.fill("/sign-up", {"email": self.mail, "username": self.name, "password": PASSWORD, "is-adult": True})

    def sign_in(self, login, password, page=None):
        self.fill("/sign-in", {"login": login, "password": password}, page)

    def picture(self, name):
        if self.shots:
            self.page.screenshot(path=self.shots / f"{name}.{self.language}-{self.width}.png", full_page=True)

    def look(self, name):
        """What every page owes can be seen where a script may look; the rest is a picture."""
        if self.has_script and name != "stopped":
            self.eye.look(f"{name}.{self.language}-{self.width}", self.shots)
        else:
            self.picture(name)

    @classmethod
    def main(cls):
        program, language, width, script = sys.argv[1:5]
        shots = sys.argv[5] if len(sys.argv) > 5 else None
        result = cls(program, language, int(width), script == "script", shots).run()
        print(json.dumps(result, ensure_ascii=False))
        sys.exit(0 if result["passed"] else 1)
