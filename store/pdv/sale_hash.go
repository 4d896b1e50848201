package pdv

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"strings"

	"omniservicos/store/money"
)

// BodyOf is the hash of what was asked when a sale is finalised: the same sale with other payments is refused.
func BodyOf(payments []Payment) []byte {
	type asked struct {
		Method      string
		Tendered    money.Cents
		Instalments int
		Typed       []string `json:",omitempty"` // a payment without any keeps the hash that it had before they were asked for
	}
	list := make([]asked, len(payments))
	for i, p := range payments {
		list[i] = asked{p.Method, p.Tendered, p.Instalments, p.typed()}
	}
	raw, _ := json.Marshal(list) // words and numbers always marshal
	sum := sha256.Sum256(raw)
	return sum[:]
}

// chain is the hash of a finished sale: it takes in the till's sale before, so that an edited or missing one shows.
func (s *Sale) chain() []byte {
	values := map[string]any{ // keys sorted by json: one text for one sale
		"id": s.ID, "client": s.ClientID, "till": s.TillID, "number": s.Number, "day": s.BusinessDay.ISO(),
		"subtotal": s.Subtotal, "discount": s.Discount, "total": s.Total, "change": s.Change,
		"items": s.chainItems(), "payments": s.chainPayments(),
	}
	if s.Surcharge != 0 { // sales from before there were any keep their hash
		values["surcharge"] = s.Surcharge
	}
	raw, _ := json.Marshal(values)
	h := sha256.New()
	h.Write(s.PreviousHash)
	h.Write(raw)
	return h.Sum(nil)
}

func (s *Sale) chainItems() (rows [][4]int64) {
	for _, i := range s.Lines() {
		rows = append(rows, [4]int64{int64(i.LineNo), i.ProductID, int64(i.Quantity), int64(i.Total)})
	}
	return rows
}

func (s *Sale) chainPayments() (rows [][]any) {
	for _, p := range s.Payments {
		row := []any{p.Seq, p.Method, int64(p.Amount)}
		if typed := p.typed(); typed != nil {
			row = append(row, typed)
		}
		rows = append(rows, row)
	}
	return rows
}

// typed is all that the operator typed beside the amount; nil where nothing was.
func (p *Payment) typed() []string {
	all := []string{p.Brand, p.NSU, p.Authorisation, p.Bank, p.ChequeNumber, p.Voucher, p.DueOn.ISO()}
	if strings.Join(all, "") == "" {
		return nil
	}
	return all
}

// Holds says whether a finished sale still has the hash it was given.
func (s *Sale) Holds() bool { return bytes.Equal(s.chain(), s.Hash) }
