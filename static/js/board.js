// The board: a card is dragged by mouse or finger (board-drag.js), or moved by its "Mover para…". Nothing is moved here:
// the place is posted, and the columns that the server draws are put where they belong.
import htmx from "htmx.org/dist/htmx.esm.js";
import { watch } from "./board-drag.js";

const board = () => document.querySelector("[data-board]");

// move posts where a card goes and shows what came of it; the focus stays with the card.
export async function move(card, fields) {
  card?.classList.add("ticket-going");
  const answer = await ask(`/crm/oportunidades/${fields.id}/mover`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, conta: conta(), volta: board().dataset.back, shown: shown() }),
  });
  card?.classList.remove("ticket-going");
  if (!answer) return;
  put(answer);
  document.querySelector(`#card-${fields.id} .ticket-move`)?.focus({ preventScroll: true });
}

// shown is the most cards that a column shows: drawn anew, it shows as many.
const shown = () => Math.max(...[...document.querySelectorAll(".lane-cards")].map((list) => list.querySelectorAll(".ticket").length));

const conta = () => document.querySelector('meta[name="conta"]').content;

// ask gives pieces of the page, or nothing: then what went wrong has been said.
async function ask(url, options = {}) {
  let response, text;
  try {
    response = await fetch(url, { ...options, headers: { "HX-Request": "true", conta: conta() } });
    text = await response.text();
  } catch {
    return tell("Não foi possível falar com o servidor. Nada foi movido; confira a conexão e tente de novo.");
  }
  const to = response.headers.get("HX-Redirect");
  if (to) location.assign(to);
  else if (response.ok || text.includes('id="board-told"')) return text;
  else tell(new DOMParser().parseFromString(text, "text/html").body.textContent);
}

function tell(sentence) {
  const line = document.createElement("p");
  line.className = "board-told";
  line.textContent = sentence;
  document.getElementById("board-told").replaceChildren(line);
}

// put lays each piece over the element of its id, and leaves the page where it was scrolled to.
function put(html) {
  const pieces = new DOMParser().parseFromString(html, "text/html").body.children;
  for (const piece of [...pieces]) {
    const old = document.getElementById(piece.id);
    if (!old) continue;
    if (piece.id === "board-totals" || piece.id === "board-told") old.replaceChildren(...piece.childNodes); // live regions stay
    else {
      old.replaceWith(piece);
      htmx.process(piece);
    }
  }
}

// What a card asks opens over the board; without a script it is a page of its own.
async function open(url) {
  const text = await ask(url);
  if (!text) return;
  const dialog = document.getElementById("board-dialog");
  dialog.innerHTML = text;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
}

document.addEventListener("click", (event) => {
  if (!board() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("[data-board-ask]");
  if (link) {
    event.preventDefault();
    open(link.getAttribute("href"));
  } else if (event.target.closest("#board-dialog a[data-close]")) {
    event.preventDefault();
    document.getElementById("board-dialog").close();
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("#board-dialog [data-board-move]");
  if (!form) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { stage, where, moves } = Object.fromEntries(new FormData(form));
  document.getElementById("board-dialog").close();
  const id = form.dataset.boardMove;
  move(document.getElementById(`card-${id}`), { id, stage, where, moves });
}, true);

// A card dropped on one of the ends is asked what it needs to end.
function end(card, how) {
  open(`/crm/oportunidades/${card.dataset.card}/${how}?volta=${encodeURIComponent(board().dataset.back)}`);
}

watch({
  drop: (card, stage, after) => move(card, { id: card.dataset.card, stage, after, moves: card.dataset.moves }),
  end,
});

// Enter sends the form in the dialog, also from a list of choices, which browsers leave alone.
document.addEventListener("keydown", (event) => {
  const choice = event.target.closest?.("#board-dialog select");
  if (!choice || event.key !== "Enter") return;
  event.preventDefault();
  choice.form.requestSubmit();
});
