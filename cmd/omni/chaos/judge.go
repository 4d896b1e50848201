package chaos

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"omniservicos/db"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// judge compares what was acknowledged with what the books hold, and asks omni doctor.
func (r *run) judge(ctx context.Context) (breaches []string, err error) {
	err = r.inBooks(ctx, "", func(d *db.DB) error {
		return d.InAccount(ctx, db.Scope{Account: r.shop.account, ReadOnly: true}, func(tx *db.Tx) error {
			b, err := readBooks(tx)
			breaches = b.against(r.acks)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	if said, err := r.ask("doctor"); err != nil {
		breaches = append(breaches, "omni doctor: "+strings.Join(strings.Fields(errors.Join(errors.New(said), err).Error()), " "))
	}
	return breaches, nil
}

// against names all in which the books differ from what the cashiers were told.
func (b books) against(acks []ack) (breaches []string) {
	for _, part := range [][]string{b.salesAgainst(acks), b.documentsAgainst(acks), b.numbers(), b.shelfAgainst(acks), b.moneyAgainst(acks)} {
		breaches = append(breaches, part...)
	}
	if b.stray > 0 {
		breaches = append(breaches, fmt.Sprintf("%d movimentos ou títulos são de vendas que não existem", b.stray))
	}
	return breaches
}

// salesAgainst: each acknowledged sale exists once and as it was told, and there is no other.
func (b books) salesAgainst(acks []ack) (breaches []string) {
	found := map[string][]soldRow{}
	for _, s := range b.sales {
		found[s.Client] = append(found[s.Client], s)
	}
	for _, a := range acks {
		rows := found[a.client]
		delete(found, a.client)
		switch {
		case len(rows) == 0:
			breaches = append(breaches, fmt.Sprintf("a venda %s foi confirmada ao caixa e não existe", a.client))
		case len(rows) > 1:
			breaches = append(breaches, fmt.Sprintf("a venda %s existe %d vezes", a.client, len(rows)))
		default:
			breaches = append(breaches, rows[0].differs(a)...)
		}
	}
	for client := range found {
		breaches = append(breaches, fmt.Sprintf("a venda %s existe, e nenhum caixa a recebeu confirmada", client))
	}
	return breaches
}

// documentsAgainst: each sale that was made without the server has one document, and there is no other.
func (b books) documentsAgainst(acks []ack) (breaches []string) {
	found := map[string]int{}
	for _, client := range b.alone {
		found[client]++
	}
	for _, a := range acks {
		if a.alone && found[a.client] != 1 {
			breaches = append(breaches, fmt.Sprintf("a venda sem conexão %s tem %d documentos", a.client, found[a.client]))
		}
		if a.alone {
			delete(found, a.client)
		}
	}
	for client, n := range found {
		breaches = append(breaches, fmt.Sprintf("%d documentos sem conexão são da venda %s, que não foi feita assim", n, client))
	}
	return breaches
}

// differs compares one sale with what its cashier was told.
func (s soldRow) differs(a ack) (breaches []string) {
	say := func(format string, args ...any) {
		breaches = append(breaches, fmt.Sprintf("a venda "+a.client+" "+format, args...))
	}
	var units int64
	for _, n := range a.sold {
		units += n
	}
	switch {
	case s.State != "finalizada" || s.Number == nil:
		say("foi confirmada ao caixa e está %s", s.State)
	case s.Till != a.till:
		say("está em outro caixa")
	case s.Total != a.total || s.Items != a.total || s.Paid != a.total:
		say("vale %s, com itens de %s e pagamentos de %s; o caixa recebeu %s", s.Total, s.Items, s.Paid, a.total)
	case s.Lines != a.lines:
		say("tem %d itens; o caixa passou %d", s.Lines, a.lines)
	case s.Due != a.due:
		say("tem títulos de %s; ficaram para depois %s", s.Due, a.due)
	case s.Moved != quantity.Units(units):
		say("tirou %s do estoque; foram vendidas %d unidades", s.Moved, units)
	}
	return breaches
}

// numbers: each till counts 1, 2, 3 …, each sale carries the hash of the one before, and the till remembers the last.
func (b books) numbers() (breaches []string) {
	for _, t := range b.tills {
		next, last := int64(1), ""
		for _, s := range b.sales {
			if s.Till != t.ID || s.Number == nil {
				continue
			}
			if *s.Number != next {
				breaches = append(breaches, fmt.Sprintf("%s: depois do número %d vem o %d", t.Name, next-1, *s.Number))
			}
			if s.Previous != last || s.Hash == "" {
				breaches = append(breaches, fmt.Sprintf("%s: a venda %d não segue a anterior", t.Name, *s.Number))
			}
			next, last = *s.Number+1, s.Hash
		}
		if t.Next != next || t.Last != last {
			breaches = append(breaches, fmt.Sprintf("%s: o próximo número é %d, e o caixa lembra %d", t.Name, next, t.Next))
		}
	}
	return breaches
}

func (b books) shelfAgainst(acks []ack) (breaches []string) {
	sold := map[int64]int64{}
	for _, a := range acks {
		for product, units := range a.sold {
			sold[product] += units
		}
	}
	for _, s := range b.shelf {
		want := supply - quantity.Units(sold[s.Product])
		if s.Balance != want || s.Sum != want {
			breaches = append(breaches, fmt.Sprintf("o produto %d tem saldo %s e movimentos de %s; deveria ter %s", s.Product, s.Balance, s.Sum, want))
		}
	}
	return breaches
}

func (b books) moneyAgainst(acks []ack) (breaches []string) {
	cash, pix := map[int64]money.Cents{}, money.Cents(0)
	for _, a := range acks {
		cash[a.till] += a.cash
		pix += a.pix
	}
	for _, t := range b.tills {
		d, want := b.drawer[t.ID], float+cash[t.ID]
		if d.Balance != want || d.Sum != want {
			breaches = append(breaches, fmt.Sprintf("%s: a gaveta tem %s e movimentos de %s; deveria ter %s", t.Name, d.Balance, d.Sum, want))
		}
	}
	if b.pix != pix {
		breaches = append(breaches, fmt.Sprintf("entraram %s por Pix; os caixas receberam %s", b.pix, pix))
	}
	return breaches
}
