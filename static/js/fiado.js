// Receiving fiado is a page beside the till: the digits choose the form, and the usual amounts fill the field, as there.
const form = document.querySelector(".fiado-form");

if (form) {
  const amount = form.querySelector("#till-amount");
  form.querySelector("[name=forma]:checked")?.focus();

  form.addEventListener("click", (event) => {
    const note = event.target.closest("[data-amount]");
    if (note) amount.value = note.dataset.amount;
  });

  form.addEventListener("keydown", (event) => {
    if (event.target.name !== "forma" || !/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    const chosen = form.querySelector(`[data-method-key="${event.key}"]`);
    if (!chosen) return;
    chosen.checked = true;
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
    amount.focus();
    amount.select();
  });
}
