// The drawer: the dialog that chooses steps aside for the one that was chosen, and after each sale the server is asked
// whether too much lies in the drawer.
import { piece, till } from "./till-pieces.js";
import { get } from "./till-wire.js";

document.addEventListener("click", (event) => {
  if (event.target.closest("#till-cash [data-dialog]")) piece("till-cash").close();
}, true);

document.addEventListener("till:put", (event) => {
  const watched = piece("till-alert")?.hasAttribute("data-watch");
  if (watched && event.detail.has("till-last") && piece("till-last").dataset.done) get(`/pdv/caixas/${till.dataset.till}/gaveta`, "drawer");
});
