// Small comforts of every page; without them everything still works.

for (const part of document.querySelectorAll("[data-js]")) part.hidden = false;
// In the same moment as our own controls appear the browser's go, so that nothing jumps.
for (const audio of document.querySelectorAll("[data-player] audio, .sample audio")) audio.controls = false;
document.querySelector("[data-focus]")?.focus();

// A form goes out once, however often its button is pressed; coming back with "back" frees it again, and so does time
// where a file is the answer, since the page stays.
const sent = new Set();
const fileMilliseconds = 3000;
const free = () => {
  sent.clear();
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
};
addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
  event.submitter?.setAttribute("aria-busy", "true");
  if (event.target.matches(".saves")) setTimeout(free, fileMilliseconds);
});
addEventListener("pageshow", free);

// A link to a folded part unfolds it.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!(target instanceof HTMLDetailsElement)) return;
  target.open = true;
  target.querySelector("summary")?.focus({ preventScroll: true });
};
addEventListener("hashchange", unfold);
addEventListener("click", (event) => {
  if (event.target.closest?.(`a[href="${location.hash || "#"}"]`)) unfold();
});
unfold();
