// Pieces: elements of the till's page that answers bring again under the same id.
import { beep } from "./till-sound.js";

export const till = document.getElementById("till");
export const piece = (id) => document.getElementById(id);
export const sale = () => piece("till-sale").dataset;

// put replaces each piece that the answer brings and tells the other modules which.
export function put(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const brought = new Set();
  for (const node of [...template.content.children]) {
    const old = node.id && piece(node.id);
    if (!old || hold(old, node)) continue;
    if ("patch" in node.dataset) patch(old, node);
    else old.replaceWith(node);
    brought.add(node.id);
  }
  if (brought.has("till-problem") && !piece("till-problem").hidden) beep();
  if (brought.has("till-sale")) say(sale().say);
  if (piece("till-last").dataset.done && brought.has("till-last")) say(piece("till-last").dataset.done);
  openArrived();
  document.dispatchEvent(new CustomEvent("till:put", { detail: brought }));
}

// patch puts one more line and the new totals into the cart that stands there.
function patch(old, node) {
  for (const name of Object.keys(old.dataset)) if (!(name in node.dataset)) delete old.dataset[name];
  delete node.dataset.patch;
  Object.assign(old.dataset, node.dataset);
  piece("till-lines").append(...node.querySelectorAll(".till-line"));
  old.querySelector(".till-totals").replaceWith(node.querySelector(".till-totals"));
}

function openArrived() {
  for (const dialog of document.querySelectorAll("dialog[data-open]:not([open])")) {
    delete dialog.dataset.open;
    dialog.showModal();
  }
}

// A question that is open is answered before the next one takes its place.
const held = [];

function hold(old, node) {
  const asked = node.id === "till-chooser" && old.querySelector("dialog[open]");
  if (asked) held.push(node);
  return asked;
}

document.addEventListener("close", (event) => {
  if (event.target.id !== "till-choices" || !held.length) return;
  piece("till-chooser").replaceWith(held.shift());
  openArrived();
}, true);

// say changes the text of a region that stays: one that is replaced with its text is not read out.
export function say(text) {
  piece("till-live").textContent = text;
}

// clear empties a piece that has nothing to show.
export function clear(id) {
  const node = piece(id);
  node.hidden = true;
  node.replaceChildren();
}

export function toast(text, tone = "bad") {
  document.dispatchEvent(new CustomEvent("toast", { detail: { text, tone } }));
}
