// The till's pieces drawn here, from the same components: the page brings an example of each in a template.
import { current, lines, sums } from "./offline-cart.js";
import { money, moneyInput, one, plain, quantity, quantityInput } from "./offline-numbers.js";
import { masked } from "./offline-taxid.js";

const examples = document.getElementById("till-examples").content;

// example is a fresh copy of a piece; html is what an answer carries.
const example = (css) => examples.querySelector(css).cloneNode(true);
const html = (...nodes) => nodes.map((n) => n.outerHTML).join("");
const counted = (n) => `${n} ${n === 1 ? "item" : "itens"}`;

export function put(node, css, text) {
  const part = node.querySelector(css);
  if (part) part.textContent = text;
  return part;
}

const hidden = (id, css) => html(Object.assign(document.createElement("div"), { id, className: css, hidden: true }));
export const noProblem = () => hidden("till-problem", "till-problem");
export const noLast = () => hidden("till-last", "till-last");
export const noPayment = () => html(Object.assign(document.createElement("section"), { id: "till-payment", className: "till-payment", hidden: true }));

export function problem(text, typed) {
  const node = example("#till-problem");
  node.dataset.typed = typed;
  node.querySelector("p").replaceChildren(`${text} `);
  if (typed && !text.includes(typed)) node.querySelector("p").append(Object.assign(document.createElement("b"), { textContent: typed }));
  return html(node);
}

export function last(item) {
  const node = example("#till-last:not(.till-done)");
  put(node, "b", item.name);
  put(node, "span", `${quantity(item.quantity)} ${item.unit} × ${money(item.price)}`).append(...terms(item));
  put(node, "strong", money(item.total));
  return html(node);
}

// says are what changed the line's price: the rule, and what was given by hand.
export function says(item) {
  return [item.rule, item.discount && `Desconto ${plain(-item.discount)}`, item.surcharge && `Acréscimo ${plain(item.surcharge)}`].filter(Boolean);
}

const terms = (item) => says(item).map((text) => Object.assign(document.createElement("span"), { className: "till-line-rule", textContent: text }));

// repriced tells that a list changed the prices of what was already on the sale.
export function repriced(many, list) {
  const node = example("#till-last:not(.till-done)");
  put(node, "b", `Preços da tabela ${list}`);
  put(node, "span", many === 1 ? "1 item mudou de preço" : `${many} itens mudaram de preço`);
  put(node, "strong", money(sums().total));
  return html(node);
}

// people are the customers that a search found, and the typed document itself where it is a true one.
export function people(found, typed) {
  const node = example("#till-people");
  const model = node.querySelector("button");
  const say = (text) => Object.assign(document.createElement("p"), { className: "quiet", textContent: text });
  const rows = found.map((c) => {
    const row = model.cloneNode(true);
    row.setAttribute("value", c.id);
    put(row, "span", c.nome);
    put(row, "b", c.doc ? masked(c.doc) : "");
    return row;
  });
  if (!rows.length) rows.push(say(typed ? "Sem cadastro neste caixa: só o documento vai no cupom." : "Este caixa não conhece ninguém assim: sem conexão ele tem só quem comprou há pouco e quem tem fiado."));
  node.replaceChildren(...rows);
  return html(node);
}

// wrong draws a dialog's form again with what was wrong beside the field.
export function wrong(id, name, sentence, typed) {
  const form = document.getElementById(id).cloneNode(true);
  for (const old of form.querySelectorAll(".field-error")) old.remove();
  const field = form.querySelector(`[name=${name}]`);
  field.setAttribute("value", typed);
  field.setAttribute("aria-invalid", "true");
  field.closest(".input").after(Object.assign(document.createElement("p"), { className: "field-error", textContent: sentence }));
  return html(form);
}

export function cart() {
  const sale = current();
  if (!sale) return html(example("[data-example=free] > *"));
  const node = example("[data-example=sale] > *");
  const { subtotal, discount, surcharge, total } = sums();
  Object.assign(node.dataset, { sale: "local", client: sale.client, total, cents: discount, centsMore: surcharge, taxId: sale.taxID, say: `Total ${money(total)}, ${counted(lines().length)}.` });
  if (discount) node.dataset.discount = given(discount, sale.discountPercent);
  if (sums().surcharge) node.dataset.surcharge = given(surcharge, sale.surchargePercent);
  who(node, sale);
  const list = node.querySelector(".till-lines");
  const model = list.firstElementChild;
  list.replaceChildren(...sale.lines.map((item) => line(model.cloneNode(true), item)));
  const [first, second] = node.querySelectorAll(".till-sum");
  put(first, "span", `Subtotal (${counted(lines().length)})`);
  first.lastElementChild.textContent = money(subtotal);
  second.lastElementChild.textContent = money(-discount);
  if (surcharge) {
    const more = first.cloneNode(true);
    put(more, "span", "Acréscimo");
    more.lastElementChild.textContent = money(surcharge);
    second.after(more);
  }
  put(node, "#till-total", money(total));
  const receive = node.querySelector(".till-receive");
  receive.action = "/pdv/vendas/local/pagamento";
  put(receive, ":scope > .button > span", `Receber ${money(total)}`);
  receive.querySelector(":scope > .button").disabled = !lines().length;
  return html(node);
}

