// Toasts come from the page (a flash), from htmx answers swapped into #toasts, and from the header
// HX-Trigger: {"toast": {"text": "…", "tone": "good"}}. They leave after a while, but wait under the pointer or the
// focus; what went wrong stays until it is closed.
const region = document.getElementById("toasts");
const shown = 6000;

export function toast(text, tone = "good") {
  const template = document.getElementById("toast-template");
  if (!region || !template) return;
  const same = [...region.querySelectorAll("p")].some((p) => p.textContent === text);
  if (tone === "bad" && same) return; // it stays until it is closed: a screen that asks every 2 s says it once
  const source = [...template.content.querySelectorAll("[data-toast]")].find((t) => t.dataset.toast === tone);
  const node = (source ?? template.content.querySelector("[data-toast]")).cloneNode(true);
  node.querySelector("p").textContent = text;
  region.append(node);
}

function live(node) {
  if (node.dataset.toast === "bad" || node.dataset.live) return;
  node.dataset.live = "1";
  let timer;
  const wait = () => { clearTimeout(timer); timer = setTimeout(() => leave(node), shown); };
  const hold = () => clearTimeout(timer);
  for (const name of ["pointerenter", "focusin"]) node.addEventListener(name, hold);
  for (const name of ["pointerleave", "focusout"]) node.addEventListener(name, wait);
  wait();
}

function leave(node) {
  node.classList.add("leaving");
  setTimeout(() => node.remove(), 160);
}

if (region) {
  const start = () => region.querySelectorAll("[data-toast]").forEach(live);
  new MutationObserver(start).observe(region, { childList: true });
  start();
  region.addEventListener("click", (event) => {
    if (event.target.closest("[data-toast-close]")) leave(event.target.closest("[data-toast]"));
  });
}

document.addEventListener("toast", (event) => toast(event.detail.text, event.detail.tone));
document.addEventListener("htmx:error", (event) => {
  if (event.detail.ctx) toast("Não foi possível falar com o servidor. Confira a conexão e tente de novo.", "bad");
});
