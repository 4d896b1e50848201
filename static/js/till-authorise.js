// A supervisor's PIN. The dialog arrives with any answer of 422 as the piece till-authorise; the right PIN is answered
// with the refused form and the grant in it, which is sent in its turn.
import { clear, piece } from "./till-pieces.js";
import { change } from "./till-forms.js";
import { inTurn } from "./till-wire.js";

document.addEventListener("till:put", (event) => {
  const form = event.detail.has("till-authorise") && piece("till-authorise").querySelector("form[data-authorised]");
  if (form) inTurn(() => again(form));
});

async function again(form) {
  const body = new URLSearchParams(new FormData(form));
  clear("till-authorise");
  const answer = await change(form, body);
  if (answer.status === 200) waiting(form.action)?.close();
}

// waiting is the dialog whose form was refused: it stood open under the question.
function waiting(action) {
  return [...document.querySelectorAll("dialog[open]")].find((d) => [...d.querySelectorAll("form")].some((f) => f.action === action));
}

// One hand on the keyboard: the digits are the PIN, ↑↓ are who types it.
document.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || event.target.id !== "till-pin") return;
  event.preventDefault();
  const people = [...event.target.form.querySelectorAll("[name=supervisor]")];
  const at = people.findIndex((p) => p.checked) + step;
  people[Math.max(0, Math.min(people.length - 1, at))].checked = true;
}, true);
