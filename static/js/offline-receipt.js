// The receipt of a sale made without the server, drawn here for the 80 mm roll. It stands beside the till, seen on paper
// only.
import { money, plain, quantity } from "./offline-numbers.js";
import { paidBy } from "./offline-methods.js";
import { says } from "./offline-pieces.js";
import { all, read } from "./offline-store.js";

// prepare puts the receipt of this number where printing finds it.
export async function prepare(number) {
  const found = (await all("queue")).find((d) => d.number === number);
  if (!found) return false;
  const { loja, caixa } = await read("catalogue");
  const paper = element("article", "receipt till-paper");
  paper.id = "till-paper";
  paper.append(...head(loja, caixa, number), ...content(JSON.parse(found.body)), element("p", "center", "Obrigado pela preferência!"));
  document.getElementById("till-paper")?.remove();
  document.body.append(paper);
  cutAt(paper);
  return true;
}

function head(shop, till, number) {
  return [
    element("h1", "", shop.nome), shop.cnpj && element("p", "center", `CNPJ ${shop.cnpj}`), shop.endereco && element("p", "center", shop.endereco),
    element("p", "center", `${till} · Cupom ${number}`), element("h2", "", "EM CONTINGÊNCIA"), element("p", "center", "não é documento fiscal"),
  ].filter(Boolean);
}

function content(sale) {
  const items = element("table");
  for (const i of sale.items) {
    items.append(row(i.name), ...says(i).map((text) => row(text)), row(`${quantity(i.quantity)} ${i.unit} × ${plain(i.price)}`, plain(i.total)));
  }
  if (sale.discount || sale.surcharge) items.append(row("Subtotal", plain(sale.total + sale.discount - sale.surcharge)));
  if (sale.discount) items.append(row("Desconto", plain(-sale.discount)));
  if (sale.surcharge) items.append(row("Acréscimo", plain(sale.surcharge)));
  const total = row("Total", money(sale.total));
  total.className = "total";
  items.append(total);
  const paid = element("table");
  for (const p of sale.payments) paid.append(row(paidBy(p.method, p.instalments), plain(p.tendered)));
  paid.append(row("Troco", plain(sale.change)));
  const made = new Date(sale.made_at).toLocaleString("pt-BR", { dateStyle: "short", timeStyle: "short" });
  const foot = [element("p", "", `${sale.items.length} ${sale.items.length === 1 ? "item" : "itens"} · ${made}`), element("p", "", `Operador: ${sale.operator_name}`)];
  if (sale.customer_name) foot.push(element("p", "", `Cliente: ${sale.customer_name}`));
  if (sale.customer_tax_id) foot.push(element("p", "", `CPF/CNPJ: ${sale.customer_tax_id}`));
  return [element("hr"), items, element("hr"), paid, element("hr"), ...foot];
}

function row(label, value) {
  const tr = element("tr");
  tr.append(element("td", "", label));
  if (value === undefined) tr.firstChild.colSpan = 2;
  else tr.append(element("td", "num", value));
  return tr;
}

function element(tag, css = "", text = "") {
  return Object.assign(document.createElement(tag), { className: css, textContent: text });
}

// The roll is cut where the text ends, as paper.js does: a CSS pixel is 1/96 inch.
function cutAt(paper) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page receipt { size: 80mm ${Math.ceil((paper.scrollHeight * 25.4) / 96) + 4}mm; margin: 3mm; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((s) => !s.ofPaper), Object.assign(sheet, { ofPaper: true })];
}