// given is what stands as it was typed: "10%" or "5,00".
const given = (amount, percent) => (percent ? `${moneyInput(percent).replace(/,00$/, "")}%` : moneyInput(amount));

// who is the head of the sale: the customer, a CPF alone, or nobody; and the list it goes by.
function who(node, sale) {
  const [name, facts] = node.querySelector(".till-customer > div").children;
  if (sale.customer) Object.assign(node.dataset, { customer: sale.customer.id });
  if (sale.customer) [name.textContent, facts.textContent] = [sale.customer.name, sale.customer.facts];
  else if (sale.taxID) [name.textContent, facts.textContent] = [masked(sale.taxID), "no cupom, sem cadastro"];
  const tag = node.querySelector(".till-customer > .tag");
  const list = document.querySelector(`#till-list option[value="${CSS.escape(sale.list)}"]`);
  if (sale.list && list) [tag.textContent, node.dataset.list] = [list.textContent, sale.list];
  else tag.remove();
}

function line(node, item) {
  Object.assign(node.dataset, {
    line: item.n, quantity: quantityInput(item.quantity), name: item.name, client: item.line, product: item.product,
    price: item.price, total: item.total, amount: item.quantity, unit: item.unit, code: item.code, off: item.discount ?? 0, more: item.surcharge ?? 0,
    discount: item.discount ? given(item.discount, item.discountPercent) : "", surcharge: item.surcharge ? given(item.surcharge, item.surchargePercent) : "",
  });
  put(node, ".till-line-name", item.name);
  put(node, ".till-line-total", money(item.total));
  put(node, ".till-line-detail", `${item.code} · ${money(item.price)}/${item.unit}`).append(...terms(item));
  const stepper = node.querySelector(".till-line-quantity");
  if (item.removed) {
    node.classList.add("removed");
    node.querySelector(".till-line-actions").remove();
    stepper.replaceWith(Object.assign(document.createElement("span"), { className: "till-line-removed", textContent: "Cancelado" }));
  } else if (item.fixed) {
    node.dataset.fixed = "";
    stepper.replaceWith(Object.assign(document.createElement("span"), { className: "till-line-weighed", textContent: `${quantity(item.quantity)} ${item.unit}` }));
  } else {
    stepper.setAttribute("action", `/pdv/vendas/local/itens/${item.n}`);
    put(stepper, "span", quantity(item.quantity));
    const [less, more] = stepper.querySelectorAll("button");
    less.ariaLabel = `Diminuir ${item.name}`;
    more.ariaLabel = `Aumentar ${item.name}`;
    less.disabled = item.quantity <= one;
  }
  return node;
}

export function shelf(products, query) {
  const node = example("#till-products");
  const model = node.firstElementChild;
  const none = document.createElement("p");
  none.className = "empty";
  none.textContent = query ? `Nenhum produto com “${query}”.` : "Nenhum produto neste grupo.";
  node.replaceChildren(...(products.length ? products.map((p) => tile(model.cloneNode(true), p)) : [none]));
  return html(node);
}

function tile(node, p) {
  node.value = p.id;
  put(node, ".till-product-name", p.nome);
  put(node, ".till-product-price", money(p.preco));
  put(node, ".till-product-stock", "");
  return node;
}

export function chooser(typed, amount, products) {
  const node = example("#till-chooser");
  put(node, ".dialog-text", `“${typed}” pode ser mais de um.`);
  const form = node.querySelector("form");
  form.elements.quantity.setAttribute("value", quantityInput(amount));
  const model = form.querySelector(".till-choice");
  const choices = products.map((p, i) => {
    const choice = model.cloneNode(true);
    choice.setAttribute("value", p.id);
    choice.toggleAttribute("autofocus", i === 0);
    put(choice, "span", p.nome);
    put(choice, "b", money(p.preco));
    const [sku, left] = choice.querySelectorAll("small");
    sku.textContent = p.sku;
    left.textContent = "";
    return choice;
  });
  model.replaceWith(...choices);
  return html(node);
}

export function done(sale) {
  const node = example(".till-done");
  node.dataset.done = `Troco ${money(sale.change)}`;
  put(node, "[data-said]", `Venda ${sale.number} em contingência · ${money(sale.total)}`);
  put(node, ".till-change b", money(sale.change));
  node.querySelector("[data-till-paper]").dataset.tillPaper = sale.number;
  return html(node);
}
