// The discount key. It asks about the sale; on a line that was chosen by hand (↑↓ or a touch), about that line.
import { piece, sale, till } from "./till-pieces.js";

const current = () => till.querySelector(".till-line[aria-current]");
let byHand = false;

document.addEventListener("till:put", (event) => { if (event.detail.has("till-sale")) byHand = false; });
document.addEventListener("click", (event) => { if (event.target.closest(".till-line:not(.removed)")) byHand = true; }, true);
document.addEventListener("keydown", (event) => {
  if (/^Arrow(Up|Down)$/.test(event.key) && !document.querySelector("dialog[open]") && !till.classList.contains("till-searching")) byHand = true;
}, true);

// The dialog has just been opened by till-forms.js; the choice of the line gets its number and name.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dialog]")?.dataset.dialog !== "till-discount") return;
  const line = current();
  const [whole, one] = places();
  one.disabled = !line;
  one.value = line?.dataset.line ?? "";
  one.nextElementSibling.textContent = line ? line.dataset.name : "Linha";
  (line && byHand ? one : whole).checked = true;
  fill();
}, true);

const places = () => [...piece("till-discount-form").querySelectorAll("[name=line]")];

// fill writes what stands: typing replaces it, Enter keeps it.
function fill() {
  const form = piece("till-discount-form");
  const stands = places()[1].checked ? current().dataset : sale();
  const field = piece("till-discount-field");
  field.value = (form.elements.kind.value === "acrescimo" ? stands.surcharge : stands.discount) ?? "";
  field.focus();
  field.select();
}

document.addEventListener("change", (event) => {
  if (event.target.form?.id === "till-discount-form" && event.target.type === "radio") fill();
});
