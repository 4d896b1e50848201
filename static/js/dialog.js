// Browsers that know command="show-modal" open and close dialogs by themselves and give the focus back. This file adds
// the rest: older browsers, a click beside the dialog, and dialogs that arrive open because their form was refused.
const native = "commandForElement" in HTMLButtonElement.prototype;

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener && !native) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialog)?.showModal();
  }
  const closer = event.target.closest("[data-close]");
  if (closer && (!native || !closer.commandForElement)) closer.closest("dialog")?.close();
});

// A press that begins on the dialog and ends outside (selecting text) must not close it.
let pressed = null;
document.addEventListener("pointerdown", (event) => { pressed = event.target; });
document.addEventListener("click", (event) => {
  const dialog = event.target;
  if (dialog.tagName === "DIALOG" && pressed === dialog && outside(dialog, event)) dialog.close();
});

function outside(dialog, { clientX: x, clientY: y }) {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}

function openArrived() {
  for (const dialog of document.querySelectorAll("dialog[data-open]:not([open])")) {
    delete dialog.dataset.open;
    dialog.showModal();
  }
}

openArrived();
document.addEventListener("htmx:after:swap", openArrived);

// A dialog about something that was just done leaves, when it is closed, a page that shows it.
document.addEventListener("close", (event) => {
  const back = event.target.closest?.("[data-back]")?.dataset.back;
  if (back) location.assign(back);
}, true);
