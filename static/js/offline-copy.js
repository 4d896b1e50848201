// The sale that the server's page shows, read off its pieces.
export function shown() {
  const { client, taxId, customer, list, cents, centsMore, given } = document.getElementById("till-sale").dataset;
  if (!client) return null;
  return {
    client, local: false, taxID: taxId ?? "", list: list ?? "", customer: customer ? named(customer, list) : null, ...parts(cents, centsMore, given),
    lines: [...document.querySelectorAll("#till-sale .till-line")].map(lineShown),
  };
}

function lineShown({ dataset: d, classList }) {
  return {
    line: d.client, n: Number(d.line), product: d.product, name: d.name, unit: d.unit, code: d.code, quantity: Number(d.amount),
    base: Number(d.base ?? d.price), price: Number(d.price), rule: d.rule ?? "", total: Number(d.total), ...parts(d.off, d.more, d.given),
    fixed: "fixed" in d, removed: classList.contains("removed"),
  };
}

// parts are what was given by hand: the amounts, and the shares that they follow.
function parts(discount, surcharge, given = "0 0 0 0") {
  const [discountPercent, discountMost, surchargePercent, surchargeMost] = given.split(" ").map(Number);
  return { discount: Number(discount ?? 0), discountPercent, discountMost, surcharge: Number(surcharge ?? 0), surchargePercent, surchargeMost };
}

// named is the customer as the head of the sale says; the list, if there is one, may be theirs.
function named(id, list) {
  const [name, facts] = [...document.querySelectorAll("#till-sale .till-customer > div > *")].map((e) => e.textContent);
  return { id, name, facts, list: list ?? "" };
}
