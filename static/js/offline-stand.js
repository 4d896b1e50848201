// Who stands at the till: shift, operator, seller and limit, as the server's page last said. A page that the worker kept
// may be older than that, or newer: the later reading counts, since a sale must never carry the operator of before.
import { read, write } from "./offline-store.js";
import { till } from "./till-pieces.js";

const facts = ["shift", "operator", "person", "seller", "limit", "drawn"];

export const keep = () => write("stand", Object.fromEntries(facts.map((name) => [name, till.dataset[name]])));

export async function recall() {
  const last = await read("stand");
  if (last && Number(last.drawn) > Number(till.dataset.drawn)) Object.assign(till.dataset, last);
}
