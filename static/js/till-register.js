// Registering in the middle of a sale: goods whose barcode nobody knew, and a customer.
import { piece } from "./till-pieces.js";
import { enter } from "./till-scan.js";
import { uuid7 } from "./till-uuid.js";

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener?.dataset.dialog === "till-register") begin(opener.dataset.ean, opener.dataset.code);
  if (opener?.dataset.dialog === "till-new-customer") queueMicrotask(bring);
}, true);

function begin(ean, code) {
  const form = piece("till-register-form");
  form.reset();
  form.elements.ean.value = ean;
  form.elements.code.value = code;
  form.elements.key.value = uuid7();
}

// bring writes what was looked for and not found.
function bring() {
  const typed = piece("till-customer-field").value.trim();
  if (typed) piece("till-new-customer-form").elements[/\p{L}/u.test(typed) ? "name" : "tax_id"].value = typed;
}

let code = "";
document.addEventListener("submit", (event) => {
  if (event.target.id === "till-register-form") code = event.target.elements.code.value;
}, true);

document.addEventListener("till:done", (event) => {
  const form = event.detail;
  if (form === "till-register-form") enter(code);
  if (form === "till-new-customer-form" || form === "till-customer-form") {
    for (const id of ["till-customer", "till-new-customer"]) piece(id)?.close();
  }
});
