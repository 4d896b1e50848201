// Copies what stands in a field, named by its id, and says so on the button. It also works on plain http, where there is no
// clipboard to write to.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy-from]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copyFrom);
  field.focus();
  field.select();
  if (document.execCommand("copy")) button.querySelector("span").textContent = button.dataset.copied;
});
