// Paper. A printer behind the browser gets the receipt's page, which prints itself; one on the network is the server's to
// talk to, and the till asks how its queue stands only while something waits there.
import { piece, put, till, toast } from "./till-pieces.js";
import { inTurn, send } from "./till-wire.js";

const network = till.dataset.printer === "rede";
const every = 2000;
let timer;
let shown;

document.addEventListener("click", (event) => {
  const paper = event.target.closest("[data-till-print]");
  if (!paper) return;
  event.preventDefault();
  if (network && ofSale(paper)) again(paper.href.replace(/cupom$/, "reimprimir"));
  else open(paper.href);
});

const ofSale = (link) => link.href.endsWith("/cupom");

// open shows a paper beside the till; it prints itself and goes away.
function open(href) {
  const paper = window.open(href, "_blank");
  paper?.addEventListener("load", () => {
    paper.addEventListener("afterprint", () => paper.close());
    paper.print();
  });
}

// again asks the network printer for another copy: the first went with the sale.
function again(action) {
  inTurn(async () => {
    const answer = await send(action, new URLSearchParams(), { again: false });
    if (answer.status !== 200) return;
    toast("Mais uma via enviada para a impressora.", "good");
    watch();
  });
}

document.addEventListener("till:put", (event) => {
  const done = event.detail.has("till-last") && piece("till-last").dataset.done;
  if (done && network) {
    const paper = till.querySelector("[data-till-print]");
    if (paper && ofSale(paper)) paper.querySelector("span").textContent = "Imprimir mais uma via";
    watch();
  }
  if (done && till.dataset.printer === "navegador" && "printsItself" in till.dataset) till.querySelector("[data-till-print]")?.click();
  if (event.detail.has("till-print")) {
    shown = piece("till-print").outerHTML;
    watch();
  }
});

function watch() {
  clearTimeout(timer);
  timer = setTimeout(look, every);
}

// look replaces the notices only when they changed: a button under somebody's finger stays.
async function look() {
  const headers = { "HX-Request": "true" };
  const answer = await fetch(`/pdv/caixas/${till.dataset.till}/impressao`, { headers, signal: AbortSignal.timeout(5000) }).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const template = document.createElement("template");
    template.innerHTML = await answer.text();
    if (template.innerHTML.trim() !== shown) put(template.innerHTML);
  }
  if (!answer || "waiting" in piece("till-print").dataset) watch();
}

if (network) look();
