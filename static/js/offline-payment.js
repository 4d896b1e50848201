// The payment panel without the server: the rules of Sale.Settle, and the same panel.
import { current, lines, sums } from "./offline-cart.js";
import { hint } from "./offline-hint.js";
import { closedBecause, isCard, methods, paidBy } from "./offline-methods.js";
import { money, moneyInput, units } from "./offline-numbers.js";
import { put } from "./offline-pieces.js";
import { Refused } from "./offline-refused.js";

const examples = document.getElementById("till-examples").content;
// What some forms ask for besides; each row carries all of it.
const asked = ["bandeira", "nsu", "autorizacao", "banco", "cheque", "bompara", "vencimento", "vale"];

// rows reads the repeated fields; the last is the one being typed.
export function rows(form) {
  const [values, parts] = [form.getAll("valor"), form.getAll("parcelas")];
  return form.getAll("forma").map((method, i) => {
    const typed = (values[i] ?? "").trim();
    const besides = Object.fromEntries(asked.map((name) => [name, (form.getAll(name)[i] ?? "").trim().slice(0, 40)]));
    return { method, typed, amount: typed ? units(typed, 2) : 0, instalments: Number(parts[i] || 1), besides };
  });
}

// settle takes the payments: they must cover the total, and only cash gives change.
export function settle(list) {
  const { total } = sums();
  if (!lines().length) throw new Refused("Lance pelo menos um item antes de receber.");
  if (list.some((r) => r.amount === null || r.amount >= 1e13)) throw new Refused("Informe um valor em reais, como 12,90.");
  const paid = list.filter((r) => r.amount !== 0);
  if (!paid.length && total > 0) throw new Refused("Informe como o cliente paga.");
  for (const p of paid) accept(p);
  const tendered = paid.reduce((sum, p) => sum + p.amount, 0);
  const cash = paid.filter((p) => p.method === "dinheiro").reduce((sum, p) => sum + p.amount, 0);
  if (tendered < total) throw Object.assign(new Refused(`Faltam ${money(total - tendered)}.`), { short: tendered > 0 });
  const change = tendered - total;
  if (change > cash) throw new Refused(`Só dinheiro dá troco: há ${money(change - cash)} a mais nas outras formas.`);
  refuseIdle(paid, change);
  return { change, payments: paid.map((p) => ({ method: p.method, tendered: p.amount, instalments: p.instalments, title: methods.get(p.method).title, ...besidesOf(p) })) };
}

// accept refuses one payment that cannot be, as Sale.take does.
function accept(p) {
  const m = methods.get(p.method);
  if (!m) throw new Refused("Escolha uma forma de pagamento da lista.");
  if (closedBecause(m.code)) throw new Refused(closedBecause(m.code));
  if (p.amount < 0) throw new Refused(`Informe quanto o cliente paga em ${m.title}.`);
  if (!(p.instalments >= 1 && p.instalments <= m.most)) throw new Refused(`${m.title} aceita de 1 a ${m.most} parcelas.`);
  if (p.amount < p.instalments) throw new Refused("O valor deve dar pelo menos um centavo por parcela.");
  if (m.needsCustomer && !current().customer) throw new Refused(`Para receber em ${m.title}, informe o cliente da venda.`);
  if (m.needsNSU && !(p.besides.nsu && p.besides.autorizacao)) throw new Refused(`Digite o NSU e a autorização do comprovante de ${m.title}.`);
  if (m.kind === "cheque") acceptCheque(p.besides);
}

const isoDay = (at) => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;

function acceptCheque(typed) {
  if (!typed.banco || !typed.cheque) throw new Refused("Digite o banco e o número do cheque.");
  typed.bompara ||= isoDay(new Date());
  if (typed.bompara < isoDay(new Date())) throw new Refused("O cheque não pode vencer antes de hoje.");
  if (typed.bompara > isoDay(new Date(Date.now() + 730 * 86400000))) throw new Refused("O cheque pode vencer em até dois anos: confira a data.");
}

function besidesOf({ method, besides }) {
  const m = methods.get(method);
  if (isCard(m)) return { brand: besides.bandeira, nsu: besides.nsu, authorisation: besides.autorizacao };
  if (m.kind === "cheque") return { bank: besides.banco, cheque_number: besides.cheque, due_on: besides.bompara };
  return {};
}

// fields are a row as it is posted.
const fields = (r) => [["forma", r.method], ["valor", r.typed], ["parcelas", r.instalments], ...asked.map((name) => [name, r.besides?.[name] ?? ""])];

