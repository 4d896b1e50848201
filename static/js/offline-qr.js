// A QR Code drawn here, module for module the one that the server draws (views/ui/qr.templ).
import { correction, generate, mode } from "lean-qr";

const border = 4; // what cameras need around it
const asServer = { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M, mask: 0 };
const kinds = [[/^\d+$/, mode.numeric], [/^[0-9A-Z $%*+\-./:]+$/, mode.alphaNumeric], [/^/, mode.ascii]];

export function qr(text) {
  const code = generate(text, { ...asServer, modes: [kinds.find(([so]) => so.test(text))[1]] });
  const side = code.size + 2 * border;
  return { box: `0 0 ${side} ${side}`, path: path(code) };
}

// path draws each run of dark squares of a row as one bar.
function path(code) {
  let bars = "";
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const start = x;
      while (x < code.size && code.get(x, y)) x++;
      if (x > start) bars += `M${start + border} ${y + border}h${x - start}v1h-${x - start}z`;
    }
  }
  return bars;
}
