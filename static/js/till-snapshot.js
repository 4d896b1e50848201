// What the customer may see of a till, read off the till's own pieces: the same whether they stand on the till's page or
// came from the server to a screen elsewhere.
export function snapshot(root) {
  const find = (css) => root.querySelector(css);
  const text = (css) => find(css)?.textContent.trim() ?? "";
  const lines = [...root.querySelectorAll(".till-line:not(.removed)")].map((line) => ({
    name: line.dataset.name,
    quantity: line.dataset.quantity,
    total: line.querySelector(".till-line-total").textContent.trim(),
  }));
  const done = find("#till-last[data-done]");
  return {
    lines,
    total: text("#till-total"),
    pay: find("#till-payment-form") ? payment(find("#till-payment-form")) : null,
    done: done && !lines.length ? { change: text("#till-last .till-change b"), sale: text("#till-last > span") } : null,
  };
}

// payment is how the customer is about to pay; a Pix code is shown large, to be read by their telephone.
function payment(form) {
  const chosen = form.querySelector("[name=forma]:checked");
  return {
    method: chosen?.closest("label").textContent.trim().replace(/\s+/g, " ") ?? "",
    rest: [...form.querySelectorAll("#till-rest p > *")].map((node) => node.textContent.trim()).join(" "),
    code: form.querySelector("svg.qr")?.outerHTML ?? "",
  };
}

export const channelName = (till) => `till-${document.querySelector('meta[name="conta"]').content}-${till}`;
