// Shows what was typed into a password field, until the form is sent.

for (const button of document.querySelectorAll("[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  const label = button.querySelector("span");
  if (!field || !label) continue;
  const words = { password: label.textContent, text: button.dataset.hideLabel };
  const turn = (type) => {
    field.type = type;
    label.textContent = words[type];
  };
  button.addEventListener("click", () => turn(field.type === "password" ? "text" : "password"));
  field.form?.addEventListener("submit", () => turn("password"));
  button.hidden = false;
}
