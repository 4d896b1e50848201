// Paid sales that wait for the server: immutable documents, numbered by this terminal and chained by their hashes. One is
// on the disk before its receipt shows, and goes only when the server has it; it is kept a week longer.
import { post, sendFrom, unsentIn } from "./offline-send.js";
import { account, all, durably, opened, read, tillID, write } from "./offline-store.js";
import { uuid7 } from "./till-uuid.js";

export const unsent = async () => unsentIn(await opened);

// enrol asks for a number of our own, and a new epoch. The browser is asked to keep what we write.
export async function enrol() {
  const client = (await read("terminal"))?.client ?? uuid7();
  const answer = await post(await opened, account, "/pdv/terminais", { till: tillID, client });
  if (!answer.ok) return false;
  const { terminal, number, epoch } = await answer.json();
  await durably(["state"], (tx) => {
    tx.objectStore("state").put({ client, id: terminal, number, epoch, seq: 0, hash: "" }, "terminal");
    tx.objectStore("state").delete("reenrol");
  });
  await write("kept", (await navigator.storage?.persist?.()) ?? false);
  return true;
}

// done says whether a line was sold already, or taken off a sale that is over: a browser that was killed may remember a scan
// that it had done.
let doneLines = null;
export async function done(line) {
  doneLines ??= new Set([...(await all("queue")).flatMap((d) => JSON.parse(d.body).items.map((i) => i.line)), ...((await read("void")) ?? [])]);
  return doneLines.has(line);
}

// voided remembers lines that are in no document: those of a sale that was given up, and those cancelled on one that was paid.
const remembered = 1000;
async function voided(state, lines) {
  if (lines.length) state.put([...((await state.get("void")) ?? []), ...lines].slice(-remembered), "void");
  for (const line of lines) doneLines?.add(line);
}

// giveUp ends a sale that nobody paid.
export function giveUp(lines) {
  return durably(["state"], async (tx) => {
    const state = tx.objectStore("state");
    state.delete("cart");
    await voided(state, lines);
  });
}

// record writes a paid sale down: the document, the terminal's next number and the sale's end are one transaction.
export async function record(sale, cancelled) {
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
    await voided(state, cancelled);
  });
  for (const i of sale.items) doneLines?.add(i.line);
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
  const hooks = { obey, told: () => document.dispatchEvent(new CustomEvent("till:sent")) };
  let said = await sendFrom(await opened, account, hooks);
  if (said === "unknown" && (await enrol())) said = await sendFrom(await opened, account, hooks);
  return said === "unknown" ? "failed" : said;
}

// obey enrols again where that was ordered in this epoch. Without an answer the order stands, and the queue goes on.
async function obey() {
  const ordered = await read("reenrol");
  if (ordered && ordered === (await read("terminal"))?.epoch) await enrol().catch(() => false);
}
