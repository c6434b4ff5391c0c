"""The way of somebody through everything that is theirs to settle: the address, language, theme, username, e-mail, a copy
of everything, other devices, password, signing out and in, a forgotten password, the way out. Prints one JSON object.

usage: account.py SONGLY LANGUAGE WIDTH (script|plain) [FOLDER FOR SCREENSHOTS]
"""
import time
import zipfile

from service import PATIENCE
from tab import PASSWORD, Tab

NEW_PASSWORD = "an even quieter kitchen"
LAST_PASSWORD = "the quietest kitchen of all"


class AccountJourney(Tab):
    def walk(self):
        self.go("/sign-up")
        self.sign_up()
        self.confirm_address()
        self.language_and_theme()
        self.another_username()
        self.another_address()
        self.copy_of_everything()
        self.other_devices()
        self.another_password()
        self.forgotten_password()
        self.leave()

    def is_in(self, page=None):
        page = page or self.page
        self.go("/works", page)
        return "/sign-in" not in page.url

    def confirm_address(self):
        link = self.service.mailed_link(self.mail, "verify")
        for _ in range(2):
            self.go(link)  # Looking confirms nothing: mail programs look too.
        self.press(self.form(link))
        self.check(self.go(link).status == 410, "a link confirms twice")

    def language_and_theme(self):
        page = self.page
        other = "kk" if self.language != "kk" else "ru"
        for language in (other, self.language):
            self.go("/settings")
            form = page.locator("main form[action='/settings/language']")
            form.locator(f".chip:has(input[value={language}])").click()
            self.press(form)
            self.check(page.locator(f"html[lang={language}]").count() == 1, f"the page is not in {language}")
        page.locator("footer button[value=dark]").click()
        page.wait_for_selector("html[data-theme=dark]")
        self.go("/works")
        self.check(page.locator("html[data-theme=dark]").count() == 1, "the theme was forgotten")
        self.look("works-dark")
        page.locator("footer button[value=system]").click()
        page.wait_for_selector("html:not([data-theme])")

    def another_username(self):
        self.go("/settings")
        self.fill("/settings/username", {"username": "x"})
        self.check(self.page.locator(".errors a").count() == 1, "a username of one letter is not refused")
        self.name += "-new"
        self.fill("/settings/username", {"username": self.name})
        self.check(self.page.locator(".who-name").text_content() == self.name, "the username did not change")

    def another_address(self):
        new = f"new-{self.mail}"
        self.fill("/settings/email", {"email": new, "email-password": "not the password"})
        self.check(self.page.input_value("[name=email]") == new, "a wrong password lost the new address")
        self.fill("/settings/email", {"email": new, "email-password": PASSWORD})
        link = self.service.mailed_link(new, "verify")
        self.go(link)
        self.press(self.form(link))
        self.go("/my-data")
        self.check(new in self.page.content(), "the address did not change")
        self.mail = new

    def copy_of_everything(self):
        """Asked for, made, saved, and saved once more from the page that stayed."""
        page = self.page
        self.go("/my-data/takeout")
        self.press(self.form("/my-data/takeout"))
        until = time.monotonic() + PATIENCE
        while not page.locator("form.saves").count() and time.monotonic() < until:
            page.wait_for_timeout(200)
            self.go("/my-data/takeout")
        self.look("takeout")
        links = set()
        for _ in range(2):
            with page.expect_download() as news:
                page.locator("form.saves button").click()
            links.add(news.value.url)
            with zipfile.ZipFile(news.value.path()) as copy:
                is_whole = copy.testzip() is None and "manifest.json" in copy.namelist()
                self.check(is_whole, "the copy is no whole archive")
            self.check(news.value.suggested_filename.endswith(".zip"), f"saved as {news.value.suggested_filename}")
            page.wait_for_selector("form.saves button:not([aria-busy])")
        self.check(len(links) == 2, "one link saved two copies")
        dead = self.go(links.pop().removeprefix(self.service.origin))
        offers = page.locator("form.saves").count()
        self.check(dead.status == 410 and offers == 1, f"a used link was answered {dead.status}, with {offers} new ones")

    def other_devices(self):
        other = self.tab()
        self.go("/sign-in", other)
        self.sign_in(self.name, PASSWORD, other)
        self.check(self.is_in(other), "the other device did not get in")
        self.go("/settings")
        self.check(self.page.locator(".sessions li").count() == 2, "the other device is not listed")
        self.look("sessions")
        self.press(self.page.locator(".sessions form").first)
        self.check(not self.is_in(other), "the other device is still in")
        self.check(self.is_in(), "this device is out")
        other.context.close()

    def another_password(self):
        self.go("/settings")
        self.fill("/settings/password", {"current-password": PASSWORD, "new-password": NEW_PASSWORD})
        self.check(self.is_in(), "this device is out after a new password")
        self.go("/settings")
        self.press(self.form("/sign-out"))
        self.check(not self.is_in(), "signing out left somebody signed in")
        self.sign_in(self.name, PASSWORD)
        self.check(self.page.locator(".errors").count() == 1, "the old password still opens")
        self.sign_in(self.mail, NEW_PASSWORD)
        self.check(self.page.url.split("?")[0].endswith("/works"), "the new password does not open")

    def forgotten_password(self):
        self.press(self.form("/sign-out")) if self.form("/sign-out").count() else self.context.clear_cookies()
        self.go("/sign-in")
        self.page.locator("a[href='/recover']").click()
        self.page.wait_for_url("**/recover")
        self.fill("/recover", {"email": self.mail})
        link = self.service.mailed_link(self.mail, "recover")
        self.go(link)
        self.fill(link, {"password": LAST_PASSWORD})
        self.check(self.is_in(), "a new password by mail does not sign in")
        self.check(self.go(link).status == 410, "a link sets two passwords")

    def leave(self):
        self.go("/settings/delete")
        self.fill("/settings/delete", {"password": LAST_PASSWORD, "phrase": "something else"})
        self.check(self.page.locator(".errors").count() == 1, "the phrase is not asked for")
        self.fill("/settings/delete", {"password": LAST_PASSWORD, "phrase": self.name})
        link = self.service.mailed_link(self.mail, "delete")
        self.go(link)
        self.check(self.is_in(), "a look at the link deleted the account")
        self.go(link)
        self.press(self.form(link))
        self.check(not self.is_in(), "somebody is still signed in after the deletion")


if __name__ == "__main__":
    AccountJourney.main()
