// Whole numbers shared out and rounded as store/money does it: half away from zero, no centavo lost. Products pass what a
// number holds exactly, so they are worked out as BigInt; no module of a page is needed here.
export const one = 10000; // a whole unit, in ten-thousandths
const whole = 10000n; // 100 %, in hundredths of a percent

// mulDiv is a × b ÷ c; what no 64-bit number holds is null.
export function mulDiv(a, b, c) {
  if (!Number(c)) return null;
  const product = BigInt(a) * BigInt(b);
  const [size, divisor] = [abs(product), abs(BigInt(c))];
  const quotient = (2n * size + divisor) / (2n * divisor);
  const signed = product < 0n !== BigInt(c) < 0n ? -quotient : quotient;
  return BigInt.asIntN(64, signed) === signed ? Number(signed) : null;
}

const abs = (n) => (n < 0n ? -n : n);

// times is the price of a quantity, or null where it is beyond what money can hold.
export const times = (quantity, price) => mulDiv(quantity, price, one);

// percent takes hundredths of a percent.
export const percent = (cents, part) => mulDiv(cents, part, whole);

// apportion shares cents out by weights; what is left of rounding goes to the largest remainders, the first of equals first.
export function apportion(cents, weights) {
  const total = weights.reduce((sum, w) => sum + BigInt(w), 0n);
  const size = abs(BigInt(cents));
  const parts = weights.map((w) => (size * BigInt(w)) / total);
  const rests = weights.map((w, i) => size * BigInt(w) - parts[i] * total);
  const order = [...weights.keys()].sort((a, b) => (rests[a] > rests[b] ? -1 : rests[a] < rests[b] ? 1 : a - b));
  const left = Number(size - parts.reduce((sum, p) => sum + p, 0n));
  for (const i of order.slice(0, left)) parts[i] += 1n;
  return parts.map((p) => Number(cents < 0 ? -p : p));
}
