// The till's forms: each is sent in its turn and answered with pieces. Those in dialogs learn the sale and the line when
// the dialog opens.
import { clear, piece, sale, till } from "./till-pieces.js";
import { get, inTurn, refresh, send, unreached } from "./till-wire.js";
import { enter } from "./till-scan.js";

document.addEventListener("submit", (event) => {
  const form = event.target;
  const choosing = form.id === "till-choices-form";
  if (!choosing && !form.matches("[data-till-form]")) return;
  event.preventDefault();
  if (form.id === "till-payment-form") return; // till-payment.js: it may be sent again
  const body = new FormData(form, event.submitter);
  if (choosing) choose(form, body);
  else if (form.method === "get") inTurn(() => openPayment(`${form.action}?${new URLSearchParams(body)}`));
  else inTurn(() => change(form, body));
}, true);

// change sends a form and puts what the answer brings in its place.
export async function change(form, body) {
  const dialog = form.closest("dialog");
  const answer = await send(form.action, new URLSearchParams(body), { again: false });
  if (answer.status === 200) {
    dialog?.close();
    document.dispatchEvent(new CustomEvent("till:done", { detail: form.id }));
  }
  if (answer.status === 404 || answer.status === 409) await refresh();
  if (answer.status === 422) [...document.querySelectorAll('dialog[open] [aria-invalid="true"]')].at(-1)?.select?.();
  return answer;
}

// openPayment asks for the panel; what is behind on this screen is read again.
async function openPayment(url) {
  const answer = await get(url, "payment");
  if (!answer.status) unreached();
  else if (answer.status !== 200) await refresh();
}

// choose enters the product that was meant, as if it had been touched on the shelf.
function choose(form, body) {
  form.closest("dialog").close();
  enter(`${body.get("quantity")}*`, body.get("product"));
}

// A link that only turns a piece: a payment taken out.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-till-link]");
  if (!link) return;
  event.preventDefault();
  inTurn(() => openPayment(link.href));
});

// A dialog opens with its form pointed at the sale and the line, and its field selected: keys may follow at once.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && piece(opener.dataset.dialog);
  if (!dialog || dialog.open) return;
  event.preventDefault();
  event.stopPropagation();
  for (const form of dialog.querySelectorAll("form[data-path]")) aim(form, till.querySelector(".till-line[aria-current]"));
  dialog.showModal();
  const first = dialog.querySelector("[autofocus], [type=radio]:checked");
  first?.focus();
  first?.select?.();
}, true);

function aim(form, line) {
  form.reset();
  for (const error of form.querySelectorAll(".field-error, .form-errors")) error.remove();
  for (const wrong of form.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
  form.action = `/pdv/vendas/${sale().sale}/${form.dataset.path.replace("{line}", line?.dataset.line)}`;
  const name = form.querySelector("[data-line-name]");
  if (name) name.textContent = form.dataset.path.includes("{line}") ? line?.dataset.name : "";
  fill(form, { quantity: line?.dataset.quantity, list: sale().list, tax_id: "" });
  if (form.id === "till-customer-form") clear("till-people");
}

// fill writes what stands now: typing replaces it, Enter keeps it.
function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value ?? "";
  }
}

let timer;
document.addEventListener("input", (event) => {
  if (event.target.id !== "till-customer-field") return;
  clearTimeout(timer);
  const q = event.target.value.trim();
  if (q.length < 2) return clear("till-people");
  timer = setTimeout(() => get(`/pdv/caixas/${till.dataset.till}/clientes?${new URLSearchParams({ q })}`, "people"), 150);
});
