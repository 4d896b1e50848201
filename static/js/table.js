// Tables: a click anywhere on a row follows it, ticked rows open the bar of actions, and a frame that scrolls can be
// scrolled by the keyboard.
document.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-href]");
  if (!row || event.target.closest("a, button, input, label, summary, select, .cell-check")) return;
  if (getSelection()?.toString()) return; // selecting text is not asking to leave
  if (event.ctrlKey || event.metaKey) window.open(row.dataset.href, "_blank");
  else location.href = row.dataset.href;
});

document.addEventListener("change", (event) => {
  const table = event.target.closest?.(".table");
  if (!table || event.target.type !== "checkbox") return;
  if (event.target.matches("[data-check-all]")) for (const box of boxes(table)) box.checked = event.target.checked;
  count(table);
});

function boxes(table) {
  return table.querySelectorAll("tbody .cell-check input");
}

function count(table) {
  const all = [...boxes(table)];
  const ticked = all.filter((box) => box.checked).length;
  const head = table.querySelector("[data-check-all]");
  if (head) {
    head.checked = ticked > 0 && ticked === all.length;
    head.indeterminate = ticked > 0 && ticked < all.length;
  }
  const bar = document.querySelector(`[data-bulk="${CSS.escape(table.parentElement.id)}"]`);
  if (!bar) return;
  bar.classList.toggle("on", ticked > 0);
  bar.querySelector(".bulk-count").textContent = ticked === 1 ? "1 linha marcada" : `${ticked} linhas marcadas`;
}

function reach() {
  for (const frame of document.querySelectorAll(".table-frame")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
}

function settle() {
  reach();
  document.querySelectorAll(".table:has(.cell-check)").forEach(count);
}

settle();
window.addEventListener("resize", reach);
window.addEventListener("pageshow", settle);
document.addEventListener("htmx:after:swap", settle);
