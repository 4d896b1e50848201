package nfe

import (
	"strings"

	"omniservicos/store/money"
)

// Warnings are what a buyer should look at before confirming: nothing of it stops the import.
func (n Invoice) Warnings() (list []string) {
	warn := func(when bool, sentence string) {
		if when {
			list = append(list, sentence)
		}
	}
	warn(!n.Approved, "O arquivo veio sem o protocolo de autorização: confira a nota no portal da SEFAZ antes de confirmar.")
	warn(!strings.HasSuffix(n.keyTaxID(), n.Emitter.TaxID.Bare()), "O CNPJ da chave de acesso não é o do fornecedor que assina a nota ("+n.Emitter.TaxID.String()+").")
	warn(n.Purpose != "" && n.Purpose != "1", "Esta nota não é de venda normal: é "+purposeTitle(n.Purpose)+".")
	items, total := n.ItemsCost(), n.Totals.Invoice
	warn(items != total, "A soma dos itens é "+items.String()+", mas o total da nota é "+total.String()+": o estoque entra pelos itens e as contas a pagar, pelas duplicatas.")
	composed := n.Totals.composed()
	warn(composed != total, "As parcelas do total da nota somam "+composed.String()+", mas o total informado é "+total.String()+": diferença de "+distance(composed, total).String()+".")
	warn(len(n.Dues) > 0 && n.DuesTotal() != total, "As duplicatas somam "+n.DuesTotal().String()+", mas o total da nota é "+total.String()+".")
	return list
}

// keyTaxID is the emitter in the key: 14 places, a CPF led by zeros.
func (n Invoice) keyTaxID() string { return n.Key[6:20] }

func purposeTitle(finNFe string) string {
	return map[string]string{"2": "complementar", "3": "de ajuste", "4": "de devolução"}[finNFe]
}

func distance(a, b money.Cents) money.Cents {
	if a < b {
		return b - a
	}
	return a - b
}
