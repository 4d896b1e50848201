// The sale in progress, kept in this browser: a copy of what the server has while it is there, the sale itself when it is
// not. The lines keep their UUIDs, so that a sale begun in one world can be finished in the other.
import { byID } from "./offline-catalogue.js";
import { shown } from "./offline-copy.js";
import { amountOf, give, on, room } from "./offline-given.js";
import { money, one, times, units } from "./offline-numbers.js";
import { Refused } from "./offline-refused.js";
import { best } from "./offline-rules.js";
import { rulesNow } from "./offline-snapshot.js";
import { durably, read, write } from "./offline-store.js";

const tooLarge = "Esta quantidade dá um valor maior do que o sistema aceita.";
const notThere = "Este item não está na venda.";
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

export function sums() {
  const subtotal = lines().reduce((sum, l) => sum + l.total, 0);
  return { subtotal, ...on(cart ?? {}, subtotal) };
}

// add puts a product on the sale; the same line again adds nothing.
export async function add({ client, line, product, amount, total = 0 }) {
  const before = cart ?? { client, taxID: "", customer: null, list: "", lines: [] };
  const there = before.lines.find((l) => l.line === line);
  if (there) return there;
  if (before.lines.length >= 500) throw new Refused("Uma venda tem no máximo 500 itens: finalize esta e abra outra.");
  const item = {
    line, n: before.lines.length + 1, product: product.id, name: product.nome, unit: product.un, code: product.ean || product.sku,
    quantity: amount, base: product.preco, price: product.preco, rule: "", total, fixed: Boolean(total), removed: false,
  };
  await keep(await priced({ ...before, lines: [...before.lines, item] }, product.id));
  return cart.lines.find((l) => l.line === line);
}

export async function change(n, quantity) {
  const item = find(n);
  if (item.fixed) throw new Refused("Este item veio de uma etiqueta com preço: cancele a linha e passe a etiqueta nova.");
  if (quantity === null) throw new Refused("Informe a quantidade, como 1,5.");
  if (quantity <= 0) throw new Refused("A quantidade deve ser maior que zero: para tirar um item, cancele a linha.");
  if (quantity > 999999 * one) throw new Refused("A quantidade deve ser de no máximo 999.999.");
  await keep(await priced(promises(replaced(n, { quantity }), item), item.product));
}

export const step = (n, by) => change(n, find(n).quantity + units(by, 4));

export async function remove(n) {
  const item = find(n);
  await keep(await priced(promises(replaced(n, { removed: true }), item), item.product));
}

// adjust gives a discount or a surcharge on the sale (line 0) or on a line, up to the operator's own limit: without the
// server nobody can allow more.
export async function adjust(line, asked, limit) {
  const item = line ? find(line) : null;
  const stands = item ?? cart;
  const base = item ? undone(item) : sums().subtotal;
  const [noun, where] = [asked.surcharge ? "acréscimo" : "desconto", line ? "neste item" : "nesta venda"];
  const amount = amountOf(asked, base);
  if (amount > base) throw new Refused(`O ${noun} não pode passar de ${money(base)}, que é 100%.`);
  const most = room(asked, stands, base, limit, { gross: sum(undone), off: sum((l) => l.discount ?? 0), discount: sums().discount });
  if (amount > most && amount > ((asked.surcharge ? stands.surcharge : stands.discount) ?? 0)) {
    throw new Refused(`Seu limite de ${noun} ${where} é ${money(most)}. Sem conexão ninguém pode autorizar mais do que isto.`);
  }
  const given = give(stands, asked, base, limit);
  await keep(item ? replaced(line, on(given, base)) : { ...cart, ...given });
}

const sum = (of) => lines().reduce((n, l) => n + of(l), 0);
const undone = (l) => l.total + (l.discount ?? 0) - (l.surcharge ?? 0);

// name says who buys; the sale goes by the customer's list from then on, as catalogue.ListAfter has it.
export async function name({ customer = null, taxID = "" }) {
  const before = cart.customer;
  let list = customer && customer.list ? customer.list : cart.list;
  if (!customer?.list && before?.list === cart.list) list = "";
  return goBy(list, { customer, taxID });
}

// goBy prices the whole sale by a list, and says how many lines it changed.
export async function goBy(list, with_ = {}) {
  const before = new Map(lines().map((l) => [l.line, l.price]));
  let next = { ...cart, ...with_, list };
  if (list !== cart.list) for (const product of new Set(lines().map((l) => l.product))) next = await priced(next, product);
  await keep(next);
  return lines().filter((l) => before.get(l.line) !== l.price).length;
}

function find(n) {
  const item = lines().find((l) => l.n === n);
  if (!item) throw new Refused(notThere);
  return item;
}

const replaced = (n, with_) => ({ ...cart, lines: cart.lines.map((l) => (l.n === n ? { ...l, ...with_ } : l)) });

// priced prices the lines of a product by the best rule, together; labels keep their total, promises their price.
async function priced(sale, product) {
  const ours = sale.lines.filter((l) => l.product === product && !l.removed);
  const free = ours.filter((l) => !l.fixed && !promised(l));
  const group = (await byID(product))?.grupo ?? "0";
  const quote = best(await rulesNow(sale.list), product, group, free.map((l) => ({ quantity: l.quantity, price: l.base })));
  if (!quote) throw new Refused(tooLarge);
  const change = (l) => {
    const at = free.indexOf(l);
    return at < 0 ? l : costing({ ...l, rule: quote.rule, price: quote.units[at] }, quote.totals[at]);
  };
  return { ...sale, lines: sale.lines.map(change) };
}

// promises works the promised lines of a product out again after one of them, as it was, changed: as sale.keepPromises.
function promises(sale, was) {
  if (!promised(was)) return sale;
  const asPack = times(was.quantity, was.price) !== undone(was);
  const change = (l) => {
    if (l.product !== was.product || l.removed || !promised(l)) return l;
    return asPack ? { ...l, rule: "" } : costing(l, times(l.quantity, l.price));
  };
  return { ...sale, lines: sale.lines.map(change) };
}

const promised = (l) => l.rule.startsWith("Prometido: ");

function costing(line, total) {
  if (total === null || total > 1e12) throw new Refused(tooLarge);
  return { ...line, ...on(line, total) };
}

// keep writes first: what stands on the screen is on the disk.
async function keep(next) {
  const local = { ...next, local: true };
  await write("cart", local);
  cart = local;
}

export async function drop() {
  await durably(["state"], (tx) => tx.objectStore("state").delete("cart"));
  cart = null;
}

// paid forgets the sale that is over; the transaction that ended it took the copy away.
export function paid() { cart = null; }
