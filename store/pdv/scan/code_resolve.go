// Package scan says what was meant at the code field: a code, a scale's label, a name, or a product that is new.
package scan

import (
	"strings"

	"omniservicos/db"
	"omniservicos/store/barcode"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// Resolved is what an entry at the code field meant: one product, or the choices.
type Resolved struct {
	Quantity quantity.Amount
	Total    money.Cents // of a price label
	Product  *catalogue.Product
	Choices  []catalogue.Product
	Unknown  string // a true barcode that no product has: it may be registered at once
}

// maxChoices is what a chooser shows.
const maxChoices = 20

// Resolve reads "3*7891000100103", an EAN, a code, a scale's label or a name.
func Resolve(tx *db.Tx, typed string) (Resolved, error) {
	entry, err := barcode.ParseEntry(typed)
	if err != nil {
		return Resolved{}, err
	}
	r := Resolved{Quantity: entry.Quantity}
	product, err := catalogue.FindByCode(tx, entry.Code)
	if err == nil {
		r.Product = &product
		return r, nil
	}
	if !fault.Is(err, fault.Missed) {
		return r, err
	}
	if found, err := r.weigh(tx, entry); found || err != nil {
		return r, err
	}
	err = r.search(tx, entry.Code)
	return r, err
}

// weigh reads a scale's label and says whether the entry was one.
func (r *Resolved) weigh(tx *db.Tx, entry barcode.Entry) (bool, error) {
	if !strings.HasPrefix(entry.Code, "2") {
		return false, nil
	}
	settings, err := tx.Settings()
	if err != nil {
		return false, err
	}
	label, found, err := barcode.ReadLabel(barcode.ReadScales(settings.ScaleLabels), entry.Code)
	if !found || err != nil {
		return found, err
	}
	if label, err = label.Times(entry.Quantity); err != nil {
		return true, err
	}
	product, err := weighed(tx, label)
	if err != nil {
		return true, err
	}
	r.Product, r.Total = &product, label.Total
	r.Quantity, err = label.Of(product.Price)
	return true, err
}

// weighed is the product of a label; the code as it was printed wins.
func weighed(tx *db.Tx, label barcode.Label) (catalogue.Product, error) {
	codes := label.Codes()
	found, err := catalogue.FindCodes(tx, codes)
	if err != nil {
		return catalogue.Product{}, err
	}
	for _, code := range codes {
		if p, ok := found[code]; ok {
			return p, nil
		}
	}
	return catalogue.Product{}, fault.Refuse("Nenhum produto com o código " + label.Code + " desta etiqueta de balança.")
}

// search finds the entry among the names.
func (r *Resolved) search(tx *db.Tx, code string) error {
	found, err := catalogue.Search(tx, code, maxChoices)
	switch {
	case err != nil:
		return err
	case len(found) == 1:
		r.Product = &found[0]
	case len(found) > 1:
		r.Choices = found
	default:
		return r.refuse(code)
	}
	return nil
}

// refuse says what the cashier can do about a code that nothing has.
func (r *Resolved) refuse(code string) error {
	_, err := barcode.Parse(code)
	switch {
	case err == nil:
		r.Unknown = code
		return fault.Refuse("Nenhum produto com o código de barras " + code + ".")
	case barcode.Mistyped(code):
		return err
	}
	return fault.Refuse("Nenhum produto com " + brief(code) + ".")
}

// brief keeps a pasted page out of a sentence.
func brief(code string) string {
	const most = 40
	if runes := []rune(code); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return code
}
