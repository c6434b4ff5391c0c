// The form of a song: only voices that sing its language are offered, and a name can be heard before it is sung.

const form = document.getElementById("song-form");
if (form) {
  offerVoices();
  offerListening();
}

function offerVoices() {
  const update = () => {
    const language = new FormData(form).get("language");
    for (const chip of form.querySelectorAll(".chip[data-language]")) {
      const fits = chip.dataset.language === language;
      chip.hidden = !fits;
      const radio = chip.querySelector("input");
      if (!fits && radio.checked) form.querySelector(`input[name="${radio.name}"][value=""]`).checked = true;
    }
  };
  form.addEventListener("change", (event) => event.target.name === "language" && update());
  // Browsers put back what was chosen before a reload, after this script has run.
  addEventListener("pageshow", update);
  update();
}

function offerListening() {
  const button = form.querySelector("[data-say]");
  if (!button) return;
  const label = button.querySelector("span");
  const usual = label.textContent;
  let context;
  button.addEventListener("click", async () => {
    const typed = new FormData(form);
    const body = new URLSearchParams();
    for (const name of ["form-token", "recipient", "say-name", "language"]) body.set(name, typed.get(name) ?? "");
    button.setAttribute("aria-busy", "true");
    label.textContent = button.dataset.busy;
    try {
      context ??= new AudioContext();
      await context.resume();
      const answer = await fetch(button.dataset.say, { method: "POST", body });
      if (!answer.ok) throw new Error(String(answer.status));
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(await answer.arrayBuffer());
      source.connect(context.destination);
      source.start();
      label.textContent = usual;
    } catch {
      label.textContent = button.dataset.failed;
      setTimeout(() => (label.textContent = usual), 4000);
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
}
