// The shop's products as this browser keeps them: asked for by change number, searched as the server searches.
import { all, durably, read, tillID } from "./offline-store.js";
import { one, units } from "./offline-numbers.js";
import { Refused } from "./offline-refused.js";
import { codes, quantityOf, readLabel, timesLabel } from "./offline-scale.js";
import * as snapshot from "./offline-snapshot.js";
import { words } from "./offline-words.js";

let products = null; // in the order of their names, once they are needed

// renew asks for what changed since; tombstones take out what is no longer sold.
export async function renew() {
  const known = (await read("catalogue")) ?? { versao: 0 };
  const rules = (await read("rules"))?.marca ?? "";
  const answer = await fetch(`/pdv/caixas/${tillID}/catalogo?desde=${known.versao}&regras=${rules}`, { redirect: "manual", signal: AbortSignal.timeout(30000) });
  if (!answer.ok) return;
  const news = await answer.json();
  await durably(["products", "state"], async (tx) => {
    const shelf = tx.objectStore("products");
    for (const p of news.produtos) p.saiu ? shelf.delete(p.id) : shelf.put(p);
    tx.objectStore("state").put({ versao: news.versao, loja: news.loja, caixa: news.caixa }, "catalogue");
    if (news.regras) tx.objectStore("state").put({ ...news.regras, marca: news.versao_regras }, "rules");
    tx.objectStore("state").put(Date.now(), "seen");
  });
  if (news.regras) snapshot.forget();
  if (news.produtos.length) products = null;
}

async function load() {
  if (products) return;
  products = (await all("products")).map((p) => ({ ...p, words: words(`${p.nome} ${p.sku} ${p.ean ?? ""}`) }));
  const order = new Intl.Collator("pt-BR");
  products.sort((a, b) => order.compare(a.nome, b.nome));
}

export async function byID(id) {
  await load();
  return products.find((p) => p.id === id);
}

// search finds products by the beginnings of their words, in any order, without accents.
export async function search(text, group = "", most = 40) {
  await load();
  const asked = words(text);
  const found = [];
  for (const p of products) {
    if (group && p.grupo !== group) continue;
    if (asked.every((q) => p.words.some((w) => w.startsWith(q))) && found.push(p) === most) break;
  }
  return found;
}

// resolve reads "3*7891000100103", "1,5*17", a scale's label or "arroz", as barcode.ParseEntry and pdv.Resolve do.
export async function resolve(typed) {
  const { amount, code } = entry(typed);
  await load();
  const product = byCode(code);
  if (product) return { amount, choices: [product] };
  const label = readLabel((await snapshot.load()).etiquetas, code);
  if (label) return weigh(label, amount);
  const choices = words(code).length ? await search(code, "", 20) : [];
  if (!choices.length) throw new Refused(`Nenhum produto com ${code.length > 40 ? `${code.slice(0, 40)}…` : code}.`);
  return { amount, choices };
}

function byCode(code) {
  const key = code.toUpperCase().split(/\s+/).join(" ");
  return products.find((p) => p.ean === key) ?? products.find((p) => p.sku === key);
}

// weigh finds the product of a label; the code as it was printed wins. A price label's total is kept to the centavo.
function weigh(label, amount) {
  const many = timesLabel(label, amount);
  const product = codes(label).map(byCode).find(Boolean);
  if (!product) throw new Refused(`Nenhum produto com o código ${label.code} desta etiqueta de balança.`);
  return { amount: quantityOf(many, product.preco), total: many.total, choices: [product] };
}

function entry(typed) {
  const text = typed.trim();
  const star = text.indexOf("*");
  const left = text.slice(0, star);
  if (star < 0 || !/\d/.test(left) || !/^[\d.,\-−\s]+$/.test(left)) return { amount: one, code: named(text) };
  const amount = units(left, 4);
  if (amount === null) throw new Refused(`A quantidade ${left.slice(0, 20)} não pode ser lida: escreva como 1,5 antes do *.`);
  if (amount <= 0) throw new Refused("A quantidade deve ser maior que zero.");
  if (amount > 999999 * one) throw new Refused("A quantidade deve ser de no máximo 999.999.");
  return { amount, code: named(text.slice(star + 1).trim()) };
}

function named(code) {
  if (!code.replace(/[*\s]/g, "")) throw new Refused("Informe o código ou o nome do produto.");
  return code;
}
