// Package receipt is the paper that a customer takes home, and how often it was printed.
package receipt

import (
	"fmt"
	"strconv"
	"time"

	"omniservicos/store/account"
	"omniservicos/store/escpos"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/pdv/proof"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
)

// Receipt is what a customer takes home, and all that stands on it.
type Receipt struct {
	Sale     pdv.Sale
	Branch   account.Branch
	Customer person.Person
	Operator string
	Offline  offline.Origin
	Left     []voucher.Voucher // what the payment left of vouchers
	Zone     *time.Location
	Copy     int  // from 2 on it is a reprint and says so
	Shop     bool // the shop's own copy
}

// Document is the receipt in lines: the same on paper and in a browser.
func (r Receipt) Document() (d escpos.Document) {
	d.Add(escpos.Line{Text: r.Branch.Name, Align: escpos.Center, Bold: true})
	if r.Branch.TaxID != "" {
		d.Middle("CNPJ " + r.Branch.TaxID.String())
	}
	if r.Branch.Street != "" {
		d.Middle(AddressOf(r.Branch))
	}
	d.Middle(r.Sale.TillName + " · Venda nº " + numberOf(r.Sale))
	r.marks(&d)
	d.Title("NÃO É DOCUMENTO FISCAL")
	if r.Offline.Number != "" {
		d.Middle("Vendida em contingência: cupom " + r.Offline.Number)
	}
	d.Rule()
	r.items(&d)
	d.Rule()
	r.payments(&d)
	d.Rule()
	r.foot(&d)
	return d
}

// marks say what kind of copy this is, so that no two papers pass for two sales.
func (r Receipt) marks(d *escpos.Document) {
	if r.Sale.State == "cancelada" {
		d.Title("VENDA CANCELADA")
	}
	if r.Copy > 1 {
		d.Title(strconv.Itoa(r.Copy) + "ª VIA")
	}
	if r.Shop {
		d.Title("VIA DA LOJA")
	}
}

func (r Receipt) items(d *escpos.Document) {
	for _, i := range r.Sale.Lines() {
		d.Say(i.Name)
		d.Two(i.Quantity.Of(i.Unit)+" × "+i.UnitPrice.Plain(), i.Total.Plain())
		for _, said := range i.Says() {
			d.Say("  " + said)
		}
	}
	if r.Sale.Discount != 0 || r.Sale.Surcharge != 0 {
		d.Two("Subtotal", r.Sale.Subtotal.Plain())
	}
	if r.Sale.Discount != 0 {
		d.Two("Desconto", (-r.Sale.Discount).Plain())
	}
	if r.Sale.Surcharge != 0 {
		d.Two("Acréscimo", r.Sale.Surcharge.Plain())
	}
	d.Sum("Total", r.Sale.Total.String())
}

func (r Receipt) payments(d *escpos.Document) {
	for _, p := range r.Sale.Payments {
		d.Two(p.Says(), p.Tendered.Plain())
		if detail := p.Detail(); detail != "" {
			d.Say(detail)
		}
	}
	d.Two("Troco", r.Sale.Change.Plain())
}

func (r Receipt) foot(d *escpos.Document) {
	items := "1 item"
	if n := len(r.Sale.Lines()); n != 1 {
		items = strconv.Itoa(n) + " itens"
	}
	if r.Sale.FinalisedAt != nil {
		items += " · " + r.Sale.FinalisedAt.In(r.Zone).Format("02/01/2006 15:04")
	}
	d.Say(items)
	if r.Operator != "" {
		d.Say("Operador: " + r.Operator)
	}
	if r.Customer.ID != 0 {
		d.Say("Cliente: " + r.Customer.Name)
	}
	if r.Sale.CustomerTaxID != "" {
		d.Say("CPF/CNPJ: " + taxid.ID(r.Sale.CustomerTaxID).String())
	}
	for _, v := range r.Left {
		d.Rule()
		d.Middle("Vale-troca do resto: " + v.Amount.String())
		d.Add(escpos.Line{Text: v.Printed(), Align: escpos.Center, Bold: true, Double: true})
	}
	d.Say(fmt.Sprintf("Venda %d · %s", r.Sale.ID, proof.ShortHash(r.Sale.Hash)))
	d.Middle("Obrigado pela preferência!")
}

func numberOf(s pdv.Sale) string {
	if s.Number == nil {
		return "sem número"
	}
	return strconv.FormatInt(*s.Number, 10)
}

// AddressOf is a branch's street and place on one line.
func AddressOf(b account.Branch) string {
	text := b.Street
	for _, part := range []string{b.StreetNumber, b.District, b.City, b.UF} {
		if part != "" {
			text += ", " + part
		}
	}
	return text
}

// TestPage shows on paper whether the printer is set up right: letters, width, a QR code, the knife.
func TestPage(till string, p tills.Printer, at time.Time) (d escpos.Document) {
	d.Title("TESTE DE IMPRESSÃO")
	d.Middle(till + " · " + at.Format("02/01/2006 15:04"))
	d.Rule()
	d.Say("Se as letras abaixo saírem certas, a tabela de letras está certa:")
	d.Say("ÁÀÂÃ ÉÊ Í ÓÔÕ Ú Ç áàâã éê í óôõ ú ç ºª")
	d.Two("À esquerda", "à direita")
	d.Sum("Total", "R$ 9,99")
	d.Rule()
	d.Middle(fmt.Sprintf("%d colunas · %s", p.Columns, p.CodePage))
	d.QR("OmniServicos " + till)
	d.Middle("O papel deve ser cortado aqui embaixo.")
	return d
}
