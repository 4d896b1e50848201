package purchase

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/purchase/nfe"
	"omniservicos/store/person"
)

// saveSupplier finds who sold by CPF or CNPJ, or registers them as the note describes them.
func saveSupplier(tx *db.Tx, e nfe.Party) (person.Person, error) {
	p, found, err := person.FindByTaxID(tx, e.TaxID)
	if err != nil {
		return p, err
	}
	if !found {
		return person.Save(tx, newSupplier(e))
	}
	if p.Archived() {
		if p, err = person.Reactivate(tx, p.ID); err != nil {
			return p, err
		}
	}
	if p.IsSupplier {
		return p, nil
	}
	p.IsSupplier = true
	return person.Save(tx, p)
}

// newSupplier leaves out what the registry would refuse: a note's telephone or state is not worth stopping a purchase.
func newSupplier(e nfe.Party) person.Person {
	p := person.Person{Name: e.Name, TradeName: e.TradeName, TaxID: e.TaxID, StateRegistration: e.StateRegistration, IsSupplier: true}
	if phone := person.ParsePhone(e.Phone); phone.Valid() {
		p.Phones = []person.Phone{phone}
	}
	a := person.Address{Street: e.Street, Number: e.Number, Complement: e.Complement, District: e.District, City: e.City}
	if account.IsUF(e.UF) {
		a.UF = e.UF
	}
	if len(e.Zip) == 8 {
		a.Zip = e.Zip
	}
	p.Addresses = []person.Address{a}
	return p
}

// remember keeps what this supplier's codes mean; the last note wins.
func (i *Import) remember(tx *db.Tx, supplier int64) error {
	n := i.Rows.Invoice
	_, err := tx.Exec(`delete from supplier_products where account_id = $1 and supplier_id = $2 and code = any($3)`, supplier, pq.StringArray(codes(*n)))
	if err != nil {
		return err
	}
	var rows [][]any
	seen := map[string]bool{}
	for at, item := range i.Rows.Items {
		if code := n.Items[at].Code; !seen[code] {
			seen[code] = true
			rows = append(rows, []any{supplier, code, item.ProductID, item.Factor})
		}
	}
	return tx.Insert("supplier_products", "supplier_id, code, product_id, factor", rows...)
}

// withoutPayment is the tPag of a note that asks for no money.
const withoutPayment = "90"

// methods are the forms of payment of an NF-e (tPag) that finance knows by name.
var methods = map[string]string{
	"01": "dinheiro", "02": "cheque", "03": "credito", "04": "debito", "15": "boleto", "17": "pix", "18": "transferencia", "20": "pix",
}

// Dues are the payables that the note makes: its duplicatas, or one at sight, or none where no money is asked for.
func Dues(n nfe.Invoice) []finance.Part {
	var parts []finance.Part
	for _, d := range n.Dues {
		parts = append(parts, finance.Part{DueOn: d.On, Amount: d.Amount})
	}
	if len(parts) == 0 && n.Method != withoutPayment && n.Totals.Invoice > 0 {
		parts = []finance.Part{{DueOn: n.IssuedOn, Amount: n.Totals.Invoice}}
	}
	return parts
}

func (i *Import) createTitles(tx *db.Tx, supplier int64) (made int, err error) {
	n := i.Rows.Invoice
	parts := Dues(*n)
	if len(parts) == 0 {
		return 0, nil
	}
	titles, err := finance.CreateTitles(tx, finance.NewTitles{Direction: "pagar", PersonID: supplier, BranchID: i.Rows.BranchID,
		Document: "NF-e " + n.Number, Category: "Compra de mercadorias", Method: methods[n.Method], IssuedOn: n.IssuedOn, Parts: parts,
		OriginKind: Origin, OriginID: i.ID, Note: "Chave de acesso " + n.Key})
	return len(titles), err
}