// refuseIdle: change comes out of the last cash handed over, and a payment that it takes whole was not needed.
function refuseIdle(paid, change) {
  for (let rest = change, i = paid.length - 1; i >= 0; i--) {
    const back = paid[i].method === "dinheiro" ? Math.min(rest, paid[i].amount) : 0;
    rest -= back;
    if (back && back === paid[i].amount) throw new Refused(`O pagamento ${i + 1} não é preciso: o troco devolve tudo.`);
  }
}

// view puts the last row as the one being typed, with its defaults.
function view(list) {
  const received = list.slice(0, -1).filter((r) => r.typed && r.amount);
  const rest = Math.max(sums().total - received.reduce((sum, r) => sum + r.amount, 0), 0);
  const now = { ...(list.at(-1) ?? { method: "dinheiro", typed: "", instalments: 1 }) };
  if (!methods.has(now.method)) now.method = "dinheiro";
  if (!now.typed) Object.assign(now, { typed: moneyInput(rest), amount: rest });
  return { received, rest, now, missing: rest - (now.amount ?? 0) };
}

export async function panel(list, { error = "", next = false } = {}) {
  const v = view(next ? [...list, { method: "dinheiro", typed: "", instalments: 1 }] : list);
  const node = examples.querySelector("#till-payment").cloneNode(true);
  const form = node.querySelector("form");
  form.setAttribute("action", "/pdv/vendas/local/finalizar");
  form.dataset.preview = "/pdv/vendas/local/pagamento";
  node.dataset.total = sums().total;
  put(node, ".till-payment-total b", money(sums().total));
  const errors = node.querySelector(".form-errors");
  if (error) put(errors, "p, li", error);
  else errors.remove();
  showReceived(node.querySelector(".till-received"), v);
  for (const radio of node.querySelectorAll(".till-methods [name=forma]")) {
    radio.toggleAttribute("checked", radio.value === v.now.method);
  }
  node.querySelector("#till-amount").setAttribute("value", v.now.typed);
  for (const option of node.querySelectorAll("#till-instalments option")) option.toggleAttribute("selected", Number(option.value) === v.now.instalments);
  for (const name of asked) node.querySelector(`.till-ask [name=${name}]`)?.setAttribute("value", v.now.besides?.[name] ?? "");
  for (const option of node.querySelectorAll("#till-brand option")) option.toggleAttribute("selected", option.value === (v.now.besides?.bandeira ?? ""));
  showNotes(node.querySelector(".till-notes"), v.rest);
  await fillRest(node.querySelector("#till-rest"), v);
  return node.outerHTML;
}

function showReceived(list, v) {
  if (!v.received.length) return list.remove();
  const model = list.firstElementChild;
  list.replaceChildren(...v.received.map((r, i) => {
    const row = model.cloneNode(true);
    put(row, "span", paidBy(r.method, r.instalments));
    put(row, "b", money(r.amount));
    row.querySelector("svg").replaceWith(examples.querySelector(`.till-methods [value="${r.method}"] ~ svg`).cloneNode(true));
    for (const [name, value] of fields(r)) row.querySelector(`[name=${name}]`)?.setAttribute("value", value);
    const query = new URLSearchParams();
    for (const [name, value] of [...v.received, v.now].flatMap(fields)) query.append(name, value);
    query.set("tirar", i);
    const out = row.querySelector("[data-till-link]");
    out.setAttribute("href", `/pdv/vendas/local/pagamento?${query}`);
    out.ariaLabel = `Tirar o pagamento de ${money(r.amount)}`;
    return row;
  }));
}

function showNotes(group, rest) {
  const amounts = new Set([rest]);
  for (const note of [500, 1000, 2000, 5000, 10000, 20000]) if (amounts.size < 5) amounts.add(Math.ceil(rest / note) * note);
  const model = group.firstElementChild;
  group.replaceChildren(...[...amounts].sort((a, b) => a - b).map((amount) => {
    const button = model.cloneNode(true);
    button.dataset.amount = moneyInput(amount);
    button.textContent = money(amount);
    return button;
  }));
}

// rest says what is missing or the change for what is typed.
export async function rest(list) {
  const node = examples.querySelector("#till-rest").cloneNode(true);
  await fillRest(node, view(list));
  return node.outerHTML;
}

async function fillRest(node, v) {
  const text = node.querySelector("p");
  text.className = v.missing > 0 ? "till-missing" : v.missing < 0 ? "till-change" : "";
  put(text, "span", v.missing > 0 ? "Faltam" : "Troco");
  put(text, "b", money(Math.abs(v.missing)));
  put(node, "#till-finalise > span", v.missing > 0 ? `Receber ${money(v.now.amount ?? 0)} e continuar` : "Finalizar venda");
  const shown = await hint(v.now);
  if (shown) node.prepend(shown);
}
