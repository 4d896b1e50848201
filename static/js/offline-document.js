// Paid sales that wait for the server: immutable documents, numbered by this terminal and chained by their hashes. One is
// on the disk before its receipt shows, and goes only when the server has it; it is kept a week longer.
import { account, all, durably, read, tillID, write } from "./offline-store.js";
import { uuid7 } from "./till-uuid.js";

const week = 7 * 86400000;
const batch = 100;

export const unsent = async () => (await all("queue")).filter((d) => !d.acked);

// enrol asks for a number of our own, and a new epoch. The browser is asked to keep what we write.
export async function enrol() {
  const client = (await read("terminal"))?.client ?? uuid7();
  const answer = await post("/pdv/terminais", { till: tillID, client });
  if (!answer.ok) return false;
  const { terminal, number, epoch } = await answer.json();
  await write("terminal", { client, id: terminal, number, epoch, seq: 0, hash: "" });
  await write("kept", (await navigator.storage?.persist?.()) ?? false);
  return true;
}

// sold says whether a line stands in a document already: a browser that was killed may remember a scan that it had done.
let soldLines = null;
export async function sold(line) {
  soldLines ??= new Set((await all("queue")).flatMap((d) => JSON.parse(d.body).items.map((i) => i.line)));
  return soldLines.has(line);
}

// record writes a paid sale down: the document, the terminal's next number and the sale's end are one transaction.
export async function record(sale) {
  const terminal = await read("terminal");
  const seq = terminal.seq + 1;
  const body = JSON.stringify({
    ...sale, terminal: terminal.id, terminal_number: terminal.number, epoch: terminal.epoch, seq, till: tillID,
    offset_ms: (await read("clock")) ?? 0, price_version: (await read("catalogue")).versao,
  });
  const hash = await digest(terminal.hash + body);
  const document_ = { id: sale.id, epoch: terminal.epoch, seq, previous: terminal.hash, hash, body, at: Date.now(), number: `${terminal.number}-${terminal.epoch}-${seq}` };
  await durably(["queue", "state"], async (tx) => {
    const state = tx.objectStore("state");
    const now = await state.get("terminal");
    if (now.seq !== terminal.seq || now.epoch !== terminal.epoch) throw new Error("another tab took the number");
    tx.objectStore("queue").put(document_);
    state.put({ ...now, seq, hash }, "terminal");
    state.delete("cart");
  });
  for (const i of sale.items) soldLines?.add(i.line);
  return document_;
}

async function digest(text) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(sum, (b) => b.toString(16).padStart(2, "0")).join("");
}

// drain sends what waits, in order, until nothing does. It says "done", "signed-out" or "failed".
let draining = null;
export function drain() {
  draining ??= sendAll().finally(() => { draining = null; });
  return draining;
}

async function sendAll() {
  for (;;) {
    await obey();
    const waiting = (await unsent()).slice(0, batch);
    if (!waiting.length) return "done";
    const terminal = await read("terminal");
    const documents = waiting.map(({ id, epoch, seq, previous, hash, body }) => ({ id, epoch, seq, previous, hash, body }));
    let answer;
    try { answer = await post("/pdv/sincronizar", { terminal: terminal.id, documents }); } catch { return "failed"; }
    if (answer.type === "opaqueredirect") return "signed-out";
    if (answer.status === 404 && (await enrol())) continue; // the server does not know this terminal any more
    if (!answer.ok) return "failed";
    const { verdicts } = await answer.json();
    if (!verdicts.length) return "failed";
    await acknowledge(waiting, verdicts, terminal.epoch);
    document.dispatchEvent(new CustomEvent("till:sent"));
  }
}

// obey enrols again where that was ordered in this epoch. Without an answer the order stands, and the queue goes on.
async function obey() {
  const ordered = await read("reenrol");
  if (ordered && ordered === (await read("terminal"))?.epoch) await enrol().catch(() => false);
}

// acknowledge marks what the server has; what it misses of ours is sent again, and what is a week old goes. Its order to
// enrol again is written down with it: it would not be given again for what was acknowledged. It is of the epoch in which the
// document was numbered: an old one's asks for nothing.
async function acknowledge(sent, verdicts, epoch) {
  await durably(["queue", "state"], async (tx) => {
    const queue = tx.objectStore("queue");
    if (verdicts.some((v, i) => v.reenrol && sent[i].epoch === epoch)) tx.objectStore("state").put(epoch, "reenrol");
    for (const [i, v] of verdicts.entries()) {
      queue.put({ ...sent[i], acked: Date.now(), verdict: v.verdict });
      for (const seq of v.missing ?? []) {
        const lost = await queue.get([sent[i].epoch, seq]);
        if (lost?.acked) queue.put({ ...lost, acked: undefined });
      }
    }
    for (const d of await queue.getAll()) if (d.acked && Date.now() - d.acked > week) queue.delete([d.epoch, d.seq]);
  });
}

async function post(url, body) {
  const answer = await fetch(url, {
    method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", conta: account },
    redirect: "manual", signal: AbortSignal.timeout(60000),
  });
  const now = Date.parse(answer.headers.get("Date") ?? "");
  if (now) await write("clock", Math.abs(now - Date.now()) < 2000 ? 0 : now - Date.now());
  return answer;
}
