package nfe

import (
	"strconv"
	"strings"

	"omniservicos/store/barcode"
	"omniservicos/store/dates"
	"omniservicos/store/taxid"
	"omniservicos/store/words"
)

// Read takes the XML of an NF-e, with or without its protocol. What cannot be imported is refused in a sentence.
func Read(content []byte) (Invoice, error) {
	d, err := decode(content)
	if err != nil {
		return Invoice{}, err
	}
	raw, err := d.info()
	if err != nil {
		return Invoice{}, err
	}
	n, err := head(raw)
	if err != nil {
		return Invoice{}, err
	}
	n.Approved = d.Prot != nil
	if d.Prot != nil && d.Prot.Key != n.Key {
		return n, refuse("O protocolo deste arquivo é de outra nota. Peça o XML original ao fornecedor.")
	}
	if n.Items, err = items(raw.Det); err != nil {
		return n, err
	}
	return n, n.readMoney(raw)
}

func head(raw *info) (n Invoice, err error) {
	n.Key = strings.TrimPrefix(raw.ID, "NFe")
	switch {
	case !ValidKey(n.Key):
		return n, refuse("A chave de acesso da nota não confere: " + clip(n.Key) + ".")
	case n.Key[20:22] != raw.Model:
		return n, refuse("A chave de acesso é de um documento do modelo " + n.Key[20:22] + ", e não de uma NF-e.")
	}
	n.Number, n.Series, n.Nature, n.Purpose = clip(raw.Num), clip(raw.Serie), clip(raw.Nat), clip(raw.Fin)
	if n.IssuedOn, err = day(raw.At); err != nil {
		return n, refuse("A data de emissão da nota não pode ser lida: " + clip(raw.At) + ".")
	}
	if n.Emitter, err = person(raw.Emit, raw.Emit.Emitter, "fornecedor"); err != nil {
		return n, err
	}
	n.Recipient, err = person(raw.Dest, raw.Dest.Buyer, "destinatário")
	if len(raw.Pays) > 0 {
		n.Method = clip(raw.Pays[0].Method)
	}
	return n, err
}

// day takes the date of a moment as its emitter wrote it: the invoice's day is the emitter's.
func day(at string) (dates.Date, error) {
	at = strings.TrimSpace(at)
	return dates.Parse(at[:min(len(at), 10)])
}

func person(p party, a address, who string) (out Party, err error) {
	written := strings.TrimSpace(p.CNPJ)
	if written == "" {
		written = strings.TrimSpace(p.CPF)
	}
	if out.TaxID, err = taxid.Parse(written); err != nil {
		return out, refuse("O CNPJ do " + who + " na nota não confere: “" + clip(written) + "”.")
	}
	out.Name, out.TradeName, out.StateRegistration = clip(p.Name), clip(p.Trade), clip(p.IE)
	if out.Name == "" {
		out.Name = out.TaxID.String()
	}
	out.Phone, out.Zip, out.UF = clip(a.Phone), words.Digits(clip(a.Zip)), clip(a.UF)
	out.Street, out.Number, out.Complement = clip(a.Street), clip(a.Number), clip(a.Complement)
	out.District, out.City = clip(a.District), clip(a.City)
	return out, nil
}

func items(raw []det) ([]Item, error) {
	list := make([]Item, len(raw))
	for i, d := range raw {
		item, err := d.item(i + 1)
		if err != nil {
			return nil, err
		}
		list[i] = item
	}
	return list, nil
}

func (d det) item(place int) (Item, error) {
	p := d.Prod
	i := Item{Number: place, Code: clip(p.Code), EAN: gtin(p.EAN), Name: long(p.Name), NCM: exactly(p.NCM, 8), CEST: exactly(p.CEST, 7),
		CFOP: exactly(p.CFOP, 4), Unit: clip(p.Unit), UnitPrice: clip(p.Price), TaxUnit: clip(p.TaxUnit), InTotal: strings.TrimSpace(p.InTotal) != "0"}
	r := reader{item: place}
	i.Quantity = r.quantity("a quantidade", p.Qty)
	i.Product = r.money("vProd", p.Value)
	i.Discount, i.Freight, i.Insurance, i.Other = r.optional("vDesc", p.Disc), r.optional("vFrete", p.Freight), r.optional("vSeg", p.Insur), r.optional("vOutro", p.Other)
	i.IPI = r.optional("vIPI", d.IPI)
	for _, g := range d.ICMS.Groups {
		i.Origin = clip(g.Origin)
		i.ICMSST += r.optional("vICMSST", g.ST)
		i.FCPST += r.optional("vFCPST", g.FCPST)
	}
	if strings.TrimSpace(p.TaxQty) != "" {
		i.TaxQuantity = r.quantity("a quantidade tributável", p.TaxQty)
	}
	r.check(i.Code != "", "não tem o código do produto.")
	r.check(i.Name != "", "não tem o nome do produto.")
	r.check(i.Quantity > 0, "tem quantidade zero.")
	r.check(i.Cost() >= 0, "tem desconto maior que o valor.")
	return i, r.err
}

func (n *Invoice) readMoney(raw *info) error {
	r, t := reader{}, raw.Total
	n.Totals = Totals{Product: r.money("vProd", t.Product), Discount: r.optional("vDesc", t.Disc), Freight: r.optional("vFrete", t.Freight),
		Insurance: r.optional("vSeg", t.Insur), Other: r.optional("vOutro", t.Other), IPI: r.optional("vIPI", t.IPI), ICMSST: r.optional("vST", t.ST),
		FCPST: r.optional("vFCPST", t.FCPST), Invoice: r.money("vNF", t.Invoice)}
	for i, d := range raw.Dups {
		due := Due{Number: clip(d.Number), Amount: r.money("vDup", d.Amount)}
		on, err := day(d.On)
		if err != nil {
			return refuse("O vencimento da duplicata " + strconv.Itoa(i+1) + " não pode ser lido: " + clip(d.On) + ".")
		}
		due.On = on
		if due.Amount > 0 {
			n.Dues = append(n.Dues, due)
		}
	}
	return r.err
}

// gtin keeps a barcode whose check digit matches: emitters also write SEM GTIN, zeros and codes of their own.
func gtin(s string) string {
	if s = strings.TrimSpace(s); barcode.Valid(s) && strings.Trim(s, "0") != "" {
		return s
	}
	return ""
}

// exactly keeps a code that has its digits; anything else is none, and a person fills it in later.
func exactly(s string, digits int) string {
	if s = words.Digits(s); len(s) == digits {
		return s
	}
	return ""
}

// long is a name on one line: xProd has up to 120 characters.
func long(s string) string {
	runes := []rune(words.OneLine(s))
	return string(runes[:min(len(runes), 120)])
}
