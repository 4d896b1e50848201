// What this browser knows of the day besides the products: lists and promotions, labels, the Pix key, customers. It is
// read from the disk once and kept in memory.
import { runs } from "./offline-rules.js";
import { read } from "./offline-store.js";
import { words } from "./offline-words.js";

let kept = null;

export async function load() {
  kept ??= { tabelas: [], promocoes: [], etiquetas: [], pix: {}, fuso: "America/Sao_Paulo", clientes: [], ...(await read("rules")) };
  return kept;
}

export function forget() { kept = null; }

// now is the time by the server's clock, as far as it is known.
export const now = async () => new Date(Date.now() + ((await read("clock")) ?? 0));

// rulesNow are the rules that run at this moment, with this list.
export async function rulesNow(listID) {
  const day = await load();
  const list = day.tabelas.find((l) => l.id === listID);
  const at = await now();
  return { list, listed: list?.precos, promotions: day.promocoes.filter((p) => runs(p, at, day.fuso)) };
}

// customers finds whom these words or digits name, by the beginnings of their names' words and of their documents.
export async function customers(typed, most) {
  const asked = words(typed);
  const digits = typed.replace(/[\s./-]/g, "").toUpperCase();
  const found = [];
  for (const c of (await load()).clientes ?? []) {
    const named = asked.length && asked.every((q) => words(c.nome).some((w) => w.startsWith(q)));
    if ((named || (digits.length > 2 && c.doc?.startsWith(digits))) && found.push(c) === most) break;
  }
  return found;
}

export async function customer(id) {
  return (await load()).clientes?.find((c) => c.id === id);
}

export async function customerOf(document_) {
  return (await load()).clientes?.find((c) => c.doc === document_);
}

