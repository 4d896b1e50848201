package returns

import (
	"strconv"
	"strings"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
)

// receiptDigits is the least length of the id that a receipt prints: shorter numbers are a till's own.
const receiptDigits = 15

// foundSales is how many sales a search for a return shows.
const foundSales = 40

// FindSales looks for finalised sales by what a customer at the counter has: the number on the receipt, the receipt's
// own code, a product, or their name, CPF or CNPJ. Newest first, each once.
func FindSales(tx *db.Tx, typed string, till int64) (rows []pdv.SaleRow, err error) {
	typed = strings.TrimSpace(typed)
	if typed == "" && till == 0 {
		return nil, nil
	}
	filters, err := soldFilters(tx, typed)
	if err != nil {
		return nil, err
	}
	seen := map[int64]bool{}
	for _, f := range filters {
		f.State, f.TillID = "finalizada", till
		found, err := pdv.ListSales(tx, f)
		if err != nil {
			return nil, err
		}
		for _, r := range found {
			if !seen[r.ID] && len(rows) < foundSales {
				seen[r.ID] = true
				rows = append(rows, r)
			}
		}
	}
	return rows, nil
}

// soldFilters are the ways to read what was typed, the likeliest first.
func soldFilters(tx *db.Tx, typed string) (filters []pdv.SaleFilter, err error) {
	digits := strings.TrimPrefix(typed, "#")
	if id, err := strconv.ParseInt(digits, 10, 64); err == nil && len(digits) >= receiptDigits {
		return []pdv.SaleFilter{{ID: id}}, nil
	}
	filters = []pdv.SaleFilter{{Text: typed}}
	product, err := catalogue.FindByCode(tx, typed)
	switch {
	case err == nil:
		filters = append(filters, pdv.SaleFilter{ProductID: product.ID})
	case !fault.Is(err, fault.Missed) && !fault.Is(err, fault.Refused) && !fault.Is(err, fault.Blamed):
		return nil, err
	}
	return filters, nil
}
