// The static BR Code of a Pix payment (store/pix/code.go); the cases are store/pix/testdata/codes.json.
const mostAccount = 99;

// pixText is the code under the QR, checksum and all; null where the key does not fit.
export function pixText({ key, holder, city, amount, txid }) {
  const account = field("00", "br.gov.bcb.pix") + field("01", key);
  if (!key || account.length > mostAccount || key !== ascii(key) || amount < 0 || !/^[0-9A-Za-z]{0,25}$/.test(txid)) return null;
  let text = field("00", "01") + field("26", account) + field("52", "0000") + field("53", "986");
  if (amount > 0) text += field("54", `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`);
  text += `${field("58", "BR")}${field("59", short(holder, 25))}${field("60", short(city, 15))}${field("62", field("05", txid || "***"))}6304`;
  return text + checksum(text);
}

const field = (id, value) => `${id}${String(value.length).padStart(2, "0")}${value}`;

// ascii takes accents away, and what has no plain letter.
const ascii = (text) => text.normalize("NFD").replace(/[^\x20-\x7e]/gu, "");

function short(text, most) {
  return ascii(text).trim().slice(0, most).trim() || "N";
}

// checksum is CRC-16/CCITT-FALSE: polynomial 0x1021, from 0xFFFF, not reflected.
function checksum(text) {
  let crc = 0xffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, "0");
}
