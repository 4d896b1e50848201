// The payment panel. What is missing and the change come from the server while the amount is typed; finalising may be
// sent again until it is answered, since the same payments give the same sale.
import { clear, piece, sale } from "./till-pieces.js";
import { forget, get, inTurn, refresh, send } from "./till-wire.js";

const form = () => piece("till-payment-form");
const panel = () => piece("till-payment");
const amount = () => piece("till-amount");
let finalising = false;
let timer;

document.addEventListener("submit", (event) => {
  if (event.target.id !== "till-payment-form") return;
  event.preventDefault();
  if (finalising) return;
  finalising = true;
  clearTimeout(timer);
  forget("rest");
  piece("till-finalise").disabled = true;
  inTurn(finalise);
}, true);

// finalise reads the form in its turn: a scan that came before may have changed the panel.
async function finalise() {
  try {
    if (!form()) return;
    const answer = await send(form().action, new URLSearchParams(new FormData(form())));
    if (answer.status === 404 || answer.status === 409) await refresh();
  } finally {
    finalising = false;
    const button = piece("till-finalise");
    if (button) button.disabled = false;
  }
}

document.addEventListener("till:put", (event) => {
  if (event.detail.has("till-payment") && form()) begin();
  const behind = form() && event.detail.has("till-sale") && panel().dataset.total !== sale().total;
  if (behind) inTurn(() => get(`${form().dataset.preview}?${typed()}`, "payment"));
});

// begin puts the focus on the forms of payment, or on the amount where the form was already chosen by touch.
let chosen = false;
function begin() {
  if (chosen || form().querySelector(".till-received, .form-errors")) toFirst();
  else form().querySelector("[data-method-key]:checked").focus();
  chosen = false;
}

document.addEventListener("click", (event) => {
  if (event.target.closest(".till-receive [name=forma]")) chosen = true;
  const note = event.target.closest("button[data-amount]");
  if (note) {
    amount().value = note.dataset.amount;
    preview();
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) copyFrom(copy);
  const back = event.target.closest("[data-till-back]");
  if (back) {
    event.preventDefault();
    leave();
  }
}, true);

// copyFrom also works on plain http, where there is no clipboard to write to.
function copyFrom(button) {
  const text = piece(button.dataset.copy);
  text.focus();
  text.select();
  if (document.execCommand("copy")) button.textContent = "Código copiado";
}

function leave() {
  if (!finalising) clear("till-payment");
  document.dispatchEvent(new CustomEvent("till:put", { detail: new Set() }));
}

document.addEventListener("change", (event) => {
  if (!form()?.contains(event.target)) return;
  if (event.target.name === "forma") piece("till-instalments").value = "1";
  preview();
});

document.addEventListener("input", (event) => {
  if (event.target.id !== "till-amount" && event.target.id !== "till-vale") return;
  clearTimeout(timer);
  timer = setTimeout(preview, 120);
});

function typed() {
  const query = new URLSearchParams(new FormData(form()));
  query.delete("conta");
  return query;
}

function preview() {
  clearTimeout(timer);
  if (!form() || finalising) return;
  get(`${form().dataset.preview}?${typed()}&resto=1`, "rest");
}

const asked = () => [...form().querySelectorAll(".till-ask input")].filter((field) => field.checkVisibility());

// toFirst goes to what the chosen form must know before the amount, or to the amount.
export function toFirst() {
  const must = form().querySelector("[data-must]:checked") && asked().find((field) => !field.value);
  if (must) must.focus();
  else toAmount();
}

// toNext goes on from one of the fields that the form asks for.
export function toNext(field) {
  const all = asked();
  const next = all[all.indexOf(field) + 1];
  if (next) next.focus();
  else toAmount();
}

export function toAmount() {
  amount().focus();
  amount().select();
}

// pick chooses the form of payment of this key.
export function pick(key) {
  const radio = form()?.querySelector(`[data-method-key="${key}"]`);
  if (!radio) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  toFirst();
}
