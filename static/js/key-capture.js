// The page of the till's keys: a field takes the key that is pressed. Tab, Enter and Esc still do what they do.
import { combo } from "./combo.js";

const modifiers = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph"]);
const left = new Set(["Tab", "Shift+Tab", "Enter", "Esc"]);

document.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-key-capture]") || modifiers.has(event.key)) return;
  const pressed = combo(event);
  if (!pressed || left.has(pressed)) return;
  event.preventDefault();
  write(event.target, pressed === "Backspace" || pressed === "Del" ? "" : pressed);
}, true);

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-keys-usual]")) return;
  for (const field of document.querySelectorAll("[data-key-capture]")) write(field, field.dataset.keyCapture);
});

function write(field, key) {
  field.value = key;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
