// The wire: one thing is sent at a time, in the order in which it was done. What never arrived is sent again with the
// same UUIDs, which the server knows; nothing is lost and nothing happens twice.
import { answered, failing, mode, onItsWay, ready } from "./offline-mode.js";
import { answer as answerHere } from "./offline-server.js";
import { piece, put, toast } from "./till-pieces.js";

let line = Promise.resolve();
let waiting = 0;

// inTurn runs job after all that was asked for before it.
export function inTurn(job) {
  count(+1);
  const done = line.then(job).finally(() => count(-1));
  line = done.catch(() => {});
  return done;
}

// send posts until there is an answer, and puts its pieces in their places. What is not safe to repeat is tried once.
export async function send(url, body, { again = true } = {}) {
  for (let pause = 500; ; pause = Math.min(pause * 2, 8000)) {
    const answer = await ask(url, { method: "POST", body });
    if (answer.status && answer.status < 502) return settle(answer);
    if (!again) {
      unreached();
      return answer;
    }
    for (let waited = 0; waited < pause && !mode.offline; waited += 100) await new Promise((go) => setTimeout(go, 100));
  }
}

// get asks for pieces; a newer question under the same name makes the older answer worthless.
const newest = {};
export async function get(url, name) {
  const mine = (newest[name] = (newest[name] ?? 0) + 1);
  const answer = await ask(url, { method: "GET" });
  if (mine === newest[name]) settle(answer);
  return answer;
}

export const forget = (name) => { newest[name] = (newest[name] ?? 0) + 1; };

export function unreached() {
  toast("Não foi possível falar com o servidor. Confira a conexão e tente de novo.");
}

// refresh reads the whole page again: another screen changed the sale.
export async function refresh() {
  const answer = await ask(location.pathname, { method: "GET", whole: true });
  if (answer.status !== 200) return;
  const page = new DOMParser().parseFromString(answer.text, "text/html");
  if (!page.getElementById("till")) return location.reload();
  put(["till-payment", "till-sale"].map((id) => page.getElementById(id).outerHTML).join(""));
}

// ask puts a question to who sells: the server, or this browser while the server cannot be reached.
async function ask(url, { method, body, whole }) {
  await ready;
  if (mode.offline) return answerHere(url, { method, body, whole });
  const headers = { conta: document.querySelector('meta[name="conta"]').content };
  if (!whole) headers["HX-Request"] = "true";
  const way = onItsWay();
  try {
    const response = await fetch(url, { method, body, headers, signal: way.signal });
    const text = await response.text();
    online(true);
    if (response.status < 502) answered();
    else failing();
    return { status: response.status, text, headers: response.headers };
  } catch {
    online(false);
    failing();
    return { status: 0 };
  } finally {
    way.end();
  }
}

function settle(answer) {
  const to = answer.headers?.get("HX-Redirect");
  if (to) {
    location.assign(to); // signed out: what waits is kept, and goes on after the sign-in
    return new Promise(() => {});
  }
  const told = answer.headers?.get("HX-Trigger");
  if (told) toast(JSON.parse(told).toast.text);
  else if (answer.text) put(answer.text);
  return answer;
}

function count(step) {
  waiting += step;
  piece("till-pending").textContent = waiting;
}

function online(is) {
  piece("till-line").className = is ? "till-online" : "till-offline";
  document.dispatchEvent(new CustomEvent("till:unreached", { detail: !is }));
}
document.addEventListener("till:mode", () => { piece("till-line").className = mode.offline && !mode.reachable ? "till-offline" : "till-online"; });

window.addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
window.addEventListener("offline", () => online(false));
window.addEventListener("online", () => online(true));
