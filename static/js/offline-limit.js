// How long and how much a till may sell without the server (reliability.md §3): the cashier is warned first; beyond the limit
// no new sale begins. One that was begun is finished: the customer stands there.
import { Refused } from "./offline-refused.js";
import { unsent } from "./offline-document.js";
import { read } from "./offline-store.js";

const hour = 3600000;
export const warned = { age: 24 * hour, count: 1000 };
export const limit = { age: 72 * hour, count: 2000 };

// refuseBeyond is asked when a sale begins.
export async function refuseBeyond() {
  const waiting = await unsent();
  if (waiting.length >= limit.count) throw new Refused("Este caixa já guarda 2.000 vendas por enviar, o máximo sem conexão: conecte este computador para continuar vendendo. Nada do que foi vendido se perde.");
  const since = Math.min(waiting[0]?.at ?? Infinity, (await read("seen")) ?? Infinity);
  if (Date.now() - since > limit.age) throw new Refused("Este caixa está há mais de 72 horas sem o sistema, o máximo sem conexão: conecte este computador para continuar vendendo. Nada do que foi vendido se perde.");
}
