// A key that is taken is taken whole. Browsers drop the keypress of a keydown that was prevented, but software keyboards
// and programs that type (scanners' services among them) may send it all the same, and an Enter would submit a form.
let taken = null;

export function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  taken = event.key;
}

window.addEventListener("keypress", (event) => {
  if (event.key !== taken) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

window.addEventListener("keyup", () => { taken = null; }, true);
