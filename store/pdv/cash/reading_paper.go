package cash

import (
	"fmt"
	"strconv"
	"time"

	"omniservicos/store/escpos"
	"omniservicos/store/money"
	"omniservicos/store/pdv/proof"
	"omniservicos/store/pdv/trail"
)

// Paper is a leitura X or a redução Z as it is printed. Blind is for who counts: they read how many, never how much.
type Paper struct {
	Reading Reading
	Z       *Z // nil: a leitura X
	Shop    string
	Blind   bool
	Zone    *time.Location
}

// Title names the Z, and the one that took its place.
func (z *Z) Title() string {
	title := fmt.Sprintf("Redução Z nº %d", z.Number)
	if z.SupersededBy != nil {
		title += fmt.Sprintf(", substituída pela nº %d", *z.SupersededBy)
	}
	return title
}

// Title is the reading's name.
func (p Paper) Title() string {
	if p.Z != nil {
		return p.Z.Title()
	}
	return "Leitura X"
}

// Document is the reading in lines: the same on paper and in a browser.
func (p Paper) Document() (d escpos.Document) {
	d.Title(p.Shop)
	d.Title(p.Title())
	if p.Z != nil && p.Z.Supersedes != nil {
		d.Middle(fmt.Sprintf("Substitui a redução Z nº %d, de antes da reabertura", *p.Z.Supersedes))
	}
	d.Title("NÃO É DOCUMENTO FISCAL")
	d.Rule()
	p.head(&d)
	d.Rule()
	p.sales(&d)
	if !p.Blind {
		p.money(&d)
		p.counts(&d)
	}
	d.Rule()
	p.proof(&d)
	return d
}

func (p Paper) head(d *escpos.Document) {
	d.Two("Caixa", p.Reading.Till)
	d.Two("Turno", strconv.FormatInt(p.Reading.Shift, 10))
	d.Two("Dia", p.Reading.BusinessDay.String())
	d.Two("Aberto em", p.Reading.OpenedAt.In(p.Zone).Format("02/01/2006 15:04"))
	d.Two("Lido em", p.Reading.At.In(p.Zone).Format("02/01/2006 15:04"))
}

// counted are the events that a reading counts.
var counted = []string{trail.Supply, trail.Withdrawal, trail.Expense, trail.DrawerOpened, trail.LineCancelled, trail.LineReduced, trail.SaleDiscarded, trail.Reprinted, trail.OperatorSet, trail.Reopened}

func (p Paper) sales(d *escpos.Document) {
	d.Two("Vendas", strconv.Itoa(p.Reading.Sales))
	d.Two("Números", p.Reading.Numbers())
	d.Two("Vendas canceladas", strconv.Itoa(p.Reading.Cancelled))
	for _, kind := range counted {
		e := p.Reading.EventOf(kind)
		if e.Count == 0 {
			continue
		}
		said := strconv.Itoa(e.Count)
		if moves := (trail.Event{Kind: kind}); moves.MovesMoney() && !p.Blind {
			said += " · " + e.Amount.Plain()
		}
		d.Two(trail.TitleOf(kind), said)
	}
}

func (p Paper) money(d *escpos.Document) {
	r := p.Reading
	d.Rule()
	d.Two("Total bruto", r.Gross.Plain())
	d.Two("Descontos", (-r.Discount).Plain())
	if r.Surcharge != 0 {
		d.Two("Acréscimos", r.Surcharge.Plain())
	}
	d.Two("Canceladas", r.CancelledTotal.Plain())
	d.Sum("Vendido", r.Total.String())
	d.Rule()
	d.Title("Formas de pagamento")
	for _, m := range r.Methods {
		d.Two(fmt.Sprintf("%s (%d)", m.Title, m.Count), m.Amount.Plain())
	}
	d.Rule()
	d.Title("Gaveta")
	for _, c := range r.Cash {
		d.Two(c.Title(), c.Amount.Plain())
	}
	d.Add(escpos.Line{Kind: escpos.Pair, Text: "Esperado em dinheiro", Value: r.Expected.Plain(), Bold: true})
}

func (p Paper) counts(d *escpos.Document) {
	if len(p.Reading.Counts) == 0 {
		return
	}
	d.Rule()
	d.Title("Contagem")
	for _, c := range p.Reading.Counts {
		if c.Counted != nil {
			d.Two(c.Title+" declarado", c.Counted.Plain())
			difference, _ := c.Difference()
			d.Two(differenceWord(difference), difference.Plain())
		} else if c.Expected != 0 {
			d.Two(c.Title, "não declarado")
		}
	}
}

func differenceWord(d money.Cents) string {
	switch {
	case d > 0:
		return "  sobra"
	case d < 0:
		return "  quebra"
	}
	return "  diferença"
}

func (p Paper) proof(d *escpos.Document) {
	d.Title(p.Reading.Proof.GapsInWords(p.Reading.Till))
	d.Middle(p.Reading.Proof.ChainInWords())
	if p.Z != nil {
		if len(p.Z.PreviousHash) > 0 {
			d.Two("Prova do Z anterior", proof.ShortHash(p.Z.PreviousHash))
		}
		d.Two("Prova deste Z", proof.ShortHash(p.Z.Hash))
		d.Middle(p.Z.At.In(p.Zone).Format("02/01/2006 15:04"))
	}
	d.Sign("Operador")
	if p.Z != nil {
		d.Sign("Gerente")
	}
}
