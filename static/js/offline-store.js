// What this browser keeps of one till: the products, the sale in progress, and what was sold without the server. Each
// write is on the disk before it counts: a killed browser finds all of it again.
import { openDB } from "idb";

const till = document.getElementById("till");
export const tillID = till.dataset.till;
export const account = document.querySelector('meta[name="conta"]').content;

// Plain http, except on this very machine, gives a page neither worker nor locks: there the till works online only.
export const possible = isSecureContext && "indexedDB" in window && "locks" in navigator;

export const opened = possible && openDB(`till-${account}-${tillID}`, 1, {
  upgrade(db) {
    db.createObjectStore("products", { keyPath: "id" });
    db.createObjectStore("queue", { keyPath: ["epoch", "seq"] });
    db.createObjectStore("state");
  },
});

export async function read(key) {
  return (await opened).get("state", key);
}

export async function write(key, value) {
  await durably(["state"], (tx) => tx.objectStore("state").put(value, key));
}

// durably runs work in one transaction: all of it is on the disk, or none.
export async function durably(stores, work) {
  const tx = (await opened).transaction(stores, "readwrite", { durability: "strict" });
  tx.done.catch(() => {}); // told by the await below
  try {
    await work(tx);
  } catch (error) {
    tx.abort();
    throw error;
  }
  await tx.done;
}

export async function all(name) {
  return (await opened).getAll(name);
}
