// What the chosen form of payment has to show without the server: the Pix to scan, or why it cannot be taken.
import { closedBecause, methods } from "./offline-methods.js";
import { money } from "./offline-numbers.js";
import { pixText } from "./offline-pix.js";
import { qr } from "./offline-qr.js";
import { load } from "./offline-snapshot.js";
import { read } from "./offline-store.js";

const examples = document.getElementById("till-examples").content;

export async function hint(now) {
  if (closedBecause(now.method)) return said(closedBecause(now.method));
  if (methods.get(now.method)?.kind !== "pix") return null;
  const { pix } = await load();
  if (!pix.chave) return said("Esta conta não tem chave Pix cadastrada: não há QR Code para mostrar, mas o Pix pode ser recebido.");
  if (!(now.amount > 0)) return said("Informe o valor para mostrar o QR Code.");
  const text = pixText({ key: pix.chave, holder: pix.titular, city: pix.cidade, amount: now.amount, txid: await nextNumber() });
  return text ? scanned(text, `Pix de ${money(now.amount)} para ${pix.titular}. Sem conexão: confira no aplicativo do banco se o dinheiro chegou antes de finalizar.`, now.amount) : said("Esta chave Pix não cabe em um QR Code: confira a chave.");
}

// nextNumber is the receipt's, as a Pix may carry it: without the lines between its parts.
async function nextNumber() {
  const { number, epoch, seq } = await read("terminal");
  return `${number}E${epoch}S${seq + 1}`;
}

function said(text) {
  const node = examples.querySelector("[data-example=hint] > *").cloneNode(true);
  node.querySelector("span").textContent = text;
  return node;
}

function scanned(text, sentence, amount) {
  const node = examples.querySelector("[data-example=pix] > *").cloneNode(true);
  const picture = node.querySelector("svg.qr");
  const { box, path } = qr(text);
  picture.setAttribute("viewBox", box);
  picture.setAttribute("aria-label", `QR Code do Pix de ${money(amount)}`);
  picture.querySelector("path").setAttribute("d", path);
  node.querySelector("p").textContent = sentence;
  node.querySelector("textarea").textContent = text;
  return node;
}
