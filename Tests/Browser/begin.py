"""A song whose turn comes while somebody has its page open: the page says so and stays, so that no click goes nowhere and
nothing that plays is cut off. Only the finished song is a new page. Prints one JSON object.

usage: begin.py SONGLY
"""
import json
import subprocess
import sys

from playwright.sync_api import sync_playwright

from person import Person, patiently
from service import PATIENCE, SONGS_PATIENCE, Service

WORDS = "[document.querySelector('h1').innerText, document.querySelector('.crumb .pill').innerText, document.title]"


def run(program):
    missed = []

    def check(holds, sentence):
        if not holds:
            missed.append(sentence)

    with Service(program, **{"work.inside": "false"}) as service, sync_playwright() as playwright:
        ada = Person(service, "ada")
        check(patiently(ada.sign_up), "nobody could sign up")
        song = patiently(lambda: ada.order(ada.song_form()))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context()
        context.set_default_timeout(PATIENCE * 1000)
        name, value = ada.cookie.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": service.origin}])
        page, complaints = context.new_page(), []
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(service.origin + song)
        check(page.locator("[data-state=queued]").count() == 1, "it does not wait for a worker")
        page.evaluate("() => (globalThis.songlyStays = true)")
        before = page.evaluate(WORDS)
        worker = subprocess.Popen(
            [service.program, "work"], env=service.environment, stdout=service.log, stderr=service.log)
        try:
            page.wait_for_function(
                f"before => ![0, 1].some((place) => before[place] === {WORDS}[place])", arg=before)
            check(page.evaluate("() => globalThis.songlyStays"), "the page went away when the song began")
            page.wait_for_selector("[data-follow]", timeout=SONGS_PATIENCE * 1000)
            check(not page.evaluate("() => globalThis.songlyStays"), "the finished song is on the old page")
        finally:
            worker.terminate()
            worker.wait(PATIENCE)
        check(not complaints, f"the browser complained: {complaints[:3]}")
        browser.close()
    return {"passed": not missed, "missed": missed}


if __name__ == "__main__":
    result = run(sys.argv[1])
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["passed"] else 1)
