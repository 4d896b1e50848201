// Counting a drawer: each line shows what its pieces make, the total follows, Enter and the arrows go on to the next
// line. The server adds up again.
const money = new Intl.NumberFormat("pt-BR", { minimumFractionDigits: 2 });

for (const count of document.querySelectorAll("[data-count]")) {
  const pieces = [...count.querySelectorAll("[data-piece]")];
  const total = count.querySelector("[data-count-total]");

  const add = () => {
    let sum = 0;
    let any = false;
    for (const piece of pieces) {
      const n = Number.parseInt(piece.value, 10);
      const worth = Number.isFinite(n) && n > 0 ? n * Number(piece.dataset.piece) : 0;
      any ||= piece.value.trim() !== "";
      sum += worth;
      piece.closest("label").querySelector("[data-piece-sum]").textContent = worth ? money.format(worth / 100) : "";
    }
    if (any) total.value = money.format(sum / 100);
  };

  count.addEventListener("input", (event) => {
    if (event.target.dataset.piece) add();
  });
  count.addEventListener("keydown", (event) => {
    const at = pieces.indexOf(event.target);
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    const next = pieces[at + step] ?? (step > 0 ? total : pieces[0]);
    next.focus();
    next.select();
  });
  add();
}
