// The customer's screen. A till in the same browser tells it of each change; from another device it asks the server.
import { channelName, snapshot } from "./till-snapshot.js";

const screen = document.getElementById("customer");
const channel = new BroadcastChannel(channelName(screen.dataset.customer));
const silence = 3000; // after this long without a word from a till here, the server is asked
const every = 1500;
let heard = 0;

channel.addEventListener("message", (event) => {
  if (typeof event.data !== "object") return;
  heard = Date.now();
  draw(event.data);
});

const part = (name) => screen.querySelector(`[data-part="${name}"]`);

function draw(now) {
  screen.dataset.state = now.done ? "done" : now.pay ? "paying" : now.lines.length ? "sale" : "free";
  part("lines").replaceChildren(...now.lines.map(row));
  part("lines").lastElementChild?.scrollIntoView({ block: "nearest" });
  const last = now.lines.at(-1);
  part("last-name").textContent = last?.name ?? "";
  part("last-quantity").textContent = last ? `${last.quantity} ×` : "";
  part("last-total").textContent = last?.total ?? "";
  part("total").textContent = now.total;
  part("count").textContent = now.lines.length === 1 ? "1 item" : `${now.lines.length} itens`;
  part("method").textContent = now.pay?.method ?? "";
  part("rest").textContent = now.pay?.rest ?? "";
  code(now.pay?.code ?? "");
  part("change").textContent = now.done?.change ?? "";
  part("done").textContent = now.done?.sale ?? "";
}

function row({ name, quantity, total }) {
  const line = document.createElement("li");
  for (const [tag, text] of [["b", name], ["span", `${quantity} ×`], ["strong", total]]) {
    const node = document.createElement(tag);
    node.textContent = text;
    line.append(node);
  }
  return line;
}

// code keeps a drawing that has not changed: a camera may be looking at it.
let drawn = "";
function code(svg) {
  if (svg === drawn) return;
  drawn = svg;
  const picture = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  part("code").replaceChildren(...(picture ? [document.adoptNode(picture)] : []));
}

async function look() {
  channel.postMessage("hello");
  if (Date.now() - heard > silence) await ask();
  setTimeout(look, every);
}

async function ask() {
  const answer = await fetch(location.pathname, { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(5000) }).catch(() => null);
  screen.toggleAttribute("data-offline", !answer);
  if (!answer?.ok || answer.redirected) return;
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  if (template.content.querySelector("#till-sale")) draw(snapshot(template.content));
}

look();
