// Leaving: who signs out, and who signs in after somebody else, finds nothing of the shop on this computer, except what was
// sold without the server and not sent: that waits for the next sign-in of its account, and the person is told.
import { account, forgetAlone, send, waiting } from "./outbox.js";

const dialog = () => document.getElementById("leave-unsent");

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (new URL(form.action, location).pathname !== "/sair") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leave(form).catch(() => HTMLFormElement.prototype.submit.call(form)); // what fails here must keep nobody in
}, true);

async function leave(form) {
  const left = form.closest("dialog") ? [] : await waiting();
  if (left.length && dialog()) return ask(left.length);
  await Promise.race([forgetAlone(), new Promise((go) => setTimeout(go, 3000))]);
  HTMLFormElement.prototype.submit.call(form);
}

function ask(many) {
  const sales = many === 1 ? "Há 1 venda feita sem conexão que ainda não foi enviada." : `Há ${many} vendas feitas sem conexão que ainda não foram enviadas.`;
  dialog().querySelector("[data-unsent]").textContent = sales;
  dialog().showModal();
}

// arrive looks whether somebody else was here before, and sends what this account left. Where a till stands open, its own
// page sends; and one that opens without the server is still who it was.
function arrive() {
  if (document.querySelector("#till[data-kept]")) return;
  const who = `${account} ${document.querySelector('meta[name="pessoa"]')?.content ?? ""}`;
  const before = localStorage.getItem("till-person");
  localStorage.setItem("till-person", who);
  if (before !== who) forgetAlone().catch(() => {});
  if (!document.getElementById("till") && !document.querySelector("[data-closing]")) setTimeout(() => deliver().catch(() => {}), 1000);
}

async function deliver() {
  const many = (await waiting(account)).length;
  if (!many || (await send()) !== "done") return;
  const text = many === 1 ? "1 venda feita sem conexão foi enviada." : `${many} vendas feitas sem conexão foram enviadas.`;
  document.dispatchEvent(new CustomEvent("toast", { detail: { text, tone: "good" } }));
}

if (account && isSecureContext && "locks" in navigator) arrive();
