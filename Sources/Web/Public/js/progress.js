// A song in the making: steps as the server tells them, the clock, the words as soon as they are written.
// EventSource itself comes back after a lost connection and says which event was the last it saw.

const root = document.querySelector("[data-events]");
if (root) start();

function start() {
  const clock = root.querySelector("[data-clock]");
  const status = root.querySelector("[data-status]");
  const began = performance.now() - Number(clock.dataset.clock) * 1000;
  const steps = [...root.querySelectorAll("[data-step]")];
  const ended = new Set(["ready", "failed", "cancelled", "trashed"]);
  let [asked, shown] = [0, 0];

  setInterval(() => {
    const seconds = Math.floor((performance.now() - began) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }, 1000);

  function show(name, done, total) {
    const place = steps.findIndex((step) => step.dataset.step === name);
    if (place < 0) return;
    steps.forEach((step, index) => {
      step.className = index < place ? "done" : index === place ? "now" : "next";
      step.toggleAttribute("aria-current", false);
      const count = step.querySelector("[data-count]");
      count.textContent =
        index === place && total
          ? count.dataset.count.replace("{done}", String(done)).replace("{total}", String(total))
          : "";
    });
    steps[place].setAttribute("aria-current", "step");
    const label = steps[place].querySelector("[data-label]").textContent;
    // Said once a step: a screen reader is not told every line.
    if (status.textContent !== label) status.textContent = label;
  }

  // Words are private and do not travel with events: the page is asked for what is new on it, and no older answer counts.
  async function refresh() {
    const turn = ++asked;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn < shown || !page.querySelector("[data-events]")) return;
    shown = turn;
    document.title = page.title;
    for (const part of ["h1", ".crumb .pill", "#words"]) {
      const fresh = page.querySelector(`[data-events] ${part}`);
      if (fresh) root.querySelector(part).replaceChildren(...fresh.childNodes);
    }
  }

  const address = new URL(root.dataset.events, location.href);
  address.searchParams.set("after", root.dataset.last);
  const events = new EventSource(address);
  // "singing", or "singing 3/12" where a step counts.
  events.addEventListener("step", (event) => {
    const [name, count = ""] = event.data.split(" ");
    const [done, total] = count.split("/").map(Number);
    show(name, done, total);
  });
  events.addEventListener("words", () => refresh().catch(() => {}));
  events.addEventListener("state", (event) => {
    // The page already says so.
    if (event.data === root.dataset.state) return;
    root.dataset.state = event.data;
    // That it has begun changes a few words: whoever reaches for a button, or hears an earlier version, keeps the page.
    if (!ended.has(event.data)) return void refresh().catch(() => {});
    events.close();
    location.reload();
  });
}
