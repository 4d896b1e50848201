// A button that prints its key answers to it: letters only while nobody types, function keys always.
import { typing } from "./search.js";

const printed = { del: "delete", esc: "escape", ins: "insert" };
const meant = (key) => printed[key.toLowerCase()] ?? key.toLowerCase();

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const plain = event.key.length === 1 || event.key === "Delete";
  if (plain && typing(event.target)) return;
  const scope = document.querySelector("dialog[open]") ?? document;
  for (const button of scope.querySelectorAll("[data-key]")) {
    if (meant(button.dataset.key) !== event.key.toLowerCase() || button.disabled || !button.checkVisibility()) continue;
    event.preventDefault();
    button.focus();
    button.click();
    return;
  }
});
