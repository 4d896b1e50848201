// Keys and focus. The keys printed on buttons are keys.js's; here are those without a button: arrows, Del, digits in the
// payment, and the rule that the code field has the focus whenever nothing else needs it.
import { combo } from "./combo.js";
import { piece, till } from "./till-pieces.js";
import { pick, toFirst, toNext } from "./till-payment.js";
import { swallow } from "./till-swallow.js";

const field = piece("till-code");
const touch = matchMedia("(pointer: coarse)"); // where focus would bring the keyboard up over the screen
const paying = () => piece("till-payment-form");
const busy = () => document.querySelector("dialog[open]") || paying();

function home() {
  if (!touch.matches && !busy()) field.focus({ preventScroll: true });
}

// The selected line is kept through changes; a new one takes it over.
let lines = 0;
let selected = null;

function select(line) {
  for (const other of till.querySelectorAll(".till-line[aria-current]")) other.removeAttribute("aria-current");
  selected = line?.dataset.line ?? null;
  line?.setAttribute("aria-current", "true");
  line?.scrollIntoView({ block: "nearest" });
}

const open = () => [...till.querySelectorAll(".till-line:not(.removed)")];

function settle() {
  const all = till.querySelectorAll(".till-line").length;
  const now = open();
  const same = now.find((line) => line.dataset.line === selected);
  select(all > lines || !same ? now.at(-1) : same);
  lines = all;
}

document.addEventListener("till:put", (event) => {
  if (event.detail.has("till-sale")) settle();
  home();
});
document.addEventListener("close", () => setTimeout(() => (paying() ? toFirst() : home())), true);

document.addEventListener("click", (event) => {
  const line = event.target.closest(".till-line:not(.removed)");
  if (line) select(line);
  if (event.target.closest("#till-find")) {
    field.focus();
    field.select();
  } else if (!event.target.closest("input, select, a, dialog")) home();
});

// These are ours, also where nothing answers to them: the browser's find, address bar and menu would take the focus away.
const ours = new Set(till.dataset.keys.split(" "));

document.addEventListener("keydown", (event) => {
  if (ours.has(combo(event))) return event.preventDefault();
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return choices(event);
  if (paying()) return pay(event);
  if (event.key === "ArrowUp" || event.key === "ArrowDown") return step(event);
  if (event.key === "Delete" && !field.value) return till.querySelector(".till-line[aria-current] [data-dialog=till-cancel-line]")?.click();
  if (event.key === "Escape" && event.target === field) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
  const typing = event.target.matches("input, textarea, select");
  if (event.key.length === 1 && event.key !== " " && !typing) field.focus();
}, true);

// step moves along the lines; below a search, and on the shelf, along the products.
function step(event) {
  const down = event.key === "ArrowDown";
  const shelf = event.target.closest(".till-products");
  if (shelf || (down && till.classList.contains("till-searching"))) return walk(event, [...till.querySelectorAll(".till-product")]);
  if (event.target !== field && event.target !== document.body && !event.target.closest(".till-lines")) return;
  event.preventDefault();
  const all = open();
  const at = all.findIndex((line) => line.dataset.line === selected);
  if (all.length) select(all[Math.max(0, Math.min(all.length - 1, at + (down ? 1 : -1)))]);
}

// choices walks a list of choices.
function choices(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event, [...document.querySelectorAll("dialog[open] .till-choice")]);
}

function walk(event, list) {
  if (!list.length) return;
  event.preventDefault();
  const at = list.indexOf(document.activeElement);
  list[Math.max(0, Math.min(list.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
}

// A digit is a form of payment only if no other key follows at once: a scanner's first digit is not a choice.
let digit;
function pay(event) {
  clearTimeout(digit);
  if (event.target.name === "forma") {
    if (/^[1-9]$/.test(event.key)) digit = setTimeout(pick, 50, event.key);
    if (event.key === "Enter") {
      swallow(event);
      toFirst();
    }
  } else if (event.key === "Enter" && event.target.matches(".till-ask input, .till-ask select")) {
    swallow(event);
    toNext(event.target);
  } else if (event.key === "Escape" && event.target.matches("#till-amount, .till-ask *")) {
    swallow(event);
    paying().querySelector("[name=forma]:checked").focus();
  }
}

settle();
home();
