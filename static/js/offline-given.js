// What somebody gives by hand, on a line or on the sale (store/pdv/given.go); the cases are store/pdv/testdata/given.json.
// A given is {discount, discountPercent, discountMost, surcharge, surchargePercent, surchargeMost}, zeros left out.
import { mulDiv, percent } from "./offline-share.js";

const all = 10000; // 100 %

// on works both out on this much: what a line or a sale then costs, with the amounts.
export function on(given, base) {
  const discount = share(base, given.discount, given.discountPercent, given.discountMost);
  const surcharge = share(base, given.surcharge, given.surchargePercent, given.surchargeMost);
  return { ...given, discount, surcharge, total: base - discount + surcharge };
}

function share(base, amount = 0, part = 0, most = 0) {
  if (part) amount = percent(base, part);
  if (most) amount = Math.min(amount, percent(base, most));
  return Math.min(amount, base);
}

// amountOf is what {surcharge, amount, percent} comes to.
export const amountOf = (asked, base) => (asked.percent ? percent(base, asked.percent) : asked.amount);

// give changes what stands to what was asked.
export function give(given, asked, base, limit) {
  const amount = amountOf(asked, base);
  const stands = (asked.surcharge ? given.surcharge : given.discount) ?? 0;
  const most = amount <= stands ? Math.max(limit, shareOf(amount, base)) : limit;
  if (asked.surcharge) return { ...given, surcharge: amount, surchargePercent: asked.percent, surchargeMost: most };
  return { ...given, discount: amount, discountPercent: asked.percent, discountMost: most };
}

// shareOf is the part in hundredths of a percent, rounded up: what was allowed to the centavo stays allowed.
function shareOf(amount, base) {
  if (!base) return 0;
  let part = mulDiv(amount, all, base) ?? 0;
  if (percent(base, part) < amount) part++;
  return Math.min(part, all);
}

// room is the most that a person of this limit may give: on the line its share, and on the whole what lines and sale have
// not taken yet. whole is {gross, off, discount} of the sale before.
export function room(asked, stands, base, limit, whole) {
  const most = percent(base, limit);
  if (asked.surcharge) return most;
  const others = whole.off + whole.discount - (stands.discount ?? 0);
  return Math.max(0, Math.min(most, percent(whole.gross, limit) - others));
}
