// Naming the customer without the server: whom the snapshot knows, or a CPF or CNPJ alone.
import * as cart from "./offline-cart.js";
import { masked, parse } from "./offline-taxid.js";
import * as pieces from "./offline-pieces.js";
import { Refused } from "./offline-refused.js";
import { customer, customerOf, customers, load } from "./offline-snapshot.js";

export async function find(form) {
  const typed = form.get("q") ?? "";
  return pieces.people(await customers(typed, 8), isDocument(typed));
}

function isDocument(typed) {
  try { return Boolean(parse(typed)); } catch { return false; }
}

// set answers the dialog's form: what was wrong stands beside its field.
export async function set(form) {
  try {
    return said(await cart.name(await meant(form)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 422, text: pieces.wrong("till-customer-form", "tax_id", error.message, form.get("tax_id") ?? "") };
  }
}

async function meant(form) {
  const typed = (form.get("tax_id") ?? "").trim();
  if (form.get("remove")) return {};
  if (form.get("person")) return person(await customer(form.get("person")));
  if (!typed) throw new Refused("Digite um nome, um CPF ou um CNPJ.");
  if (isDocument(typed) || !/\p{L}/u.test(typed)) {
    const taxID = parse(typed);
    const known = await customerOf(taxID);
    return known ? person(known) : { taxID };
  }
  const found = await customers(typed, 2);
  if (!found.length) throw new Refused("Este caixa não conhece ninguém com este nome: sem conexão, digite o CPF.");
  if (found.length > 1) throw new Refused("Há mais de uma pessoa assim: escolha na lista.");
  return person(found[0]);
}

function person(c) {
  if (!c) throw new Refused("Este caixa não conhece este cliente: sem conexão, digite o CPF.");
  return { taxID: c.doc ?? "", customer: { id: c.id, name: c.nome, facts: c.doc ? masked(c.doc) : "cliente", list: c.tabela === "0" ? "" : c.tabela } };
}

// setList answers the choice of a price list; none is varejo.
export async function setList(form) {
  const list = form.get("list") ?? "";
  if (list && !(await load()).tabelas.some((l) => l.id === list)) throw new Refused("Esta tabela de preços não está na cópia deste caixa: escolha outra.");
  return said(await cart.goBy(list));
}

async function said(repriced) {
  if (!repriced) return pieces.cart();
  const list = (await load()).tabelas.find((l) => l.id === cart.current().list)?.nome ?? "Varejo";
  return pieces.repriced(repriced, list) + pieces.cart();
}
