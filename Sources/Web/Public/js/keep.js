// What was typed outlives a reload: it is kept with the page's place in the history, where browsers keep it for "back"
// themselves, and goes with that place. Passwords are not kept.

const kinds = new Set(["text", "email", "textarea", "radio", "checkbox"]);
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && kinds.has(field.type));
const nameOf = (form) => form.getAttribute("action");
const forms = [...document.querySelectorAll("main form[method=post]")];
const isTick = (field) => field.type === "radio" || field.type === "checkbox";
const isTouched = (field) => (isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
let waiting;

for (const form of forms) {
  const typed = history.state?.typed?.[nameOf(form)];
  if (typed) putBack(form, typed);
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 200);
  });
}
addEventListener("beforeunload", keep);
// Coming back with "back" the browser has put things back itself by now.
addEventListener("pageshow", keep);

function keep() {
  const typed = {};
  for (const form of forms) {
    const fields = fieldsOf(form);
    if (!fields.some(isTouched)) continue;
    typed[nameOf(form)] = fields.filter((field) => !isTick(field) || field.checked).map((field) => [field.name, field.value]);
  }
  if (history.state?.typed || Object.keys(typed).length > 0) history.replaceState({ ...history.state, typed }, "");
}

function putBack(form, typed) {
  for (const field of fieldsOf(form)) {
    if (isTick(field)) {
      field.checked = typed.some(([name, value]) => name === field.name && value === field.value);
      continue;
    }
    const value = typed.find(([name]) => name === field.name)?.[1];
    if (value === undefined || value === field.value) continue;
    field.value = value;
    // What stands in a folded part must not look lost.
    const fold = field.closest("details");
    if (fold) fold.open = true;
  }
}
