// Labels of a shop's scales (store/barcode/scale.go); the cases are store/barcode/testdata/labels.json. A layout is
// {prefixo, codigo, por, casas}.
import { Refused } from "./offline-refused.js";
import { mulDiv, one } from "./offline-share.js";

const body = 12; // an EAN-13 without its check digit

// readLabel reads a label by the layout whose prefix it has, the longer first: {code, quantity, total}, or null.
export function readLabel(layouts, code) {
  if (!/^\d{13}$/.test(code)) return null;
  const scale = layouts.filter((s) => code.startsWith(s.prefixo)).sort((a, b) => b.prefixo.length - a.prefixo.length)[0];
  if (!scale) return null;
  if (!valid(code)) throw new Refused(`O dígito da etiqueta ${code} não confere: passe outra vez, ou pese de novo.`);
  const at = scale.prefixo.length + scale.codigo;
  const value = Number(code.slice(at, body));
  if (!value) throw new Refused(`A etiqueta ${code} saiu da balança com valor zero: pese de novo.`);
  const label = { code: code.slice(scale.prefixo.length, at), quantity: 0, total: 0 };
  if (scale.por === "preco") label.total = value * 10 ** (2 - scale.casas);
  else label.quantity = value * 10 ** (4 - scale.casas);
  return label;
}

function valid(code) {
  const sum = [...code.slice(0, body)].reduce((n, digit, i) => n + Number(digit) * (i % 2 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === Number(code[body]);
}

// codes are the writings under which a shop may keep the label's code: as printed, without its zeros, and with fewer.
export function codes(label) {
  const bare = label.code.replace(/^0+/, "");
  const list = [label.code];
  for (let n = bare.length; n < label.code.length; n++) if (n > 0) list.push(label.code.slice(-n));
  return list;
}

// timesLabel is as many equal labels. Half a label is nobody's.
export function timesLabel(label, amount) {
  if (amount % one) throw new Refused("Uma etiqueta de balança vale inteira: antes do * escreva quantas são, como 2.");
  const many = amount / one;
  return { ...label, quantity: label.quantity * many, total: label.total * many };
}

// quantityOf is the label's quantity at a unit price: of a price label it is derived, and the total stays.
export function quantityOf(label, unit) {
  if (!label.total) return label.quantity;
  if (unit <= 0) throw new Refused("O produto desta etiqueta está sem preço: informe o preço no cadastro.");
  const quantity = mulDiv(label.total, one, unit);
  if (!quantity || quantity < 0) throw new Refused("O preço da etiqueta não combina com o preço do cadastro: pese de novo.");
  return quantity;
}
