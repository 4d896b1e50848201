// The till's own server, for while the true one cannot be reached: it answers the same addresses with the same pieces, so
// that the rest of the till does not know the difference. What it cannot do it says in a sentence.
import * as cart from "./offline-cart.js";
import * as catalogue from "./offline-catalogue.js";
import * as payment from "./offline-payment.js";
import * as pieces from "./offline-pieces.js";
import { one, units } from "./offline-numbers.js";
import { record, sold } from "./offline-document.js";
import { prepare } from "./offline-receipt.js";
import { Refused } from "./offline-refused.js";

const till = document.getElementById("till");

const routes = [
  ["POST", /\/itens$/, enter],
  ["GET", /\/busca$/, search],
  ["GET", /\/clientes$/, () => { throw new Refused("Sem conexão não há busca de clientes."); }],
  ["POST", /\/itens\/(\d+)$/, change],
  ["POST", /\/itens\/(\d+)\/cancelar$/, async (form, n) => (await cart.remove(Number(n)), pieces.noLast() + pieces.noPayment() + pieces.cart())],
  ["POST", /\/descartar$/, async () => (await cart.drop(), pieces.noProblem() + pieces.noLast() + free())],
  ["GET", /\/pagamento$/, pay],
  ["POST", /\/finalizar$/, finalise],
];

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
  if (await sold(form.get("line"))) return pieces.cart();
  try {
    const { amount, choices } = form.get("product") ? await touched(form.get("product"), typed) : await catalogue.resolve(typed);
    if (choices.length > 1) return pieces.noProblem() + pieces.chooser(typed, amount, choices);
    const item = await cart.add({ client: form.get("sale"), line: form.get("line"), product: choices[0], amount });
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
    return { status: 422, text: payment.panel(list, error.short ? { next: true } : { error: error.message }) };
  }
  const { discount, surcharge, total } = cart.sums();
  const { client, taxID } = cart.current();
  const kept = await record({
    id: client, shift: till.dataset.shift, operator: till.dataset.operator, operator_name: till.dataset.person, made_at: new Date().toISOString(),
    customer_tax_id: taxID, discount, surcharge, total, change: paid.change, payments: paid.payments,
    items: cart.lines().map((l) => ({ line: l.line, product: l.product, name: l.name, unit: l.unit, quantity: l.quantity, price: l.price, discount: l.discount, surcharge: l.surcharge ?? 0, total: l.total })),
  });
  cart.paid();
  await prepare(kept.number);
  document.dispatchEvent(new CustomEvent("till:recorded", { detail: kept.number }));
  return pieces.noProblem() + pieces.done({ number: kept.number, total, change: paid.change }) + free();
}

