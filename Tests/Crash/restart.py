"""A PostgreSQL server that goes away under the running service and comes back: people are told to wait, nothing is
acknowledged that is not stored, and afterwards everything goes on without a restart of ours (threats: crash, disk,
time). Prints one JSON object.

usage: restart.py SONGLY
"""
import json
import pathlib
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Browser"))

from books import wait_until
from person import PASSWORD, Person, hidden, patiently
from postgres import PostgresBooks, Server
from service import PATIENCE, SONGS_PATIENCE, Service


def run(program):
    missed, server = [], Server()

    def check(holds, sentence):
        if not holds:
            missed.append(sentence)

    def all_end(asked, books):
        made = "SELECT count(*) FROM versions WHERE state = 'ready'"
        ended = wait_until(lambda: books.ask(made) == [(len(asked),)], SONGS_PATIENCE)
        check(ended, f"{len(asked)} songs do not end: {books.ask(made)}")

    try:
        with Service(program, **server.settings) as service:
            books = PostgresBooks(service.folder, server)
            ada = Person(service, "ada")
            check(patiently(ada.sign_up), "nobody could sign up")
            asked = [patiently(lambda: ada.order(ada.song_form()))]
            for mode, number in (("thrown out in order", signal.SIGINT), ("cut off", signal.SIGQUIT)):
                # One is being made by then.
                asked.append(patiently(lambda: ada.order(ada.song_form())))
                time.sleep(0.7)
                form, nobody = ada.song_form(), Person(service, "nobody")
                login = {**hidden(nobody.get("/sign-in").text, "/sign-in"), "login": "ada", "password": PASSWORD}
                before = books.ask("SELECT count(*) FROM versions")
                server.halt(number)
                while_away(ada, form, asked[0], nobody, login, check, mode)
                server.begin()
                ready = wait_until(lambda: Person(service, "").get("/readyz").status == 200, PATIENCE)
                check(ready, f"{mode}: not ready again after {PATIENCE} s")
                check(books.ask("SELECT count(*) FROM versions") == before, f"{mode}: a refused song was stored")
                # The same form with the same key, as whoever tries again sends it.
                again = patiently(lambda: ada.order(form))
                check(again and again == ada.order(form), f"{mode}: trying again made no song, or two")
                asked.append(again)
                all_end(asked, books)
                check(service.process.poll() is None, f"{mode}: the service has ended")
            codes = {record.get("code") for record in service.records()}
            check("database-unavailable" in codes, "the log does not say why")
    finally:
        server.stop()
    return {"passed": not missed, "missed": missed}


def while_away(ada, form, work, nobody, login, check, mode):
    """What people and machines are told meanwhile."""
    answers = {
        "/works": ada.get("/works"), work: ada.get(work), "POST /create": ada.post("/create", form),
        "POST /sign-in": nobody.post("/sign-in", login), "/readyz": nobody.get("/readyz")}
    for name, answer in answers.items():
        waits = answer.status == 503 and answer.headers.get("Retry-After", "").isdigit()
        check(waits, f"{mode}: {name} was answered {answer.status} with Retry-After {answer.headers.get('Retry-After')}")
    check(ada.cookie is not None, f"{mode}: a session was taken away")
    check(nobody.get("/healthz").status == 200, f"{mode}: the process counts as dead")


if __name__ == "__main__":
    result = run(sys.argv[1])
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)
