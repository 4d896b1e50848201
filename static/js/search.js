// The global search: "/" or Ctrl-K from anywhere, results while typing, arrows and Enter through them, Esc leaves.
const form = document.querySelector("[data-search]");

if (form) {
  const input = form.querySelector("input");
  const list = form.querySelector(".search-results");
  let before = null; // where the focus was, to give it back
  let at = -1;

  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    const ctrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !ctrlK) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    before = document.activeElement;
    input.focus();
    input.select();
  });

  input.addEventListener("keydown", (event) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (event.key === "Escape") return leave(event);
    if (list.hidden || !options.length) return;
    if (event.key === "ArrowDown") go(event, options, (at + 1) % options.length);
    else if (event.key === "ArrowUp") go(event, options, (at - 1 + options.length) % options.length);
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); options[at].click(); }
  });

  input.addEventListener("input", () => { if (!input.value.trim()) close(); });
  input.addEventListener("focus", () => { if (list.childElementCount && input.value.trim()) open(); });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });

  // The results are plain links on their own page; under the field they are the options of a list.
  form.addEventListener("htmx:after:swap", () => {
    at = -1;
    list.querySelectorAll("a").forEach((link, i) => {
      link.id = `search-option-${i}`;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.tabIndex = -1;
    });
    if (input.value.trim() && document.activeElement === input) open();
  });

  function go(event, options, next) {
    event.preventDefault();
    options[at]?.setAttribute("aria-selected", "false");
    at = next;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  }

  function open() {
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function leave(event) {
    event.preventDefault();
    if (!list.hidden) return close();
    input.value = "";
    (before ?? document.querySelector("main"))?.focus();
  }
}

export function typing(element) {
  return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}
