// Who stands at the till: shift, operator, seller and limit, as the server's page last said. A page that the worker kept
// may be older than that: a sale must never carry the operator of before.
import { read, write } from "./offline-store.js";
import { till } from "./till-pieces.js";

const facts = ["shift", "operator", "person", "seller", "limit"];

export const keep = () => write("stand", Object.fromEntries(facts.map((name) => [name, till.dataset[name]])));

export async function recall() {
  Object.assign(till.dataset, await read("stand"));
}
