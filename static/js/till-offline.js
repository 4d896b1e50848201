// The till without the network: the worker that opens the page, the lock by which one tab sells, and this browser's own
// number. Where any of it is missing the till works as before, online.
import * as cart from "./offline-cart.js";
import { renew } from "./offline-catalogue.js";
import { enrol } from "./offline-document.js";
import { begin, count, leave, mode, send } from "./offline-mode.js";
import "./offline-pill.js";
import * as stand from "./offline-stand.js";
import { account, possible, read, tillID, write } from "./offline-store.js";
import { till, toast } from "./till-pieces.js";
import { refresh } from "./till-wire.js";
import { forgotten } from "./outbox.js";

const often = 300000; // ms between two looks at the catalogue and the queue

if (possible) start().catch(report).finally(begin);
else begin();

async function start() {
  await forgotten(); // somebody else may have been here before
  navigator.serviceWorker?.register("/static/sw.js", { scope: "/pdv/" }).then(keepPage).catch(report);
  if (!(await hold())) return; // another tab sells; this one waits for its turn
  await own();
}

// hold takes the till's lock for as long as the tab lives; where another has it, own comes when that one goes.
function hold() {
  const name = `till-${account}-${tillID}`;
  const forever = () => new Promise(() => {});
  return new Promise((told) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      told(Boolean(lock));
      if (lock) return forever();
      navigator.locks.request(name, () => (own().catch(report), forever()));
    });
  });
}

// own makes this the tab that sells. A sale that was left in progress here goes on here; a page that the worker kept has
// an old sale on it, and the copy on the disk says what stood there last.
async function own() {
  if ("kept" in till.dataset) await stand.recall();
  const left = await cart.recall();
  const enrolled = await read("terminal");
  mode.able = Boolean(enrolled && (await read("catalogue")));
  if (mode.able && ("kept" in till.dataset || (left?.local && cart.lines().length))) {
    await leave();
    setTimeout(refresh);
  } else if (!("kept" in till.dataset)) {
    await stand.keep();
    await cart.copy();
    prepare(enrolled).catch(report); // nobody waits for it
  }
  await count();
  setInterval(() => { if (!mode.offline) prepare(true).catch(report); }, often);
}

// prepare gets what selling alone needs, and sends what an earlier day left.
async function prepare(enrolled) {
  if (!enrolled && !(await enrol())) return;
  await renew();
  mode.able = Boolean(await read("catalogue"));
  await send();
}

document.addEventListener("till:mode", () => { if (mode.offline) tellUnkept().catch(report); });

// tellUnkept says once, when it begins to matter, what it means that the browser did not promise to keep what is written.
let told = false;
async function tellUnkept() {
  if (told) return;
  told = true;
  if ((await read("kept")) !== false || (await read("told"))) return;
  await write("told", true);
  toast("Este navegador não garante guardar os dados se o disco encher: não limpe os dados de navegação enquanto houver vendas por enviar.", "warn");
}

// Without the server no other page opens: who would leave the till is told, and stays.
window.addEventListener("click", (event) => {
  const away = event.target.closest("a[href]");
  if (!mode.offline || !away || "tillLink" in away.dataset || "tillBack" in away.dataset || away.origin !== location.origin) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (away.pathname.endsWith("/fechar")) return document.getElementById("till-pill").click();
  toast("Isto precisa da conexão com o sistema: espere ela voltar.");
}, true);

// keepPage gives the worker this page the first time, when it was not yet there to see it come.
async function keepPage() {
  await navigator.serviceWorker.ready;
  const kept = await caches.open("till-pages");
  if ("kept" in till.dataset || (await kept.match(location.pathname))) return;
  const answer = await fetch(location.pathname, { redirect: "manual" });
  if (answer.ok) await kept.put(location.pathname, answer);
}

document.addEventListener("till:put", (event) => {
  if (mode.able && !mode.offline && event.detail.has("till-sale")) cart.copy().catch(report);
});
document.addEventListener("till:recorded", () => { count().then(() => send()).catch(report); });
document.addEventListener("till:online", () => { refresh(); });
document.addEventListener("till:sent", () => { count().catch(report); });

// report: what fails here must not stop the till; it is told where a developer looks.
function report(error) { console.warn("caixa sem conexão:", error); }
