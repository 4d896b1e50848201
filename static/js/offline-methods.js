// The account's forms of payment, as the page's own example of the panel has them.
const examples = document.getElementById("till-examples").content;
const radios = [...examples.querySelectorAll("#till-payment .till-methods [name=forma]")];

export const methods = new Map(radios.map((radio) => [radio.value, {
  code: radio.value, title: radio.closest("label").querySelector("span").textContent, kind: radio.dataset.kind, most: Number(radio.dataset.most ?? 1),
  needsNSU: "needsNsu" in radio.dataset, needsCustomer: "needsCustomer" in radio.dataset,
}]));

// What cannot be taken without the server stays on its key, and says why.
const closed = {
  fiado: "Fiado precisa da conexão: o limite do cliente é conferido no sistema. Receba de outra forma, ou espere a conexão voltar.",
  vale: "Vale-troca precisa da conexão: o saldo do vale é conferido no sistema. Receba de outra forma, ou espere a conexão voltar.",
};
export const closedBecause = (code) => closed[methods.get(code)?.kind];

export const isCard = ({ kind }) => ["cartao_credito", "cartao_debito", "outro"].includes(kind);

export const paidBy = (code, instalments) => (methods.get(code)?.title ?? code) + (instalments > 1 ? ` em ${instalments} parcelas` : "");
