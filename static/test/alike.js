// Runs the cases that a Go test brings on the page's own rules: each must give what Go gave. Differences are printed.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { Refused } from "../js/offline-refused.js";
import { amountOf, give, on, room } from "../js/offline-given.js";
import { pixText } from "../js/offline-pix.js";
import { qr } from "../js/offline-qr.js";
import { best, runs } from "../js/offline-rules.js";
import { codes, quantityOf, readLabel, timesLabel } from "../js/offline-scale.js";
import { apportion, mulDiv } from "../js/offline-share.js";
import { masked, parse } from "../js/offline-taxid.js";

const rules = {
  prices: (c) => best(c.rules, c.product, c.category, c.lines),
  clock: (c) => runs(c.promotion, new Date(c.at), c.zone),
  shares: (c) => ({ quotient: mulDiv(c.a, c.b, c.c), parts: apportion(c.a, c.weights) }),
  given: (c) => {
    const { discount, surcharge, total } = on(c.given, c.base);
    return { discount, surcharge, total };
  },
  adjust: (c) => {
    const given = give(c.given, c.asked, c.base, c.limit);
    const { discount, surcharge, total } = on(given, c.after);
    return { amount: amountOf(c.asked, c.base), room: room(c.asked, c.given, c.base, c.limit, c.whole), discount, surcharge, total };
  },
  labels: (c) => refusable(() => label(c)),
  pix: (c) => ({ text: pixText(c) }),
  codes: (c) => qr(c.text),
  taxids: (c) => refusable(() => ({ bare: parse(c.text), masked: masked(parse(c.text)) })),
};

function label({ layouts, code, times, unit }) {
  const read = readLabel(layouts, code);
  if (!read) return { none: true };
  const many = timesLabel(read, times);
  return { codes: codes(read), quantity: quantityOf(many, unit), total: many.total };
}

// refusable gives what work gives, or the sentence by which it refuses.
function refusable(work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refused: error.message };
  }
}

let wrong = 0;
for (const c of JSON.parse(readFileSync(0, "utf8"))) {
  const got = rules[process.argv[2]](c);
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(got)), c.want) || ++wrong > 10) continue;
  console.log(`${c.what}: ${JSON.stringify(got)}, want ${JSON.stringify(c.want)}\n  of ${JSON.stringify(c)}`);
}
if (wrong) {
  console.log(`${wrong} differ`);
  process.exitCode = 1;
}
