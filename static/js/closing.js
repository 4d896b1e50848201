// Closing a till: what this computer sold without the server and has not sent is listed, sale by sale, sent first, and
// goes with the form where it could not be sent.
import { money } from "./offline-numbers.js";
import { send, waiting, account } from "./outbox.js";

const box = document.querySelector("[data-closing]");
const again = 10000; // ms between two tries
if (box) look().catch((error) => console.warn("fechamento:", error));

async function look() {
  await list();
  const said = await send(box.dataset.closing, list);
  const left = await list();
  if (!left) return;
  box.querySelector("[data-state]").textContent = said === "signed-out" ? "Sua entrada expirou: entre de novo para enviar." : "O envio não foi possível agora: ele é tentado de novo sozinho.";
  setTimeout(() => look().catch(() => {}), again);
}

// list draws what waits and writes it into the form; it says how many there are.
async function list() {
  const left = await waiting(account, box.dataset.closing);
  box.hidden = !left.length;
  box.querySelector("[data-count]").textContent = left.length === 1 ? "1 venda deste computador ainda não foi enviada." : `${left.length} vendas deste computador ainda não foram enviadas.`;
  box.querySelector("[data-state]").textContent = "Enviando…";
  box.querySelector("ul").replaceChildren(...left.map(row));
  return left.length;
}

function row(document_) {
  const { total } = JSON.parse(document_.body);
  const item = box.querySelector("template").content.firstElementChild.cloneNode(true);
  const [number, at, sum] = item.querySelectorAll("b, span, strong");
  number.textContent = document_.number;
  at.textContent = new Date(document_.at).toLocaleString("pt-BR", { dateStyle: "short", timeStyle: "short" });
  sum.textContent = money(total);
  item.querySelector("input").value = JSON.stringify({ epoch: document_.epoch, seq: document_.seq, number: document_.number, at: document_.at, total });
  return item;
}
