// What was pressed, as buttons print it: "F4", "Shift+F8", "Ctrl+D", "Del". AltGr, which some keyboards send as Ctrl with
// Alt, writes characters and is nobody's key.
const names = { Delete: "Del", Escape: "Esc", Insert: "Ins" };

export function combo(event) {
  if (event.altKey || event.metaKey) return "";
  const key = event.key.length === 1 ? event.key.toUpperCase() : (names[event.key] ?? event.key);
  const shift = event.shiftKey && event.key.length > 1;
  return `${event.ctrlKey ? "Ctrl+" : ""}${shift ? "Shift+" : ""}${key}`;
}
