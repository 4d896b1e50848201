// A scanner types like a keyboard, but faster than hands: keys less than 35 ms apart that end in Enter are a code, wherever
// they fell. They are taken out of the field they fell into and go to the till.
import { piece } from "./till-pieces.js";
import { enter } from "./till-scan.js";
import { swallow } from "./till-swallow.js";

const fast = 35; // ms between two keys
const shortest = 4; // keys
let run = begin(0);

// A run remembers each field that its keys fell into, as it was before: a dialog may open in the middle of a code.
function begin(at) {
  return { text: "", at, fields: new Map() };
}

window.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const since = event.timeStamp - run.at;
  if (event.key === "Enter" && run.text.length >= shortest && since < fast * 2) return end(event);
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (since > fast) run = begin(event.timeStamp);
  if (!run.fields.has(event.target)) run.fields.set(event.target, event.target.value);
  run.text += event.key;
  run.at = event.timeStamp;
}, true);

// end leaves alone what fell whole into the code field, whose own Enter does the same, and into a field that takes codes
// itself, such as that of a vale-troca. What stands before a code counts only where it is a quantity: the text of a refused
// one, no longer selected, would make one code of two.
function end(event) {
  const { text, fields } = run;
  run = begin(0);
  const own = event.target === piece("till-code") || event.target.matches("[data-scans]");
  const alone = fields.size === 1 && fields.has(event.target);
  if (own && alone && (event.target.value === text || fields.get(event.target).endsWith("*"))) return;
  swallow(event);
  for (const [field, before] of fields) restore(field, before);
  enter(text);
}

function restore(field, before) {
  if (!field.matches?.("input:not([type=radio], [type=checkbox]), textarea") || field.value === before) return;
  field.value = before;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
