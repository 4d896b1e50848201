// Whether the server can be reached, and who sells: it, or this browser. A sale is never in both worlds: while one is in
// progress here it is finished here, and only then does the server take over again.
import * as cart from "./offline-cart.js";
import { drain, unsent } from "./offline-document.js";
import { warned } from "./offline-limit.js";
import { renew } from "./offline-catalogue.js";

const patience = 3000; // ms without an answer before this browser sells by itself
const enough = 5; // sendings in vain: a server that is there but takes nothing in must not keep the shop alone

export const mode = { offline: false, reachable: true, able: false, signedOut: false, waiting: 0, oldest: 0 };

// ready is once it is known who sells: what is asked earlier waits for it.
let settle;
export const ready = new Promise((done) => { settle = done; });
export const begin = () => settle();

const asked = new Set(); // what is on its way: it is given up when this browser takes over
export function onItsWay() {
  const giveUp = new AbortController();
  asked.add(giveUp);
  const slow = setTimeout(() => failing(), patience);
  return { signal: AbortSignal.any([giveUp.signal, AbortSignal.timeout(15000)]), end: () => { clearTimeout(slow); asked.delete(giveUp); } };
}

let since = 0;
let checking = null;

export function answered() { since = 0; }

// failing is called when something got no answer: the server is asked whether it is there until it is, or until patience
// ends.
export function failing() {
  since ||= Date.now();
  checking ??= check().finally(() => { checking = null; });
}

async function check() {
  while (since && !mode.offline) {
    if (await alive()) return answered();
    if (since && mode.able && Date.now() - since >= patience) return leave();
    await new Promise((go) => setTimeout(go, 400));
  }
}

async function alive() {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(2000) })).ok;
  } catch { return false; }
}

// leave makes this browser the one that sells.
export async function leave() {
  if (mode.offline || !mode.able) return;
  await cart.claim();
  Object.assign(mode, { offline: true, reachable: false });
  for (const giveUp of asked) giveUp.abort();
  tell();
  setTimeout(tick, patience);
}

// tick looks whether the server is back.
let ticking = false;
let failed = 0;
export async function tick() {
  if (ticking || !mode.offline) return;
  ticking = true;
  try {
    mode.reachable = await alive();
    if (!mode.reachable) return;
    const said = await drain();
    mode.signedOut = said === "signed-out";
    failed = said === "failed" ? failed + 1 : 0;
    if (failed % enough === 0 && !cart.lines().length) await comeBack();
  } finally {
    ticking = false;
    await count();
    if (mode.offline) setTimeout(tick, patience);
    else if (mode.waiting) setTimeout(() => send().catch(() => {}), 2 * patience);
  }
}

async function comeBack() {
  if (cart.current()) await cart.drop();
  Object.assign(mode, { offline: false, reachable: true });
  since = 0;
  tell();
  document.dispatchEvent(new CustomEvent("till:online"));
  await renew().catch(() => {});
}

let later;
// send tries now, whoever sells.
export async function send() {
  if (mode.offline) return tick();
  mode.signedOut = (await drain()) === "signed-out";
  await count();
  clearTimeout(later);
  if (mode.waiting && !mode.signedOut) later = setTimeout(() => send().catch(() => {}), 10 * patience);
}

export async function count() {
  const list = await unsent();
  mode.waiting = list.length;
  mode.oldest = list.length ? list[0].at : 0;
  tell();
}

export const late = () => mode.waiting >= warned.count || (mode.oldest && Date.now() - mode.oldest > warned.age);

function tell() { document.dispatchEvent(new CustomEvent("till:mode")); }
