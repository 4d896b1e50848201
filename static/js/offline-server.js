// The till's own server, for while the true one cannot be reached: it answers the same addresses with the same pieces, so
// that the rest of the till does not know the difference. What it cannot do it says in a sentence.
import * as cart from "./offline-cart.js";
import * as catalogue from "./offline-catalogue.js";
import { refuseBeyond } from "./offline-limit.js";
import * as payment from "./offline-payment.js";
import * as people from "./offline-people.js";
import * as pieces from "./offline-pieces.js";
import { one, units } from "./offline-numbers.js";
import { done, giveUp, record } from "./offline-document.js";
import { prepare } from "./offline-receipt.js";
import { Refused } from "./offline-refused.js";

const till = document.getElementById("till");

const routes = [
  ["POST", /\/itens$/, enter],
  ["GET", /\/busca$/, search],
  ["GET", /\/clientes$/, people.find],
  ["POST", /\/cliente$/, people.set],
  ["POST", /\/tabela$/, people.setList],
  ["POST", /\/desconto$/, discount],
  ["POST", /\/itens\/(\d+)$/, change],
  ["POST", /\/itens\/(\d+)\/cancelar$/, async (form, n) => (await cart.remove(Number(n)), pieces.noLast() + pieces.noPayment() + pieces.cart())],
  ["POST", /\/descartar$/, discard],
  ["GET", /\/pagamento$/, pay],
  ["POST", /\/finalizar$/, finalise],
];

async function discard() {
  await giveUp(cart.current()?.lines.map((l) => l.line) ?? []);
  cart.paid();
  return pieces.noProblem() + pieces.noLast() + free();
}

const free = () => pieces.noPayment() + pieces.cart();
const ok = (text) => ({ status: 200, text });

// answer is what the server would have said.
export async function answer(url, { method, body, whole }) {
  const { pathname, searchParams } = new URL(url, location);
  if (whole) return { status: 200, text: `<div id="till"></div>${pieces.noPayment()}${pieces.cart()}` };
  const form = body ? new URLSearchParams(body) : searchParams;
  try {
    for (const [verb, path, act] of routes) {
      const found = verb === method && pathname.match(path);
      if (!found) continue;
      const said = await act(form, ...found.slice(1));
      return typeof said === "string" ? ok(said) : said;
    }
    throw new Refused("Isto precisa da conexão: tente de novo quando ela voltar.");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const told = JSON.stringify({ toast: { text: error.message, tone: "bad" } });
    return { status: 422, text: "", headers: { get: (name) => (name === "HX-Trigger" ? told : null) } };
  }
}

// enter is one entry at the code field.
async function enter(form) {
  const typed = form.get("code") ?? "";
  if (await done(form.get("line"))) return pieces.cart();
  try {
    if (!cart.lines().length) await refuseBeyond();
    const { amount, total, choices } = form.get("product") ? await touched(form.get("product"), typed) : await catalogue.resolve(typed);
    if (choices.length > 1) return pieces.noProblem() + pieces.chooser(typed, amount, choices);
    const item = await cart.add({ client: form.get("sale"), line: form.get("line"), product: choices[0], amount, total });
    return pieces.noProblem() + pieces.last(item) + pieces.cart();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 422, text: pieces.problem(error.message, typed) + pieces.cart() };
  }
}

// touched is a product that was touched, with the quantity typed before it ("3*").
async function touched(id, typed) {
  const product = await catalogue.byID(id);
  if (!product) throw new Refused("Este produto não está na cópia deste caixa.");
  const amount = typed.includes("*") ? units(typed.slice(0, typed.indexOf("*")), 4) : one;
  if (amount === null || amount <= 0 || amount > 999999 * one) throw new Refused("A quantidade antes do * não pode ser lida: escreva como 1,5.");
  return { amount, choices: [product] };
}

async function search(form) {
  const query = form.get("q") ?? "";
  return pieces.shelf(await catalogue.search(query, form.get("grupo") ?? ""), query);
}

async function change(form, n) {
  if (form.get("step")) await cart.step(Number(n), form.get("step"));
  else await cart.change(Number(n), units(form.get("quantity") ?? "", 4));
  return pieces.cart();
}

// discount reads the dialog as views.DiscountForm does: 5,00 are reais, 10% is a share, +10% a surcharge, nothing takes it away.
async function discount(form) {
  const typed = (form.get("discount") ?? "").trim();
  const [, plus, text, share] = typed.match(/^(\+?)(.*?)(%?)$/);
  const value = text.trim() ? units(text, 2) : 0;
  try {
    if (value === null || value < 0) throw new Refused("Escreva o valor em reais, como 5,00, ou em porcentagem, como 10%.");
    if (share && value > 10000) throw new Refused("Não pode passar de 100%.");
    const asked = { surcharge: Boolean(plus) || form.get("kind") === "acrescimo", amount: share ? 0 : value, percent: share ? value : 0 };
    await cart.adjust(Number(form.get("line") || 0), asked, Number(till.dataset.limit));
    return pieces.cart();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 422, text: pieces.wrong("till-discount-form", "discount", error.message, typed) };
  }
}

function pay(form) {
  if (!cart.lines().length) throw new Refused("Lance pelo menos um item antes de receber.");
  const list = payment.rows(form);
  if (form.get("resto")) return payment.rest(list);
  if (form.get("tirar")) list.splice(Number(form.get("tirar")), 1);
  return payment.panel(list);
}

// finalise writes the sale down; only then is there a receipt.
async function finalise(form) {
  const list = payment.rows(form);
  let paid;
  try {
    paid = payment.settle(list);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 422, text: await payment.panel(list, error.short ? { next: true } : { error: error.message }) };
  }
  const { total } = cart.sums();
  const kept = await record(written(paid), cart.current().lines.filter((l) => l.removed).map((l) => l.line));
  cart.paid();
  await prepare(kept.number);
  document.dispatchEvent(new CustomEvent("till:recorded", { detail: kept.number }));
  return pieces.noProblem() + pieces.done({ number: kept.number, total, change: paid.change }) + free();
}


// written is the sale as a document says it.
function written({ change, payments }) {
  const { discount, surcharge, total } = cart.sums();
  const { client, taxID, customer, list } = cart.current();
  return {
    id: client, shift: till.dataset.shift, operator: till.dataset.operator, operator_name: till.dataset.person, seller: till.dataset.seller, made_at: new Date().toISOString(),
    named: true, customer: customer?.id ?? "0", customer_name: customer?.name ?? "", customer_tax_id: taxID, list: list || "0",
    discount, surcharge, total, change, payments, items: cart.lines().map(item),
  };
}

function item(l) {
  return {
    line: l.line, product: l.product, name: l.name, unit: l.unit, quantity: l.quantity, base: l.base, price: l.price, rule: l.rule, fixed: l.fixed,
    discount: l.discount ?? 0, surcharge: l.surcharge ?? 0, total: l.total,
  };
}
