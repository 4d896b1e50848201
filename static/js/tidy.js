// Puts in order what was typed, on leaving the field and never while typing: people paste "1234.56", "1.234,56" and
// "R$ 1.234,56" alike. What cannot be read is left as it is; the server says what is wrong with it.
const tidiers = { money: decimal(2, 2), quantity: decimal(0, 4), taxid, phone, cep };

document.addEventListener("focusout", (event) => {
  const tidy = tidiers[event.target.dataset?.tidy];
  if (!tidy) return;
  const better = tidy(event.target.value.trim());
  if (better && better !== event.target.value) {
    event.target.value = better;
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

// decimal writes "1.234,56" from any usual way of writing it, exactly: the digits are moved as text, never as a float.
export function decimal(least, most) {
  return (text) => {
    const match = text.replace(/^(-|−)?\s*R?\$?\s*/, "$1").match(/^([-−]?)([\d.,\s]*\d)$/);
    if (!match) return null;
    const [whole, part] = cut(match[2].replace(/\s/g, ""));
    if (whole === null || part.replace(/0+$/, "").length > most) return null;
    const grouped = (whole.replace(/^0+(?=\d)/, "") || "0").replace(/\B(?=(\d{3})+$)/g, ".");
    const rest = part.replace(/0+$/, "").padEnd(least, "0");
    return (match[1] ? "-" : "") + grouped + (rest ? "," + rest : "");
  };
}

// cut reads as store/money and store/quantity do. It finds the decimal mark: the last of both when both are there; a comma; a point that is not a thousands mark.
function cut(text) {
  const comma = text.lastIndexOf(","), point = text.lastIndexOf(".");
  let mark = -1;
  if (comma >= 0 && point >= 0) mark = Math.max(comma, point);
  else if (comma >= 0) mark = comma;
  else if (point >= 0 && !/^[1-9]\d{0,2}(\.\d{3})+$/.test(text)) mark = point;
  const whole = mark < 0 ? text : text.slice(0, mark);
  const part = mark < 0 ? "" : text.slice(mark + 1);
  return /^\d*$/.test(part) ? [whole.replace(/[.,]/g, ""), part] : [null, ""];
}

// A CNPJ may hold letters since July 2026; a CPF never does.
export function taxid(text) {
  const bare = text.replace(/[\s./-]/g, "").toUpperCase();
  if (/^\d{11}$/.test(bare)) return bare.replace(/(...)(...)(...)(..)/, "$1.$2.$3-$4");
  if (/^[A-Z\d]{12}\d\d$/.test(bare)) return bare.replace(/(..)(...)(...)(....)(..)/, "$1.$2.$3/$4-$5");
  return null;
}

export function phone(text) {
  const bare = text.replace(/\D/g, "").replace(/^(?:\+?55)(?=\d{10,11}$)/, "");
  if (bare.length === 11) return bare.replace(/(..)(.....)(....)/, "($1) $2-$3");
  if (bare.length === 10) return bare.replace(/(..)(....)(....)/, "($1) $2-$3");
  return null;
}

export function cep(text) {
  const bare = text.replace(/\D/g, "");
  return bare.length === 8 ? bare.replace(/(.....)(...)/, "$1-$2") : null;
}
