// htmx and the one thing it says with every request: the account that this page was drawn for.
import "htmx.org/dist/htmx.esm.js";
import "htmx.org/dist/ext/hx-sse.js";

document.addEventListener("htmx:config:request", (event) => {
  const conta = document.querySelector('meta[name="conta"]');
  if (conta) event.detail.ctx.request.headers["conta"] = conta.content;
});
