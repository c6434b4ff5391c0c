"""Texts that would be script if a page took them for markup (threats: web edge). Wherever people's own words are shown,
none of them runs, and none becomes an element or an attribute: the second is seen although the site's policy for
scripts would stop most of what slipped through."""

TEXTS = (
    "<script>songlyRan = 1; alert(1)</script>",
    "\"><img src=x onerror=\"songlyRan = 1; alert(1)\">",
    "' onmouseover='songlyRan = 1' title='",
    "</textarea></title><svg onload=\"songlyRan = 1; alert(1)\"></svg>",
    "javascript:songlyRan=1",
)
LINE = " ".join(TEXTS)
TEXT = "\n".join(TEXTS)

# Pages that are careless in one way each.
CARELESS = (
    "<p>{}</p>", "<input value=\"{}\">", "<b title='{}'>b</b>", "<textarea>{}</textarea>", "<a href=\"{}\">a</a>")

# What came of a text: whether it ran, also under a finger, and what stands in the page as more than text.
FOUND = """() => {
  for (const element of document.querySelectorAll("*")) element.dispatchEvent(new MouseEvent("mouseover"));
  const isScript = ({ name, value }) => name.startsWith("on")
    || (["href", "src", "action", "formaction", "xlink:href"].includes(name) && /^\\s*javascript:/i.test(value));
  const planted = [...document.querySelectorAll("*")].filter((one) =>
    [...one.attributes].some(isScript) || one.matches("img[src=x]")
    || (one.localName === "script" && one.text.includes("songlyRan")));
  return { hasRun: "songlyRan" in globalThis, planted: planted.map((one) => one.outerHTML.slice(0, 60)) };
}"""


class Watch:
    """Looks over a tab on which such texts are shown."""

    def __init__(self, page):
        self.page, self.dialogs = page, []
        page.on("dialog", self._dialog)

    def complaints(self, name):
        """What came of the texts on the page that is there."""
        found = self.page.evaluate(FOUND)
        complaints = [f"{name}: a text ran"] if found["hasRun"] else []
        complaints += [f"{name}: a text became {planted}" for planted in found["planted"]]
        complaints += [f"{name}: a text asked {message}" for message in self.dialogs]
        self.dialogs.clear()
        return complaints

    def _dialog(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()


def notices(browser):
    """The control: answers what is not seen of the same texts on careless pages."""
    unseen, ran, asked = [], False, False
    for text in TEXTS:
        page = browser.new_page()
        watch = Watch(page)
        page.set_content("".join(careless.format(text) for careless in CARELESS))
        complaints = watch.complaints("careless")
        if not any("became" in one for one in complaints):
            unseen.append(f"the control: nobody sees {text}")
        ran = ran or any("ran" in one.split() for one in complaints)
        asked = asked or any("asked" in one for one in complaints)
        page.close()
    return unseen + ([] if ran else ["the control: nobody sees that a text ran"]) + (
        [] if asked else ["the control: nobody sees a dialog"])
