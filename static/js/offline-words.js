// Words as the server searches them: without accents, in small letters, by their beginnings.
export const fold = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
export const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
