// What was scanned and has no answer yet. It is kept where a killed browser finds it again.
import { till } from "./till-pieces.js";

const key = `till-${document.querySelector('meta[name="conta"]').content}-${till.dataset.till}`;
let entries = read();

export const pending = () => [...entries];

export function add(entry) {
  entries.push(entry);
  keep();
}

// settle keeps what an entry has become: the sale it was sent with stays its sale.
export function keep() {
  try { localStorage.setItem(key, JSON.stringify(entries)); } catch { /* lasts for this page */ }
}

export function remove(entry) {
  entries = entries.filter((e) => e !== entry);
  keep();
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((e) => e?.line) : [];
  } catch { return []; }
}
