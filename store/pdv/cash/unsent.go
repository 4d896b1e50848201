package cash

import (
	"fmt"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
)

// Unsent is a sale that a terminal had made and not sent when its shift was closed.
type Unsent struct {
	Terminal int64       `db:"terminal"` // its printed number
	Epoch    int64       `db:"epoch"`
	Seq      int64       `db:"seq"`
	MadeAt   time.Time   `db:"made_at"`
	Total    money.Cents `db:"total"`
	Arrived  bool        `db:"arrived"` // since then
}

// Number is the one on the receipt.
func (u Unsent) Number() string { return fmt.Sprintf("%d-%d-%d", u.Terminal, u.Epoch, u.Seq) }

// mostUnsent is the most that a terminal may hold.
const mostUnsent = 10_000

// UnsentWords say how many there are, in a sentence.
func UnsentWords(list []Unsent) string {
	if len(list) == 1 {
		return "A venda " + list[0].Number() + " de " + list[0].Total.String() + " ainda não foi enviada"
	}
	return fmt.Sprintf("%d vendas de %s ainda não foram enviadas", len(list), sumUnsent(list))
}

func sumUnsent(list []Unsent) (total money.Cents) {
	for _, u := range list {
		total += u.Total
	}
	return total
}

// checkUnsent refuses what no terminal can have said.
func checkUnsent(list []Unsent) error {
	if len(list) > mostUnsent {
		return fault.Refuse("Há vendas demais por enviar: conecte o caixa e envie antes de fechar.")
	}
	for _, u := range list {
		if u.Terminal < 1 || u.Epoch < 1 || u.Seq < 1 || u.Total < 0 || u.Total > pdv.MaxItemTotal || u.MadeAt.Year() < 2020 || u.MadeAt.Year() > 9000 {
			return fault.Refuse("A lista de vendas por enviar não pôde ser lida: recarregue a página.")
		}
	}
	return nil
}
