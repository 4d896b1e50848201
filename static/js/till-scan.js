// The code field: Enter clears it at once and the entry waits its turn. Letters search while they are typed.
import { clear, piece, sale, till } from "./till-pieces.js";
import { beep } from "./till-sound.js";
import { add, keep, pending, remove } from "./till-queue.js";
import { get, inTurn, send } from "./till-wire.js";
import { uuid7 } from "./till-uuid.js";

const field = piece("till-code");
const itemsPath = `/pdv/caixas/${till.dataset.till}/itens`;
const searchPath = `/pdv/caixas/${till.dataset.till}/busca`;
let client = null; // the sale that is being made; the page makes its UUID with the first line
let group = "";

// enter takes an entry: the text of the field, or a product that was touched with the text before it ("3*").
export function enter(code, product = "") {
  if (!code && !product) return;
  const entry = { line: uuid7(), code, product };
  add(entry);
  inTurn(() => deliver(entry));
}

async function deliver(entry) {
  entry.sale ??= sale().client ?? (client ??= uuid7());
  keep(); // before it is sent: sent again, it must be the same
  const body = new URLSearchParams({ sale: entry.sale, line: entry.line, code: entry.code, product: entry.product, seen: sale().client === entry.sale ? sale().seen : "" });
  const answer = await send(itemsPath, body);
  remove(entry);
  if (answer.status === 200) return;
  if (answer.status !== 422) refused(entry);
  giveBack(entry.code);
}

// giveBack selects the text, so that the next scan takes its place instead of its end.
function giveBack(text) {
  if (field.value) return;
  field.value = text;
  field.select();
}

// refused shows the text of an entry whose refusal came as a toast.
function refused(entry) {
  beep();
  const problem = piece("till-problem");
  const text = document.createElement("p");
  text.textContent = `Não foi lançado: ${entry.code || "o produto tocado"}.`;
  problem.replaceChildren(text);
  problem.hidden = false;
}

document.addEventListener("till:put", (event) => {
  if (event.detail.has("till-sale")) client = sale().client ?? null;
  if (event.detail.has("till-last") && piece("till-last").dataset.done) search({ grupo: group }); // there is less of what was sold
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "till-scan") return;
  event.preventDefault();
  const code = field.value.trim();
  field.value = "";
  showFirst();
  enter(code, event.submitter?.name === "product" ? event.submitter.value : "");
}, true);

let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  const words = field.value.replace(/^[\d.,\s]+\*/, "").trim();
  if (/\p{L}/u.test(words) && words.length > 1) timer = setTimeout(() => search({ q: words, grupo: group }), 120);
  else showFirst();
});

function search(query) {
  till.classList.toggle("till-searching", Boolean(query.q));
  get(`${searchPath}?${new URLSearchParams(query)}`, "search");
}

// showFirst goes back from what was searched to the first tiles of the group.
function showFirst() {
  clearTimeout(timer);
  if (till.classList.contains("till-searching")) search({ grupo: group });
}

document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-group]");
  if (chosen) {
    group = chosen.dataset.group;
    for (const g of till.querySelectorAll("[data-group]")) g.ariaPressed = String(g === chosen);
    search({ grupo: group });
  }
  if (event.target.closest("[data-till-dismiss]")) clear("till-problem");
  const browse = event.target.closest("#till-browse");
  if (browse) browse.ariaPressed = String(browse.ariaPressed !== "true");
});

// What a killed browser left goes on.
for (const entry of pending()) inTurn(() => deliver(entry));
