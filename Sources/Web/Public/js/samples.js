// The pieces of the first page: one plays at a time, from its card or from the foot of the parcel.

const players = new Map();

for (const card of document.querySelectorAll(".sample[data-sample]")) {
  const name = card.dataset.sample;
  const audio = card.querySelector("audio");
  if (!audio) continue;
  const places = document.querySelectorAll(`[data-sample="${name}"]`);
  players.set(name, audio);
  for (const place of places) {
    place.querySelector(".round.play")?.addEventListener("click", () => {
      if (!audio.paused) return audio.pause();
      for (const other of players.values()) if (other !== audio) other.pause();
      audio.play().catch(() => {});
    });
  }
  const show = () => {
    for (const place of places) {
      place.classList.toggle("playing", !audio.paused);
      const button = place.querySelector(".round.play");
      button?.setAttribute("aria-label", audio.paused ? button.dataset.play : button.dataset.pause);
    }
  };
  const frame = () => {
    for (const place of places) {
      place.style.setProperty("--played", `${(audio.currentTime / (audio.duration || 1)) * 100}%`);
    }
    if (!audio.paused) requestAnimationFrame(frame);
  };
  audio.addEventListener("play", () => (show(), frame()));
  audio.addEventListener("pause", show);
  audio.addEventListener("ended", show);
}
