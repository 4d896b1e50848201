// The sale in progress, kept in this browser: a copy of what the server has while it is there, the sale itself when it is
// not. The lines keep their UUIDs, so that a sale begun in one world can be finished in the other.
import { durably, read, write } from "./offline-store.js";
import { one, times, units } from "./offline-numbers.js";
import { Refused } from "./offline-refused.js";

let cart = null;

export const current = () => cart;
export const lines = () => cart?.lines.filter((l) => !l.removed) ?? [];

export async function recall() {
  cart = (await read("cart")) ?? null;
  return cart;
}

// copy takes what the page shows from the server. It is not waited for: the next change brings the next copy.
export function copy() {
  cart = shown();
  return write("cart", cart);
}

// claim makes the copy the sale itself.
export async function claim() {
  if (!cart || cart.local) return;
  cart = { ...cart, local: true };
  await write("cart", cart);
}

function shown() {
  const { client, taxId, cents, centsMore } = document.getElementById("till-sale").dataset;
  if (!client) return null;
  const who = document.querySelector("#till-sale .till-customer > div");
  return {
    client, local: false, taxID: taxId ?? "", discount: Number(cents ?? 0), surcharge: Number(centsMore ?? 0),
    customer: who && [...who.children].map((e) => e.textContent),
    lines: [...document.querySelectorAll("#till-sale .till-line")].map((line) => ({
      line: line.dataset.client, n: Number(line.dataset.line), product: line.dataset.product, name: line.dataset.name,
      unit: line.dataset.unit, code: line.dataset.code, quantity: Number(line.dataset.amount), price: Number(line.dataset.price),
      discount: Number(line.dataset.off), surcharge: Number(line.dataset.more), total: Number(line.dataset.total), fixed: "fixed" in line.dataset, removed: line.classList.contains("removed"),
    })),
  };
}

export function sums() {
  const subtotal = lines().reduce((sum, l) => sum + l.total, 0);
  const discount = Math.min(cart?.discount ?? 0, subtotal);
  const surcharge = cart?.surcharge ?? 0;
  return { subtotal, discount, surcharge, total: subtotal - discount + surcharge };
}

// add puts a product on the sale; the same line again adds nothing.
export async function add({ client, line, product, amount }) {
  const before = cart;
  const next = cart ?? { client, taxID: "", discount: 0, surcharge: 0, customer: null, lines: [] };
  const there = next.lines.find((l) => l.line === line);
  if (there) return there;
  if (next.lines.length >= 500) throw new Refused("Uma venda tem no máximo 500 itens: finalize esta e abra outra.");
  const item = {
    line, n: next.lines.length + 1, product: product.id, name: product.nome, unit: product.un, code: product.ean || product.sku,
    quantity: amount, price: product.preco, discount: 0, surcharge: 0, total: priced(amount, product.preco), fixed: false, removed: false,
  };
  await keep(before, { ...next, local: true, lines: [...next.lines, item] });
  return item;
}

export async function change(n, quantity) {
  const item = lines().find((l) => l.n === n);
  if (!item) throw new Refused("Este item não está na venda.");
  if (item.fixed) throw new Refused("O preço deste item veio na etiqueta: cancele a linha e passe de novo.");
  if (quantity === null) throw new Refused("Informe a quantidade, como 1,5.");
  if (quantity <= 0) throw new Refused("A quantidade deve ser maior que zero: para tirar um item, cancele a linha.");
  if (quantity > 999999 * one) throw new Refused("A quantidade deve ser de no máximo 999.999.");
  const total = priced(quantity, item.price) - item.discount + (item.surcharge ?? 0);
  await replace(n, { quantity, total: Math.max(total, 0) });
}

export const step = (n, by) => change(n, (lines().find((l) => l.n === n)?.quantity ?? 0) + units(by, 4));

export async function remove(n) {
  if (!lines().some((l) => l.n === n)) throw new Refused("Este item não está na venda.");
  await replace(n, { removed: true });
}

function replace(n, with_) {
  return keep(cart, { ...cart, local: true, lines: cart.lines.map((l) => (l.n === n ? { ...l, ...with_ } : l)) });
}

function priced(quantity, price) {
  const total = times(quantity, price);
  if (total > 1e12) throw new Refused("Esta quantidade dá um valor maior do que o sistema aceita.");
  return total;
}

// keep writes first: what stands on the screen is on the disk.
async function keep(before, next) {
  try {
    await write("cart", next);
    cart = next;
  } catch (error) {
    cart = before;
    throw error;
  }
}

export async function drop() {
  await durably(["state"], (tx) => tx.objectStore("state").delete("cart"));
  cart = null;
}

// paid forgets the sale once its document is written; the transaction that wrote it took the copy away.
export function paid() { cart = null; }
