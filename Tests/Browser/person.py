"""Somebody who uses the service without a browser: fills in its forms and keeps its cookie, by the standard library."""
import html
import http.client
import re
import time
import urllib.parse

from service import PATIENCE

PASSWORD = "a quiet kitchen in winter"


class Unexpected(Exception):
    """The service answered something that it should not have."""


class Busy(Exception):
    """The service asked to come again later, and did nothing."""


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def location(self):
        return self.headers.get("Location", "")


class Person:
    """One connection for each request: what is measured or killed here is the service, not a pool of connections."""

    def __init__(self, service, name, address=None):
        self.service = service
        self.name = name
        self.mail = f"{name}@example.org"
        self.address = address
        self.cookie = None

    def ask(self, method, path, body=None, headers=None, timeout=PATIENCE):
        sent = {"Accept-Language": "en", **(headers or {})}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.address:
            sent["X-Forwarded-For"] = self.address
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=timeout)
        try:
            connection.request(method, path, body, sent)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            pair = cookie.split(";")[0]
            if "session" in pair:
                self.cookie = pair if not pair.endswith("=") else None
        return answer

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def post(self, path, fields, **options):
        headers = {"Origin": self.service.origin, "Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urllib.parse.urlencode(fields), headers, **options)

    def fill(self, page, action, fields, **options):
        """Sends the form of a page that goes to this path, with what it carries already."""
        answer = self.get(page)
        return self.post(action, {**hidden(answer.text, action), **fields}, **options)

    def sign_up(self):
        """True once the service has acknowledged the account with a session."""
        answer = self.fill("/sign-up", "/sign-up", {
            "email": self.mail, "username": self.name, "password": PASSWORD, "is-adult": "on"})
        refuse_busy(answer)
        return answer.status == 303 and self.cookie is not None

    def sign_in(self):
        answer = self.fill("/sign-in", "/sign-in", {"login": self.name, "password": PASSWORD})
        refuse_busy(answer)
        return answer.status == 303 and self.cookie is not None

    def song_form(self):
        """What a request for a song carries, ready to be sent twice: its own key among it."""
        return {**hidden(self.get("/create").text, "/create"), "recipient": "Anna", "occasion": "birthday",
                "seconds": "30", "language": "en"}

    def order(self, form):
        """The path of the work that was acknowledged; None for a refusal that asks to wait."""
        answer = self.post("/create", form)
        refuse_busy(answer)
        if answer.status == 303 and answer.location.startswith("/works/"):
            return answer.location.split("?")[0]
        if answer.status == 429:
            return None
        raise Unexpected(f"a song was answered {answer.status} {answer.location}: {problem(answer.text)}")

    def act(self, work, act):
        """Presses a button on a work's page; answers the status, or None where there is no such button now."""
        page = self.get(work).text
        if f'action="{work}/{act}"' not in page:
            return None
        return self.post(f"{work}/{act}", hidden(page, f"{work}/{act}")).status

    def leave(self, find_link):
        """Deletes the account by its mailed link; True once that was acknowledged."""
        answer = self.fill("/settings/delete", "/settings/delete", {"password": PASSWORD, "phrase": self.name})
        refuse_busy(answer)
        if answer.status != 200:
            return False
        link = find_link(self.mail, "delete")
        return self.fill(link, link, {}).status == 200


def patiently(act):
    """What the act answers, however often the service asks to come again first."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except Busy:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def refuse_busy(answer):
    if answer.status == 503 and "Retry-After" in answer.headers:
        raise Busy("the service asks to come again later")


def hidden(page, action):
    """What the hidden fields of a form hold; every form carries its token."""
    for form in re.findall(r"<form\b.*?</form>", page, re.S):
        if f'action="{html.escape(action)}"' not in form:
            continue
        fields = {}
        for tag in re.findall(r"<input\b[^>]*>", form):
            found = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
            if found.get("type") == "hidden":
                fields[found["name"]] = html.unescape(found.get("value", ""))
        return fields
    raise Unexpected(f"the page has no form for {action}: {problem(page)}")


def problem(page):
    """The heading of a page and what it complains of, for a report."""
    found = re.findall(r"<h1[^>]*>(.*?)</h1>|role=\"alert\"[^>]*>(.*?)</", page, re.S)
    return " ".join(re.sub(r"<[^>]+>|\s+", " ", " ".join(parts)).strip() for parts in found)[:200]
