// A button that prints its key answers to it: letters only while nobody types, function keys and Ctrl always.
import { combo } from "./combo.js";
import { typing } from "./search.js";

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.defaultPrevented && event.target.matches?.("[data-key-capture]")) return;
  const pressed = combo(event);
  const plain = pressed.length === 1 || pressed === "Del";
  if (!pressed || (plain && typing(event.target))) return;
  const scope = document.querySelector("dialog[open]") ?? document;
  for (const button of scope.querySelectorAll("[data-key]")) {
    if (button.dataset.key.toLowerCase() !== pressed.toLowerCase() || button.disabled || !button.checkVisibility()) continue;
    event.preventDefault();
    button.focus();
    button.click();
    return;
  }
});
