// Dragging a card: by mouse at once, by finger after a short hold, so that a swipe still scrolls. It only finds out where
// the card is dropped; Esc lets go of it.
const far = 6; // px that make a press a drag
const hold = 260; // ms that make a touch a drag

let press = null; // { card, x, y, id, touch, timer }
let drag = null; // { card, copy, mark, dx, dy, x, y }

// watch calls drop(card, stage, after) and end(card, how).
export function watch(on) {
  document.addEventListener("pointerdown", (event) => begin(event));
  document.addEventListener("pointermove", (event) => follow(event));
  document.addEventListener("pointerup", (event) => finish(event, on));
  document.addEventListener("pointercancel", () => stop());
  document.addEventListener("touchmove", (event) => { if (drag) event.preventDefault(); }, { passive: false });
  document.addEventListener("contextmenu", (event) => { if (drag || press?.touch) event.preventDefault(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && drag) stop(); });
  document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-card]")) event.preventDefault(); });
}

function begin(event) {
  const card = event.target.closest?.("[data-card]");
  if (!card || event.button !== 0 || drag || !document.querySelector(".board-ends") || event.target.closest(".ticket-move")) return;
  press = { card, x: event.clientX, y: event.clientY, id: event.pointerId, touch: event.pointerType === "touch" };
  if (press.touch) press.timer = setTimeout(() => lift(press), hold);
}

function follow(event) {
  if (drag && event.pointerId === drag.id) {
    drag.x = event.clientX;
    drag.y = event.clientY;
    return draw();
  }
  if (!press || event.pointerId !== press.id) return;
  if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < far) return;
  if (press.touch) return stop(); // it scrolls
  lift(press);
  follow(event);
}

// lift takes a copy of the card up; the card stays where it is until the server has spoken.
function lift({ card, x, y, id }) {
  const box = card.getBoundingClientRect();
  const copy = card.cloneNode(true);
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  copy.removeAttribute("data-card");
  copy.classList.add("ticket-lifted");
  copy.setAttribute("aria-hidden", "true");
  copy.style.inlineSize = `${box.width}px`;
  document.body.append(copy);
  const mark = document.createElement("li");
  mark.className = "ticket-mark";
  mark.setAttribute("aria-hidden", "true");
  card.classList.add("ticket-going");
  document.querySelector(".board-ends").hidden = false;
  document.body.classList.add("dragging");
  drag = { card, copy, mark, id, x, y, dx: x - box.left, dy: y - box.top };
  press = null;
  draw();
  edge();
}

function draw() {
  drag.copy.style.transform = `translate(${drag.x - drag.dx}px, ${drag.y - drag.dy}px)`;
  const under = document.elementFromPoint(drag.x, drag.y);
  const over = under?.closest(".board-end");
  for (const place of document.querySelectorAll(".board-end")) place.classList.toggle("on", place === over);
  const lane = under?.closest(".lane");
  if (over || !lane) return drag.mark.remove();
  const list = lane.querySelector(".lane-cards");
  const next = [...list.querySelectorAll(".ticket")].find((card) => {
    const box = card.getBoundingClientRect();
    return drag.y < box.top + box.height / 2;
  });
  const before = next ?? list.querySelector(".lane-more");
  if (drag.mark.parentNode !== list || drag.mark.nextSibling !== before) list.insertBefore(drag.mark, before ?? null);
}

// edge scrolls what does not fit, while the card is held near its edge.
function edge() {
  if (!drag) return;
  const board = document.querySelector(".board");
  const box = board.getBoundingClientRect();
  const near = 48;
  if (drag.x < box.left + near) board.scrollLeft -= 10;
  if (drag.x > Math.min(box.right, innerWidth) - near) board.scrollLeft += 10;
  if (drag.y < near) scrollBy(0, -10);
  if (drag.y > innerHeight - near / 2) scrollBy(0, 10);
  requestAnimationFrame(edge);
}

function finish(event, on) {
  if (!drag || event.pointerId !== drag.id) return stop();
  const { card, mark } = drag;
  const end = document.querySelector(".board-end.on")?.dataset.end;
  const stage = mark.parentNode?.closest(".lane").dataset.stage;
  const after = neighbour(mark, "previousElementSibling");
  const stays = mark.parentNode === card.parentNode && (after === card || neighbour(mark, "nextElementSibling") === card);
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
  stop();
  if (end) on.end(card, end);
  else if (stage && !stays) on.drop(card, stage, after?.dataset.card ?? "");
}

function neighbour(mark, way) {
  const card = mark[way];
  return card?.matches(".ticket") ? card : null;
}

// The click that ends a drag opens nothing.
function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}

function stop() {
  clearTimeout(press?.timer);
  press = null;
  if (!drag) return;
  drag.copy.remove();
  drag.mark.remove();
  drag.card.classList.remove("ticket-going");
  document.querySelector(".board-ends").hidden = true;
  for (const place of document.querySelectorAll(".board-end")) place.classList.remove("on");
  document.body.classList.remove("dragging");
  drag = null;
}
