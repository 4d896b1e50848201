// What the tills of this browser keep on its disk, seen from any page: a database a till, named by account and till.
import { openDB } from "idb";
import { sendFrom, unsentIn } from "./offline-send.js";

const possible = isSecureContext && "indexedDB" in window && "locks" in navigator;
const named = /^till-(\d+)-(\d+)$/;

export const account = document.querySelector('meta[name="conta"]')?.content ?? "";

async function names() {
  if (!possible) return [];
  return (await indexedDB.databases()).map(({ name }) => name).filter((name) => named.test(name));
}

// each runs work on the database of every till, or of those of one account, one after the other.
async function each(work, of = "") {
  for (const name of await names()) {
    const [, owner, till] = name.match(named);
    if (of && owner !== of) continue;
    const db = await openDB(name);
    try {
      if (db.objectStoreNames.contains("queue")) await work(db, till, owner);
    } finally {
      db.close();
    }
  }
}

// waiting is what no server has yet: of one till, of an account, or of all.
export async function waiting(of = "", at = "") {
  const found = [];
  await each(async (db, till) => { if (!at || till === at) found.push(...(await unsentIn(db))); }, of);
  return found;
}

// send sends what this account's tills left, and says what became of it.
export async function send(at = "", told = undefined) {
  let said = "done";
  await each(async (db, till) => {
    if (at && till !== at) return;
    const became = await sendFrom(db, account, { told });
    if (became !== "done") said = became;
  }, account);
  return said;
}

// forget clears what the tills know of the shop and the page that they open with: products, prices, customers. It leaves
// what was sold and not sent, the terminal's numbers, and a sale that was left in progress without the server.
export async function forget() {
  await each(async (db) => {
    const tx = db.transaction(["products", "state"], "readwrite", { durability: "strict" });
    const state = tx.objectStore("state");
    tx.objectStore("products").clear();
    for (const key of ["catalogue", "rules", "seen", "pins"]) state.delete(key);
    if (!(await state.get("cart"))?.local) state.delete("cart");
    await tx.done;
  });
  if ("caches" in window) await caches.delete("till-pages"); // our scripts and styles are nobody's secret
}

// forgotten is once no page of this browser is forgetting: a till's page waits for it.
export const forgotten = () => navigator.locks.request("till-forget", () => {});
export const forgetAlone = () => navigator.locks.request("till-forget", forget);
