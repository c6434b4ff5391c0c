// The player of a song: play, ten seconds back and forth, seeking on the ribbon, words that follow and jump.

const root = document.querySelector("[data-player]");
const audio = root?.querySelector("audio");
if (audio) start();

function start() {
  const total = Number(root.dataset.seconds);
  const scrub = root.querySelector(".scrub");
  const seek = scrub.querySelector("input");
  const buttons = document.querySelectorAll(".round.play");
  const clocks = document.querySelectorAll("[data-now]");
  const mini = document.querySelector("[data-mini]");
  const lines = makeButtons([...document.querySelectorAll("[data-at]")]);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 60rem)");
  let current = -1;

  const text = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const length = () => (Number.isFinite(audio.duration) ? audio.duration : total);
  const go = (seconds) => {
    audio.currentTime = Math.max(0, Math.min(length() - 0.05, seconds));
    paint();
  };
  const toggle = () => (audio.paused ? audio.play().catch(() => {}) : audio.pause());

  function paint() {
    const now = audio.currentTime;
    scrub.style.setProperty("--played", `${Math.min(100, (now / length()) * 100)}%`);
    seek.value = now;
    seek.setAttribute("aria-valuetext", seek.dataset.text.replace("{now}", text(now)).replace("{all}", text(length())));
    for (const clock of clocks) clock.textContent = text(now);
    const index = lines.findLastIndex((line) => line.at <= now + 0.05);
    if (index !== current) mark(index);
  }

  function mark(index) {
    lines[current]?.item.removeAttribute("aria-current");
    current = index;
    const line = lines[index];
    if (!line) return;
    line.item.setAttribute("aria-current", "true");
    const shown = mini?.querySelector("[data-line]");
    if (shown) shown.textContent = line.item.textContent;
    if (!audio.paused && wide.matches) {
      line.item.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    }
  }

  function frame() {
    paint();
    if (!audio.paused) requestAnimationFrame(frame);
  }

  function setPlaying(isPlaying) {
    document.body.classList.toggle("playing", isPlaying);
    for (const button of buttons) {
      button.setAttribute("aria-label", isPlaying ? button.dataset.pause : button.dataset.play);
    }
    if (isPlaying) frame();
  }

  audio.addEventListener("play", () => setPlaying(true));
  audio.addEventListener("pause", () => setPlaying(false));
  audio.addEventListener("ended", () => setPlaying(false));
  audio.addEventListener("seeked", paint);
  seek.addEventListener("input", () => go(Number(seek.value)));
  for (const button of buttons) button.addEventListener("click", toggle);
  for (const button of root.querySelectorAll("[data-skip]")) {
    button.addEventListener("click", () => go(audio.currentTime + Number(button.dataset.skip)));
  }
  for (const line of lines) {
    line.button.addEventListener("click", () => {
      go(line.at + 0.01);
      audio.play().catch(() => {});
    });
  }

  // Space and k play, as long as nothing that takes keys itself has the focus.
  addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select, button, a, summary, audio")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== " " && event.key !== "k")) return;
    event.preventDefault();
    toggle();
  });

  // On a phone a small bar takes over once the main controls scroll away.
  if (mini) {
    const watch = new IntersectionObserver(([entry]) => (mini.hidden = entry.isIntersecting));
    watch.observe(root.querySelector(".controls"));
  }

  if ("mediaSession" in navigator) {
    const { title, byline, cover } = root.dataset;
    const artwork = cover ? [{ src: new URL(cover, location.href).href, sizes: "1000x1000", type: "image/svg+xml" }] : [];
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: byline, artwork });
    const actions = {
      play: toggle,
      pause: toggle,
      seekbackward: () => go(audio.currentTime - 10),
      seekforward: () => go(audio.currentTime + 10),
      seekto: (details) => go(details.seekTime),
    };
    for (const [name, act] of Object.entries(actions)) {
      try {
        navigator.mediaSession.setActionHandler(name, act);
      } catch {
        // An older browser that does not know this action does without it.
      }
    }
  }
  paint();
}

// Lines become buttons only where they can do something.
function makeButtons(items) {
  return items.map((item) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...item.childNodes);
    item.append(button);
    return { item, button, at: Number(item.dataset.at) };
  });
}
