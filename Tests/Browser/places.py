"""Brings an instance into every state that a page can show, and says how each page is come by."""
import sqlite3
import time
import urllib.parse

import planted
from person import PASSWORD, Person, Unexpected, hidden
from service import PATIENCE, SONGS_PATIENCE, Service

NAMES = {"en": "Anna", "ru": "Дана", "kk": "Айгерім"}
STORIES = {
    "en": "We met in the rain in Almaty. She laughs at her own jokes.",
    "ru": "Мы встретились под дождём в Алматы. Она смеётся над своими шутками.",
    "kk": "Біз Алматыда жаңбырда таныстық. Ол өз әзіліне өзі күледі."}
SECRET = "A" * 43
# Where the browser says it is.
ADDRESS = "10.0.9.9"


class Places:
    """An instance with people and songs. Ada has songs in every state, Ben has none, Eve one of a planted story."""

    def __init__(self, program, languages):
        self.languages = languages
        self.service = Service(
            program, **{"site.samples": "true", "http.trusted-proxies": "127.0.0.1", "operator.address": "Astana"})
        self.origin = self.service.origin

    def __enter__(self):
        self.service.start()
        try:
            self.prepare()
        except BaseException:
            self.service.__exit__()
            raise
        return self

    def __exit__(self, *all):
        self.service.__exit__(*all)

    def prepare(self):
        self.ada, self.ben, self.eve = (
            Person(self.service, name, f"10.0.0.{number}") for number, name in enumerate(("ada", "ben", "eve"), 1))
        for person in (self.ada, self.ben, self.eve):
            if not person.sign_up():
                raise Unexpected(f"{person.name} could not sign up")
        self.songs = {language: self.order(language) for language in self.languages}
        self.planted = self.order(self.languages[0], self.eve, STORIES[self.languages[0]] + "\n" + planted.TEXT)
        deadline = time.monotonic() + SONGS_PATIENCE
        waiting = {(song, self.ada) for song in self.songs.values()} | {(self.planted, self.eve)}
        while waiting and time.monotonic() < deadline:
            time.sleep(0.5)
            waiting = {(song, giver) for song, giver in waiting if "data-follow" not in giver.get(song).text}
        while self.ada.get("/").text.count('class="sample"') < 3 and time.monotonic() < deadline:
            time.sleep(0.5)
        if waiting:
            raise Unexpected(f"songs did not come: {[song for song, _ in waiting]}")
        self.copy = self.copied()
        self.veras = {language: Person(self.service, f"vera-{language}", "10.0.2.1") for language in self.languages}
        self.links = {language: self.mailed(language) for language in self.languages}
        # From here on nothing is made or mailed any more: a song that waits goes on waiting.
        self.service.stop()
        self.service.settings["work.inside"] = "false"
        self.service.start()
        self.states = {}
        for state in ("cancelled", "failed", "making", "queued", "trashed"):
            work = self.states[state] = self.order(self.languages[0])
            if state in ("cancelled", "failed", "trashed"):
                self.ada.act(work, "cancel")
            if state == "trashed":
                self.ada.act(work, "delete")
        self.write("UPDATE versions SET state = 'failed', failure = 'song-failed' WHERE work = ?", self.states["failed"])
        self.write("UPDATE versions SET state = 'making' WHERE work = ?", self.states["making"])

    def copied(self):
        """The path of Ada's copy of her data, without a link to it; she also asks for something by right."""
        page = "/my-data/takeout"
        self.ada.fill(page, page, {"act": "ask"})
        deadline = time.monotonic() + SONGS_PATIENCE
        while 'value="save"' not in (text := self.ada.get(page).text):
            if time.monotonic() > deadline:
                raise Unexpected("the copy of Ada's data did not come")
            time.sleep(0.2)
        sent = self.ada.fill("/my-data/requests", "/my-data/requests", {"right": "access", "text": "What is held of me?"})
        if sent.status != 303:
            raise Unexpected(f"a request was answered {sent.status}")
        return f"{page}/{hidden(text, page)['id']}"

    def mailed(self, language):
        """Links that work once, from mails to people who are there for nothing else: verify, recover, delete."""
        vera = self.veras[language]
        dora = Person(self.service, f"dora-{language}", "10.0.2.2")
        if not (vera.sign_up() and dora.sign_up()):
            raise Unexpected("nobody could sign up")
        vera.fill("/recover", "/recover", {"email": vera.mail})
        dora.fill("/settings/delete", "/settings/delete", {"password": PASSWORD, "phrase": dora.name})
        people = (("verify", vera), ("recover", vera), ("delete", dora))
        return [self.service.mailed_link(person.mail, kind) for kind, person in people]

    def order(self, language, giver=None, story=None):
        giver = giver or self.ada
        work = giver.order({**giver.song_form(), "recipient": NAMES[language], "language": language,
                            "story": story or STORIES[language]})
        if not work:
            raise Unexpected("no song could be ordered")
        return work

    def write(self, statement, work):
        with sqlite3.connect(self.service.folder / "songly.sqlite", timeout=PATIENCE) as database:
            database.execute(statement, (work.split("/")[2],))

    def plain(self, nobody, ada, ben, language):
        """What an address alone shows: (name, who looks, path, status)."""
        reader = Person(self.service, f"reader-{language}", "10.0.1.1")
        draft = reader.post("/create", {"recipient": NAMES[language], "language": language,
                                        "story": STORIES[language]}).location.split("draft=")[1]
        yield from (
            ("landing", nobody, "/", 200), ("create", nobody, "/create", 200), ("sign-up", nobody, "/sign-up", 200),
            ("sign-up-draft", nobody, f"/sign-up?draft={draft}", 200), ("draft", nobody, f"/draft/{draft}", 200),
            ("sign-in", nobody, "/sign-in?to=/works", 200), ("recover", nobody, "/recover", 200),
            ("policy", nobody, "/policy", 200), ("cookies", nobody, "/policy/cookies", 200),
            ("contractors", nobody, "/policy/contractors", 200), ("changes", nobody, "/policy/changes", 200),
            ("proof", nobody, "/privacy/proof", 200), ("receipt", nobody, "/receipt", 200),
            ("signed-out", nobody, "/?done=signed-out", 200), ("error-404", nobody, "/nowhere", 404),
            ("error-405", nobody, "/sign-out", 405), ("error-410", nobody, f"/verify/{SECRET}", 410),
            ("landing-ada", ada, "/", 200), ("create-ada", ada, "/create", 200), ("works", ada, "/works", 200),
            ("works-nothing", ada, "/works?search=zzz", 200), ("works-done", ada, "/works?done=work-deleted", 200),
            ("trash", ada, "/trash", 200), ("settings", ada, "/settings", 200),
            ("settings-done", ada, "/settings?done=username-changed", 200), ("delete-ask", ada, "/settings/delete", 200),
            ("my-data", ada, "/my-data", 200), ("choices", ada, "/my-data/choices", 200),
            ("takeout", ada, "/my-data/takeout", 200), ("takeout-dead", ada, f"{self.copy}/used", 410),
            ("requests", ada, "/my-data/requests", 200), ("ready", ada, self.songs[language], 200),
            ("error-404-ada", ada, "/works/" + "0" * 8 + "-0000-7000-8000-" + "0" * 12, 404))
        for state, work in self.states.items():
            yield state, ada, work, 200
        yield from (("works-empty", ben, "/works", 200), ("trash-empty", ben, "/trash", 200),
                    ("my-data-new", ben, "/my-data", 200), ("takeout-new", ben, "/my-data/takeout", 200),
                    ("requests-new", ben, "/my-data/requests", 200))

    def planted_pages(self, language):
        """Where somebody who plants texts sees them again: (name, path)."""
        eve, quoted = self.eve, urllib.parse.quote(planted.LINE)
        sent = eve.fill("/my-data/requests", "/my-data/requests", {"right": "access", "text": planted.TEXT})
        if sent.status != 303:
            raise Unexpected(f"a request was answered {sent.status}")
        token = hidden(eve.get("/create").text, "/create")["form-token"]
        kept = eve.post("/settings/language", {
            "form-token": token, "page-language": language, "recipient": planted.LINE, "say-name": planted.LINE,
            "story": planted.TEXT, "words": planted.TEXT})
        if not kept.location.startswith("/draft/"):
            raise Unexpected(f"a draft was answered {kept.status} {kept.location}")
        yield from (
            ("the song", self.planted), ("the songs", "/works"), ("the requests", "/my-data/requests"),
            ("the draft", kept.location), ("my data", "/my-data"), ("a search", f"/works?search={quoted}"),
            ("a notice", f"/works?done={quoted}"), ("a name in the address", f"/create?recipient={quoted}"),
            ("words in the address", f"{self.planted}?words={quoted}"),
            ("a way back", f"/sign-in?to={quoted}&draft={quoted}"))

    def planted_acts(self):
        """What forms say to such texts, which they show again: (name, the page, its action, what is filled in)."""
        line, text = planted.LINE, planted.TEXT
        yield from (
            ("a form for a song", "/create", "/create",
             {"recipient": line, "say-name": line, "story": text, "words": text, "style": line, "tempo": line}),
            ("edited words", self.planted, f"{self.planted}/words", {"words": text}),
            ("an address", "/settings", "/settings/email", {"email": line, "email-password": "no such word"}),
            ("a username", "/settings", "/settings/username", {"username": line}),
            ("a request", "/my-data/requests", "/my-data/requests", {"right": line, "text": text}))

    def acts(self, nobody, ada, vera, language):
        """What a form leads to: (name, who sends it, the page, its action, what is filled in, status)."""
        (verify, recover, leave), ready = self.links[language], self.songs[language]
        yield from (
            ("sign-up-wrong", nobody, "/sign-up", "/sign-up", {"email": "ada@", "username": "a", "password": "short"}, 422),
            ("sign-in-wrong", nobody, "/sign-in", "/sign-in", {"login": "nobody", "password": "no such word"}, 422),
            ("create-wrong", nobody, "/create", "/create", {"recipient": "4nna", "words": "[Verse]\n🎂"}, 422),
            ("recover-wrong", nobody, "/recover", "/recover", {"email": "ada@"}, 422),
            ("recover-sent", nobody, "/recover", "/recover", {"email": "nobody@example.org"}, 200),
            ("recover-set", nobody, recover, None, {}, 200),
            ("recover-set-wrong", nobody, recover, recover, {"password": "short"}, 422),
            ("verify", nobody, verify, None, {}, 200), ("verified", nobody, verify, verify, {}, 200),
            ("receipt-wrong", nobody, "/receipt", "/receipt", {"receipt": "songly-receipt nonsense"}, None),
            ("settings-email-wrong", ada, "/settings", "/settings/email", {"email": "a@", "email-password": "no"}, 422),
            ("settings-name-wrong", ada, "/settings", "/settings/username", {"username": "x"}, 422),
            ("settings-password-wrong", ada, "/settings", "/settings/password",
             {"current-password": "no", "new-password": "short"}, 422),
            ("words-wrong", ada, ready, f"{ready}/words", {"words": "[Verse]\nслово word 🎂"}, 422),
            ("requests-wrong", ada, "/my-data/requests", "/my-data/requests", {"right": "", "text": ""}, 422),
            ("delete-wrong", ada, "/settings/delete", "/settings/delete", {"password": "no", "phrase": "no"}, 422),
            ("delete-sent", vera, "/settings/delete", "/settings/delete",
             {"password": PASSWORD, "phrase": f"vera-{language}"}, 200),
            ("delete-confirm", nobody, leave, None, {}, 200), ("deleted", nobody, leave, leave, {}, 200),
            ("error-400", nobody, "/recover", "/recover", {"email": ["a", "b"]}, 400),
            ("error-401", nobody, "/sign-in", f"{ready}/delete", {}, 401),
            ("error-403", nobody, "/sign-in", "/sign-in", {"form-token": "old"}, 403),
            ("error-413", nobody, "/recover", "/recover", {"email": "a" * 100_000}, 413),
            ("error-422", nobody, "/recover", "/recover", {"role": "admin"}, 422))
        # A name that cannot be said is refused before anything is done for it, and counts all the same.
        sayer, name = Person(self.service, "sayer", ADDRESS), {"recipient": "4", "language": "en"}
        form = {**hidden(sayer.get("/sign-in").text, "/sign-in"), **name}
        while sayer.post("/say", {key: form[key] for key in ("form-token", *name)}).status != 429:
            pass
        yield "error-429", nobody, "/sign-in", "/say", name, 429
        lock = sqlite3.connect(self.service.folder / "songly.sqlite", isolation_level=None)
        # A table that is not where it should be is a fault of the program's own.
        lock.execute("ALTER TABLE drafts RENAME TO drafts_away")
        try:
            typed = {"recipient": NAMES[language], "language": language}
            yield "error-500", nobody, "/create", "/create", typed, 500
        finally:
            lock.execute("ALTER TABLE drafts_away RENAME TO drafts")
        lock.execute("BEGIN IMMEDIATE")
        try:
            yield "error-503", nobody, "/recover", "/recover", {"email": "nobody@example.org"}, 503
        finally:
            lock.execute("ROLLBACK")
            lock.close()
