// An exchange: the voucher of the return that was just made is offered once, when the next sale is paid.
import { piece, till } from "./till-pieces.js";

let code = till.dataset.voucher;

document.addEventListener("till:put", (event) => {
  if (event.detail.has("till-last") && piece("till-last").dataset.done) code = "";
  const field = piece("till-vale");
  if (!code || !field || !event.detail.has("till-payment")) return;
  if (document.querySelector("#till-payment-form [type=hidden][name=vale]:not([value=''])")) return; // already among the received
  const voucher = document.querySelector("#till-payment-form [name=forma][value=vale_troca]");
  if (!voucher || field.value) return;
  field.value = code;
  voucher.click(); // the panel asks what it is worth
});
