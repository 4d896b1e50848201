// A thin bar on top for what takes longer than a tenth of a second: htmx requests, forms, and links to another page.
const bar = document.getElementById("busy");
let under = 0;
let timer;

function begin() {
  if (++under === 1) timer = setTimeout(() => bar?.classList.add("on"), 100);
}

function end() {
  under = Math.max(0, under - 1);
  if (under > 0) return;
  clearTimeout(timer);
  bar?.classList.remove("on");
}

// Search answers under the person's fingers; a bar that flickers with each letter only disturbs.
const quiet = (event) => event.detail.ctx?.sourceElement?.closest("[data-search], [data-quiet]");

document.addEventListener("htmx:before:request", (event) => { if (!quiet(event)) begin(); });
document.addEventListener("htmx:finally:request", (event) => { if (!quiet(event)) end(); });
window.addEventListener("beforeunload", begin);
window.addEventListener("pageshow", () => { under = 0; end(); });
