// Money in centavos and quantities in ten-thousandths, as store/money and store/quantity count them: never a float.
import { decimal } from "./tidy.js";

export { one, times } from "./offline-share.js";

export const plain = (cents) => `${cents < 0 ? "−" : ""}${group(digits(cents, 2))}`;
export const money = (cents) => `${cents < 0 ? "−" : ""}R$ ${group(digits(cents, 2))}`;
export const moneyInput = (cents) => digits(cents, 2);
export const quantity = (amount) => group(short(amount));
export const quantityInput = (amount) => short(amount);

// units reads what a person typed as a whole number of the smallest part, or null.
export function units(text, places) {
  const tidy = decimal(places, places)(text.trim());
  if (tidy === null) return null;
  const n = Number(tidy.replaceAll(".", "").replace(",", ""));
  return Number.isSafeInteger(n) ? n : null;
}

function digits(n, places) {
  const text = String(Math.abs(n)).padStart(places + 1, "0");
  return `${text.slice(0, -places)},${text.slice(-places)}`;
}

const short = (amount) => digits(amount, 4).replace(/,?0+$/, "");
const group = (text) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, "."));
