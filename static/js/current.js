// The current entry of a menu or of tabs may lie beyond the edge of a box that scrolls: it is brought into sight, and the
// page itself does not move.
for (const mark of document.querySelectorAll(":is(.sidebar, .tabs, .segmented) [aria-current]")) {
  const box = mark.closest(".sidebar, .tabs, .segmented");
  const at = mark.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (at.right > frame.right || at.left < frame.left) box.scrollLeft += at.left - frame.left - (frame.width - at.width) / 2;
  if (at.bottom > frame.bottom - 100 || at.top < frame.top) box.scrollTop += at.top - frame.top - (frame.height - at.height) / 2;
}
