// The rules of the day (store/catalogue/price.go): lists and promotions as the snapshot brings them, the best one chosen
// and named. Both sides are held to the same cases: store/catalogue/testdata/prices.json.
import { apportion, mulDiv, percent, times } from "./offline-share.js";

// best finds the rule by which the lines of one product cost least together; null where a total is beyond money.
// Lines are {quantity, price}; rules are {list, listed, promotions}, those that run now.
export function best(rules, product, category, lines) {
  let found = quoted("", lines, (l) => l.price);
  if (!found) return null;
  const together = lines.reduce((n, l) => n + l.quantity, 0);
  for (const quote of quotes(rules, product, category, lines, together)) if (sum(quote) < sum(found)) found = quote;
  return found;
}

const sum = (quote) => quote.totals.reduce((n, t) => n + t, 0);

// quotes are what each rule that applies makes of the lines, in the order in which equals are taken.
function quotes(rules, product, category, lines, together) {
  const found = [];
  const { list, listed, promotions } = rules;
  if (list) found.push(quoted(list.nome, lines, (l) => listed?.[product] ?? l.price - percent(l.price, list.porcento)));
  for (const p of [...(promotions ?? [])].sort(byName)) {
    if (!covers(p, product, category) || together < p.de) continue;
    if (p.tipo === "preco") found.push(quoted(p.nome, lines, () => p.preco));
    if (p.tipo === "porcento") found.push(quoted(p.nome, lines, (l) => l.price - percent(l.price, p.porcento)));
    if (p.tipo === "leve") found.push(packed(p, lines, together));
  }
  return found.filter(Boolean);
}

function byName(a, b) {
  if (a.nome !== b.nome) return a.nome < b.nome ? -1 : 1;
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}

const none = (id) => !id || id === "0";

function covers(p, product, category) {
  if (!none(p.produto)) return p.produto === product;
  return none(p.grupo) || p.grupo === category;
}

function quoted(rule, lines, unit) {
  const units = lines.map(unit);
  const totals = lines.map((l, i) => times(l.quantity, units[i]));
  return totals.includes(null) ? null : { rule, units, totals };
}

// packed prices whole packs at the pack's price and the rest at the product's own, shared by the lines' quantities.
function packed(p, lines, together) {
  const own = quoted(p.nome, lines, (l) => l.price);
  if (!own || together <= 0 || p.de <= 0) return null;
  const left = mulDiv(sum(own), together % p.de, together);
  const of = mulDiv(p.preco, Math.floor(together / p.de), 1);
  if (left === null || of === null) return null;
  return { ...own, totals: apportion(left + of, lines.map((l) => l.quantity)) };
}

// runs says whether a promotion stands at this moment, by the clock of the account's zone.
export function runs(p, at, zone) {
  const { day, minute, weekday } = clock(at, zone);
  if (day < p.inicio || (p.fim && day > p.fim)) return false;
  if (p.dias && !(p.dias & (1 << weekday))) return false;
  return minute >= p.das && minute < p.as;
}

const clocks = new Map();

function clock(at, zone) {
  if (!clocks.has(zone)) {
    clocks.set(zone, new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }));
  }
  const part = Object.fromEntries(clocks.get(zone).formatToParts(at).map(({ type, value }) => [type, value]));
  const day = `${part.year}-${part.month}-${part.day}`;
  return { day, minute: Number(part.hour) * 60 + Number(part.minute), weekday: new Date(`${day}T00:00:00Z`).getUTCDay() };
}
