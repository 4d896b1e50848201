// A receipt that goes to paper is counted as it goes; printed again, also from this same page, it says which copy it is.
const receipt = document.querySelector("[data-receipt]");

window.addEventListener("beforeprint", () => {
  if (!receipt) return;
  const mark = receipt.querySelector("[data-copy-mark]");
  const copy = Number(receipt.dataset.copy);
  mark.hidden = copy < 2;
  mark.textContent = `${copy}ª VIA`;
  receipt.dataset.copy = copy + 1;
  const headers = { "HX-Request": "true", conta: document.querySelector('meta[name="conta"]')?.content ?? "" };
  fetch(receipt.dataset.receipt, { method: "POST", headers, keepalive: true }).catch(() => {});
});
