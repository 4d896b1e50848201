// Sending what was sold without the server, from any page of this browser: in order, one page at a time, until nothing
// waits. A document leaves the queue only when the server has it; it is kept a week longer.
const week = 7 * 86400000;
const batch = 100;

export const unsentIn = async (db) => (await db.getAll("queue")).filter((d) => !d.acked);

const nothing = () => {};

// sendFrom says "done", "signed-out", "unknown" (the server does not know this terminal) or "failed". told hears of each
// batch; obey is the till's own page, which alone enrols again.
export function sendFrom(db, account, { told = nothing, obey = nothing } = {}) {
  return navigator.locks.request(`envio-${db.name}`, () => sendAll(db, account, told, obey));
}

async function sendAll(db, account, told, obey) {
  for (;;) {
    await obey();
    const waiting = (await unsentIn(db)).slice(0, batch);
    if (!waiting.length) return "done";
    const terminal = await db.get("state", "terminal");
    const documents = waiting.map(({ id, epoch, seq, previous, hash, body }) => ({ id, epoch, seq, previous, hash, body }));
    let answer;
    try { answer = await post(db, account, "/pdv/sincronizar", { terminal: terminal.id, documents }); } catch { return "failed"; }
    if (answer.type === "opaqueredirect") return "signed-out";
    if (!answer.ok) return answer.status === 404 ? "unknown" : "failed";
    const { verdicts } = await answer.json();
    if (!verdicts.length) return "failed";
    await acknowledge(db, waiting, verdicts, terminal.epoch);
    await told();
  }
}

// acknowledge marks what the server has; what it misses of ours is sent again, and what is a week old goes. Its order to
// enrol again is written down with it: it would not be given again for what was acknowledged. It is of the epoch in which the
// document was numbered: an old one's asks for nothing.
async function acknowledge(db, sent, verdicts, epoch) {
  const tx = db.transaction(["queue", "state"], "readwrite", { durability: "strict" });
  const queue = tx.objectStore("queue");
  for (const [i, v] of verdicts.entries()) {
    queue.put({ ...sent[i], acked: Date.now(), verdict: v.verdict });
    for (const seq of v.missing ?? []) {
      const lost = await queue.get([sent[i].epoch, seq]);
      if (lost?.acked) queue.put({ ...lost, acked: undefined });
    }
  }
  for (const d of await queue.getAll()) if (d.acked && Date.now() - d.acked > week) queue.delete([d.epoch, d.seq]);
  if (verdicts.some((v, i) => v.reenrol && sent[i].epoch === epoch)) tx.objectStore("state").put(epoch, "reenrol");
  await tx.done;
}

export async function post(db, account, url, body) {
  const answer = await fetch(url, {
    method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", conta: account },
    redirect: "manual", signal: AbortSignal.timeout(60000),
  });
  const now = Date.parse(answer.headers.get("Date") ?? "");
  if (now) await db.put("state", Math.abs(now - Date.now()) < 2000 ? 0 : now - Date.now(), "clock");
  return answer;
}
