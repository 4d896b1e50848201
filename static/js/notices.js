// The bell: one tab of the browser asks every minute what is new, and tells the others. What is new is shown once: by the
// browser, where the person has allowed it, and by a toast otherwise.
import { toast } from "./toast.js";

const bell = document.querySelector("[data-poll]");
const every = 60_000;
const account = document.querySelector('meta[name="conta"]')?.content;
const shownKey = `omni.avisos.${account}.${document.querySelector('meta[name="pessoa"]')?.content}`;
const channel = window.BroadcastChannel && new BroadcastChannel(shownKey);

function count(list) {
  bell.querySelector(".bell-count")?.remove();
  bell.querySelector(".sr-only").textContent = list.length === 0 ? "Avisos: nenhum" : `Avisos: ${list.length}`;
  if (list.length === 0) return;
  const mark = document.createElement("span");
  mark.className = "bell-count";
  mark.setAttribute("aria-hidden", "true");
  mark.textContent = list.length;
  bell.append(mark);
}

// Ids grow with time and are longer than a number holds: the longer is the later, then the larger.
const later = (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

function show(list) {
  const last = localStorage.getItem(shownKey) ?? "0";
  const fresh = list.filter((n) => later(n.id, last) > 0);
  if (fresh.length === 0) return;
  localStorage.setItem(shownKey, fresh[0].id);
  if (window.Notification?.permission === "granted") fresh.slice(0, 3).forEach(announce);
  else toast(fresh.length === 1 ? fresh[0].text : `${fresh.length} avisos novos`, "info");
}

function announce(notice) {
  try {
    const shown = new Notification("OmniServiços", { body: notice.text, tag: notice.id, lang: "pt-BR" });
    shown.onclick = () => { window.focus(); location.assign(notice.path); shown.close(); };
  } catch {
    toast(notice.text, "info"); // phones show none from a page
  }
}

async function ask() {
  try {
    const answer = await fetch(bell.dataset.poll, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    const { avisos } = await answer.json();
    count(avisos);
    show(avisos);
    channel?.postMessage(avisos);
  } catch {
    // away from the server: asked again in a minute
  }
}

function lead() {
  ask();
  setInterval(ask, every);
  return new Promise(() => {}); // for as long as this tab is open
}

if (bell) {
  channel?.addEventListener("message", (event) => count(event.data));
  if (navigator.locks) {
    navigator.locks.request(shownKey, { ifAvailable: true }, (lock) => (lock ? lead() : ask().then(() => navigator.locks.request(shownKey, lead))));
  } else {
    lead(); // without https a browser has no locks: each tab asks, and localStorage keeps what was shown
  }
}

// Permission is asked for only by a press.
const states = { granted: "Ligado neste navegador.", denied: "Bloqueado: libere as notificações deste site nas configurações do navegador.", default: "" };
const button = document.querySelector("[data-notify]");
if (button) {
  const say = (text) => { document.querySelector("[data-notify-state]").textContent = text; };
  if (!window.Notification) {
    button.disabled = true;
    say("Este navegador só mostra avisos por https. Eles aparecem aqui dentro.");
  } else {
    say(states[Notification.permission]);
    button.addEventListener("click", async () => say(states[await Notification.requestPermission()]));
  }
}
