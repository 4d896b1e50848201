// The till tells the customer's screen, in another window of the same browser, what stands on it after each change.
import { till } from "./till-pieces.js";
import { channelName, snapshot } from "./till-snapshot.js";

const channel = new BroadcastChannel(channelName(till.dataset.till));
const tell = () => channel.postMessage(snapshot(till));

// One paint may bring several changes: one telling is enough for them.
let asked = false;
function soon() {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    tell();
  });
}

document.addEventListener("till:put", soon);
document.addEventListener("change", (event) => { if (event.target.name === "forma") soon(); });
channel.addEventListener("message", (event) => { if (event.data === "hello") tell(); });
new MutationObserver(soon).observe(till, { subtree: true, childList: true, attributeFilter: ["hidden", "data-done"] });
