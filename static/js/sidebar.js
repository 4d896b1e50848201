// Folds the menu to its icons and remembers it. theme.js has set the state before the first paint.
const root = document.documentElement;
const button = document.querySelector("[data-fold]");

if (button) {
  show();
  button.addEventListener("click", () => {
    if (root.dataset.menu === "folded") delete root.dataset.menu;
    else root.dataset.menu = "folded";
    try { localStorage.setItem("menu", root.dataset.menu ?? "open"); } catch { /* lasts for this page */ }
    show();
  });
}

function show() {
  const folded = root.dataset.menu === "folded";
  button.setAttribute("aria-expanded", String(!folded));
  button.title = folded ? "Abrir o menu" : "Recolher o menu";
}
