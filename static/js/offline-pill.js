// The pill at the top of the till always says who sells and what has not been sent; touched, it lists it.
import { unsent } from "./offline-document.js";
import { money } from "./offline-numbers.js";
import { late, mode, send } from "./offline-mode.js";
import { prepare } from "./offline-receipt.js";
import { possible, read } from "./offline-store.js";

const pill = document.getElementById("till-pill");
const words = document.getElementById("till-sync-words");
const list = document.getElementById("till-sync-list");
const pending = () => `${mode.waiting} ${mode.waiting === 1 ? "pendente" : "pendentes"}`;

const sales = () => `${mode.waiting} ${mode.waiting === 1 ? "venda por enviar" : "vendas por enviar"}`;

document.addEventListener("till:mode", show);
document.addEventListener("till:unreached", (event) => show(null, event.detail));

export function show(_, unreached = false) {
  const down = (mode.offline && !mode.reachable) || unreached;
  pill.dataset.state = down ? "offline" : mode.offline || mode.waiting || mode.signedOut ? "pending" : "online";
  const parts = [down ? "Sem conexão" : mode.offline ? "Conexão voltou" : mode.signedOut ? "Entre de novo" : mode.waiting ? "" : "Online"];
  if (mode.waiting) parts.push(pending());
  const text = parts.filter(Boolean).join(" · ");
  const label = pill.querySelector("span");
  if (label.textContent !== text) label.textContent = text;
  pill.title = mode.waiting ? `${sales()} neste computador` : "Tudo o que foi vendido neste computador está no sistema";
  pill.toggleAttribute("data-late", Boolean(late()));
}

async function explain() {
  const state = mode.offline
    ? mode.reachable ? "A conexão voltou: termine ou descarte a venda da tela, e o caixa volta ao sistema." : "Sem conexão com o sistema. Este caixa continua vendendo e guarda tudo neste computador."
    : mode.able ? "Conectado. Se a conexão cair, este caixa continua vendendo." : "Conectado. Sem conexão, este navegador não vende sozinho: outra aba tem o caixa, ou o endereço não é https.";
  const rest = [state];
  if (mode.waiting) rest.push(`${sales()[0].toUpperCase()}${sales().slice(1)}.`);
  if (mode.signedOut) rest.push("Sua entrada expirou: entre de novo para enviar o que espera.");
  if (late()) rest.push("Há vendas esperando há mais de um dia, ou mais de mil: reconecte este computador hoje. Com 72 horas ou 2.000 vendas sem o sistema, o caixa para de vender até a conexão voltar.");
  if (mode.able && (await read("kept")) === false) rest.push("Este navegador não prometeu guardar os dados se o disco encher: não limpe os dados de navegação com vendas pendentes.");
  words.textContent = rest.join(" ");
  const waiting = possible ? await unsent() : [];
  list.replaceChildren(...waiting.slice(0, 200).map(row));
  list.hidden = !waiting.length;
}

function row(document_) {
  const item = document.createElement("li");
  const at = new Date(document_.at).toLocaleString("pt-BR", { dateStyle: "short", timeStyle: "short" });
  const again = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Imprimir" });
  again.dataset.tillPaper = document_.number;
  again.ariaLabel = `Imprimir o cupom ${document_.number}`;
  item.append(Object.assign(document.createElement("span"), { textContent: `${document_.number} · ${at}` }),
    Object.assign(document.createElement("b"), { className: "num", textContent: money(JSON.parse(document_.body).total) }), again);
  return item;
}

window.addEventListener("click", async (event) => {
  if (event.target.closest("#till-pill")) explain();
  if (event.target.closest("#till-sync-now")) {
    if (possible) await send();
    await explain();
  }
  const paper = event.target.closest("[data-till-paper]");
  if (!paper) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (await prepare(paper.dataset.tillPaper)) window.print();
}, true);
