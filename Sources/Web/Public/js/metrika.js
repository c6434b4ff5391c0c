// The counter of visits, on the pages and for the people who allowed it. Minimal mode: it draws no map of clicks, follows
// no links, measures no bounces and records nobody.

const own = document.querySelector("script[data-counter]");
const counter = Number(own?.dataset.counter);
if (counter) {
  // From where somebody came may be the secret address of a gift: it is nobody's business.
  Object.defineProperty(document, "referrer", { value: "" });
  const call = (...words) => (call.a = call.a || []).push(words);
  call.l = Date.now();
  window.ym = window.ym || call;
  window.ym(counter, "init", {
    clickmap: false, trackLinks: false, accurateTrackBounce: false, webvisor: false, trackHash: false, defer: true,
  });
  window.ym(counter, "hit", location.origin + location.pathname, { title: document.title, referer: "" });
  const script = document.createElement("script");
  script.async = true;
  script.src = own.dataset.from;
  document.head.append(script);
}
