// Filters that stand alone in a form marked data-auto apply themselves when changed; the button stays for those without
// scripts.
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-auto]")) form.requestSubmit();
});
