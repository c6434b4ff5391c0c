"""The way of a newcomer through the real pages in a real browser: first visit, song, listening, changing, deleting,
restoring, leaving. Prints one JSON object; `passed` is true when nothing was missed.

usage: journey.py SONGLY LANGUAGE WIDTH (script|plain) [FOLDER FOR SCREENSHOTS]
"""
import time

from service import SONGS_PATIENCE
from tab import PASSWORD, Tab

NAMES = {"en": "Anna", "ru": "Дана", "kk": "Айгерім"}
STORIES = {"en": "She hums while the kettle boils.", "ru": "Она поёт, пока закипает чайник.",
           "kk": "Шай қайнағанша ән айтып жүреді."}
CLICKS_MOST = 3


class Journey(Tab):
    def walk(self):
        self.first_visit()
        self.nothing_is_lost()
        self.sign_up_with_a_song()
        self.wait_for_song()
        self.listen()
        self.take_home()
        self.edit_and_sing_again()
        self.change_the_sound_and_stop()
        self.session_ends_while_typing()
        self.delete_and_restore()
        self.leave()

    def first_visit(self):
        self.go("/")
        self.check(not self.context.cookies(), "a cookie was set before any choice")
        self.look("landing")

    def nothing_is_lost(self):
        """What was typed is still there after a look at another page, after a reload, and on the way to an account."""
        page = self.page
        self.go("/create")
        page.fill("[name=recipient]", NAMES[self.language])
        page.fill("[name=story]", STORIES[self.language])
        page.locator("footer a[href='/policy']").click()
        page.wait_for_url("**/policy")
        page.go_back()
        self.check(page.input_value("[name=recipient]") == NAMES[self.language], "Back lost the name")
        self.check(page.input_value("[name=story]") == STORIES[self.language], "Back lost the story")
        if self.has_script:  # Without one it is the browser's own affair.
            page.reload()
            self.check(page.input_value("[name=story]") == STORIES[self.language], "a reload lost the story")
        # And to another language and back again.
        for language in ("ru" if self.language != "ru" else "kk", self.language):
            page.locator(f".langs button[value={language}]").click()
            page.wait_for_url("**/draft/*")
            page.wait_for_selector(f"html[lang={language}]")
            page.wait_for_load_state()
            self.check(page.input_value("[name=story]") == STORIES[self.language], "another language lost the story")

    def sign_up_with_a_song(self):
        page = self.page
        self.go("/")
        self.clicks = 0
        page.fill("input[name=recipient]", NAMES[self.language])
        if self.has_script:
            # The Enter key presses the button of the form, and not the first of the page.
            self.clicks += 1
            page.press("input[name=recipient]", "Enter")
        else:
            self.press(page.locator("form", has=page.locator("input[name=recipient]")))
        page.wait_for_url("**/sign-up?draft=*")
        self.check(self.clicks <= CLICKS_MOST, f"it took {self.clicks} clicks to the account")
        self.look("sign-up")
        # A password that is too short loses neither what was typed nor the song.
        self.fill("/sign-up", {"email": self.mail, "username": self.name, "password": "12345678", "is-adult": True})
        self.check(page.input_value("[name=email]") == self.mail, "a wrong password lost the address")
        self.check(page.locator("[name=is-adult]").is_checked(), "a wrong password lost the tick")
        self.look("sign-up-again")
        self.began = time.monotonic()
        self.sign_up()
        page.wait_for_url("**/works/*")
        self.song = page.url.split("?")[0].removeprefix(self.service.origin)

    def wait_for_song(self):
        page = self.page
        if self.has_script:
            page.wait_for_selector(".step-list .now, [data-follow]", timeout=SONGS_PATIENCE * 1000)
            self.figures["firstStepSeconds"] = round(time.monotonic() - self.began, 1)
            page.wait_for_selector("#words li, [data-follow]", timeout=SONGS_PATIENCE * 1000)
        self.look_at_the_making()
        # Leaving is safe: the song is in the library, and coming back finds it further on.
        self.go("/works")
        self.check(page.locator(f"a[href='{self.song}']").count() > 0, "the song is not among the songs")
        self.go(self.song)
        # A script hears of the end, a page without one asks again by itself: nothing is reloaded from here.
        self.wait_for_player()
        self.figures["songSeconds"] = round(time.monotonic() - self.began, 1)
        self.look("ready")
        self.check(NAMES[self.language] in page.content(), "the page does not name the recipient")
        self.check(page.locator(".kept time").count() == 1, "the page does not say until when it stays")
        self.check("5.4" in page.locator(".kept .clause").inner_text(), "the page names no clause")

    def wait_for_player(self):
        self.page.wait_for_selector("[data-follow]", timeout=SONGS_PATIENCE * 1000)
        self.page.wait_for_load_state()

    def look_at_the_making(self):
        """As somebody sees it whose net is gone for a moment: so it stays what it is while it is looked at."""
        if not self.has_script:
            return self.picture("making")
        self.eye.settle()
        self.context.set_offline(True)
        # On a busy machine it may be ready by then.
        if self.page.locator("[data-events]").count():
            self.check(self.page.locator("[role=status]").first.inner_text() != "", "no step is said")
            self.look("making")
        self.context.set_offline(False)

    def listen(self):
        page = self.page
        source = page.locator("audio source").first.get_attribute("src")
        answer = self.context.request.get(self.service.origin + source, headers={"Range": "bytes=1000-1999"})
        self.check(answer.status == 206 and len(answer.body()) == 1000, f"a range was answered {answer.status}")
        if not self.has_script:
            return
        page.evaluate("() => (document.querySelector('audio').muted = true)")
        at = lambda: page.evaluate("() => document.querySelector('audio').currentTime")
        page.locator(".controls .play").click()
        page.wait_for_function("() => document.querySelector('audio').currentTime > 0.4")
        page.wait_for_selector("body.playing")
        page.wait_for_selector(".lines [aria-current]")
        # A tap on a line goes there. Slowly, so that it is still there when it is looked at.
        page.evaluate("() => (document.querySelector('audio').playbackRate = 0.1)")
        line = page.locator(".lines [data-at]").nth(2)
        line.locator("button").click()
        there = float(line.get_attribute("data-at"))
        self.check(there <= at() < there + 5, f"a tap on a line of {there} s went to {at()}")
        self.check(line.get_attribute("aria-current") == "true", "the tapped line is not marked")
        page.locator(".controls .play").click()
        # The ribbon, by its keys and by a click in its middle.
        ribbon = page.locator(".scrub input")
        before = at()
        ribbon.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        self.check(at() > before, "the arrow keys do not seek")
        total = float(page.locator("[data-player]").get_attribute("data-seconds"))
        box = ribbon.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.check(abs(at() - total / 2) < total / 20, f"a click on the ribbon's middle went to {at()} of {total}")
        page.locator("[data-skip='-10']").click()
        self.check(abs(at() - (total / 2 - 10)) < total / 20 + 1, f"ten seconds back went to {at()}")
        self.check(ribbon.get_attribute("aria-valuetext").count(":") == 2, "the ribbon says no time")

    def take_home(self):
        page = self.page
        with page.expect_download() as news:
            page.locator(".deck a[download]").click()
        name = news.value.suggested_filename
        self.check(name.endswith(".mp3") and NAMES[self.language][:3] in name or ".mp3" in name, f"saved as {name}")
        for kind in ("mp3", "opus", "flac", "words", "midi", "cover"):
            link = page.locator(f".files a[href*='/files/{kind}']")
            if not self.check(link.count() == 1, f"{kind} is not offered"):
                continue
            answer = self.context.request.get(self.service.origin + link.get_attribute("href"))
            self.check(answer.status == 200 and len(answer.body()) > 100, f"{kind} was answered {answer.status}")
            self.check("attachment" in answer.headers.get("content-disposition", ""), f"{kind} is not for saving")

    def edit(self, change):
        """Opens the words and changes them; answers the form."""
        form = self.form("/words")
        if not form.locator("textarea").is_visible():
            self.page.locator("#edit-words > summary").click()
        words = form.locator("textarea[name=words]")
        self.check(len(words.input_value()) > 40, "the words are not in the form")
        words.fill(change(words.input_value()))
        return form

    def edit_and_sing_again(self):
        page = self.page
        lines = self.edit(lambda text: text)
        first = next(line for line in lines.locator("textarea").input_value().splitlines()
                     if line.strip() and not line.startswith("["))
        self.press(self.edit(lambda text: text.replace("\n" + first, "", 1)))
        self.wait_for_player()
        self.look("again")
        self.check(page.locator(".versions li").count() == 2, "the earlier version is not kept")
        self.press(self.form("/show"))
        self.check(page.locator(".versions li[aria-current]").count() == 1, "no version is marked")
        self.check(first in page.locator(".words-text").inner_text(), "the earlier version has not its words")
        self.press(self.form("/show"))

    def change_the_sound_and_stop(self):
        page = self.page
        before = page.locator(".me .pill").inner_text()
        fold = page.locator("details", has=page.locator("form[action$='/again'] [name=style]"))
        fold.locator("summary").click()
        form = fold.locator("form")
        form.locator(".chip:has(input[name=style]:not(:checked))").first.click()
        self.press(form)
        self.check(page.locator(".me .pill").inner_text() != before, "a new version costs nothing")
        # A page without a script asks again by itself, and may do so under the finger.
        while self.form("/cancel").count():
            self.press(self.form("/cancel"))
        self.wait_for_player()
        self.check(page.locator(".me .pill").inner_text() == before, "stopping gave nothing back")
        self.check(page.locator(".versions li").count() == 2, "stopping left a version")

    def session_ends_while_typing(self):
        """The session ends while somebody changes the words: after signing in they are still there."""
        page = self.page
        form = self.edit(lambda text: text + "\nLa la la")
        self.context.clear_cookies(name="session")
        self.press(form)
        page.wait_for_url("**/sign-in*")
        self.sign_in(self.mail, PASSWORD)
        page.wait_for_url("**/works/*")
        kept = self.form("/words").locator("textarea")
        self.check(kept.is_visible() and "La la la" in kept.input_value(), "the end of the session lost the words")
        self.look("words-kept")
        self.go(self.song)

    def delete_and_restore(self):
        page = self.page
        self.press(self.form("/delete"))
        page.wait_for_url("**/works?done=*")
        self.look("library-empty")
        self.go("/trash")
        self.check(page.locator(".trash-list time").count() == 1, "the trash says no date")
        self.look("trash")
        self.press(self.form("/restore"))
        page.wait_for_url("**/works/*")
        self.check(page.locator("audio").count() > 0, "the restored song cannot be heard")

    def leave(self):
        page = self.page
        self.go("/settings/delete")
        self.fill("/settings/delete", {"password": PASSWORD, "phrase": self.name})
        link = self.service.mailed_link(self.mail, "delete")
        self.go(link)
        self.press(self.form(link))
        self.check(page.locator(".receipt").count() == 1, "no receipt is shown")
        self.look("deleted")
        self.go("/works")
        self.check("/sign-in" in page.url, "somebody is still signed in after the deletion")
        self.sign_in(self.mail, PASSWORD)
        self.check("/sign-in" in page.url, "a deleted account opens")


if __name__ == "__main__":
    Journey.main()
