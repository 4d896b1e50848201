// Runs before the first paint: the choice of light or dark, and whether the menu is folded.
// "system" is kept as the absence of a choice.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try { return localStorage.getItem(key); } catch { return null; } // storage may be forbidden
  };
  const theme = read("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if ((read("menu") ?? (innerWidth < 1100 ? "folded" : "open")) === "folded") root.dataset.menu = "folded"; // a small screen's width belongs to the page
  root.dataset.script = "on";

  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-theme-switch]")) {
      box.hidden = false;
      const chosen = box.querySelector(`input[value="${root.dataset.theme ?? "system"}"]`);
      if (chosen) chosen.checked = true;
      box.addEventListener("change", (event) => choose(event.target.value));
    }
  });

  function choose(value) {
    if (value === "system") delete root.dataset.theme;
    else root.dataset.theme = value;
    try { localStorage.setItem("theme", value); } catch { /* it then lasts for this page */ }
  }
})();
