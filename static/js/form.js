// Forms: a second press of the same button sends nothing, and unsaved work asks before it is lost.
const dirty = new WeakSet();

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-guard]")) dirty.add(form);
});

window.addEventListener("beforeunload", (event) => {
  for (const form of document.querySelectorAll("form[data-guard]:not([data-sending])")) {
    if (dirty.has(form) || form.querySelector('[aria-invalid="true"]')) event.preventDefault();
  }
});

// The buttons are put to rest after the browser has read the form: a disabled button's own name would not be sent.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented && !isHtmx(form)) return;
  dirty.delete(form);
  if (form.method === "get" || form.target || isHtmx(form)) return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = "1";
  setTimeout(() => rest(form, true));
});

// Coming back through history finds the form ready again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) {
    delete form.dataset.sending;
    rest(form, false);
  }
});

document.addEventListener("htmx:before:request", (event) => busyForm(event, true));
document.addEventListener("htmx:finally:request", (event) => busyForm(event, false));

function busyForm(event, on) {
  const form = event.detail.ctx?.sourceElement;
  if (form?.tagName === "FORM") rest(form, on);
}

// A button that was disabled by the page stays so when the others wake.
function rest(form, on) {
  for (const button of form.elements) {
    if (button.type !== "submit") continue;
    if (on && !button.disabled) { button.disabled = true; button.dataset.resting = "1"; }
    if (!on && button.dataset.resting) { button.disabled = false; delete button.dataset.resting; }
  }
}

function isHtmx(form) {
  return form.hasAttribute("hx-post") || form.hasAttribute("hx-get") || form.hasAttribute("hx-put");
}

// The first field that was refused takes the focus, so that the keyboard lands where the work is.
function focusWrong() {
  const wrong = document.querySelector('dialog[open] [aria-invalid="true"]') ?? document.querySelector('[aria-invalid="true"]');
  wrong?.focus();
}
focusWrong();
