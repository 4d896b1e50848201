// CPF and CNPJ by their check digits, as store/taxid reads them; the cases of both are the same test's.
import { Refused } from "./offline-refused.js";

// parse reads one with or without its mask: bare, in capitals. It refuses in a sentence.
export function parse(text) {
  const bare = text.replace(/[\s./-]/g, "").replace(/[a-z]/g, (c) => c.toUpperCase());
  if (!bare) throw new Refused("Informe o CPF ou o CNPJ.");
  if (!/^([0-9A-Z]{11}|[0-9A-Z]{14})$/.test(bare)) throw new Refused(`“${text.trim().slice(0, 40)}” não é um CPF nem um CNPJ: o CPF tem 11 números e o CNPJ, 14 caracteres.`);
  if (!holds(bare)) throw new Refused(`O ${bare.length === 11 ? "CPF" : "CNPJ"} ${masked(bare)} não confere: verifique os dígitos.`);
  return bare;
}

function holds(bare) {
  if (/^(.)\1*$/.test(bare)) return false; // typed to get past a form
  if (bare.length === 11) return /^\d+$/.test(bare) && withDigits(bare.slice(0, 9), 11) === bare;
  return withDigits(bare.slice(0, 12), 9) === bare;
}

function withDigits(base, heaviest) {
  const first = base + digit(base, heaviest);
  return first + digit(first, heaviest);
}

// digit is modulo 11; a place is worth its ASCII code less 48, so that A is 17.
function digit(base, heaviest) {
  let sum = 0;
  let weight = 2;
  for (let i = base.length - 1; i >= 0; i--) {
    sum += (base.charCodeAt(i) - 48) * weight;
    if (++weight > heaviest) weight = 2;
  }
  const rest = sum % 11;
  return rest >= 2 ? String(11 - rest) : "0";
}

// masked is what people read.
export function masked(bare) {
  if (bare.length === 11) return bare.replace(/(...)(...)(...)(..)/, "$1.$2.$3-$4");
  return bare.replace(/(..)(...)(...)(....)(..)/, "$1.$2.$3/$4-$5");
}
