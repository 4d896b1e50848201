package finance

import (
	"cmp"
	"fmt"
	"slices"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/event"
	"omniservicos/store/money"
)

// PayBackItems pays for what a customer returned: off the fiado, the titles of that sale first, and out of the drawer. A
// voucher moves no money: it is a promise, kept by whoever issued it.
func PayBackItems(tx *db.Tx, f event.ItemsReturned) error {
	text := fmt.Sprintf("Devolução da venda %s nº %d", f.TillName, f.Number)
	if f.Credit > 0 {
		if err := forgive(tx, f, text); err != nil {
			return err
		}
	}
	if f.Cash == 0 {
		return nil
	}
	return Post(tx, []Entry{{AccountID: f.CashAccountID, Kind: "devolucao", Amount: -f.Cash, Text: text, OriginKind: "devolucao", OriginID: f.ReturnID}})
}

// forgive takes the amount off the customer's open titles on fiado; who announced the return holds the credit row.
func forgive(tx *db.Tx, f event.ItemsReturned, text string) error {
	titles, err := lockCreditTitles(tx, f.CustomerID)
	if err != nil {
		return err
	}
	ofSale := func(t Title) int {
		if t.OriginKind == "venda" && t.OriginID == f.SaleID {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(titles, func(a, b Title) int {
		return cmp.Or(cmp.Compare(ofSale(a), ofSale(b)), cmp.Compare(a.DueOn.ISO(), b.DueOn.ISO()), cmp.Compare(a.ID, b.ID))
	})
	rest := f.Credit
	for i := range titles {
		part := min(rest, titles[i].Open)
		if part == 0 {
			break
		}
		rest -= part
		if err := forgiveTitle(tx, &titles[i], part, f.ReturnID, text); err != nil {
			return err
		}
	}
	if rest > 0 {
		return fmt.Errorf("finance: %s of fiado was to be forgiven, and no title was open", rest)
	}
	_, err = owe(tx, f.CustomerID, -f.Credit)
	return err
}

// forgiveTitle settles a part that nobody pays. It announces nothing: the return is the fact that histories keep.
func forgiveTitle(tx *db.Tx, t *Title, part money.Cents, returned int64, text string) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	before := t.Open
	t.take(part)
	if err := saveTitle(tx, *t); err != nil {
		return err
	}
	s := Settlement{ID: db.NewID(), TitleID: t.ID, PaidOn: dates.Of(tx.Now, tx.Zone()), Amount: part, Discount: part, MoneyAccountID: settings.SafeAccountID, ReturnID: returned, Reason: text}
	tx.Log(db.Change{Action: "Título abatido por devolução", Object: "titles", ID: t.ID,
		Before: map[string]any{"open_amount": before}, After: map[string]any{"open_amount": t.Open, "settlement_id": s.ID, "amount": part, "reason": text}})
	return insertSettlement(tx, s)
}

// lockCreditTitles locks a person's open titles on fiado, in the order of their ids.
func lockCreditTitles(tx *db.Tx, person int64) (titles []Title, err error) {
	err = tx.List(&titles, `
		select `+titleColumns+titlesAndPeople+`
		 where t.account_id = $1 and t.person_id = $2 and t.direction = 'receber' and t.method = 'fiado' and t.state = 'aberto'
		 order by t.id for update of t`, person)
	return titles, err
}
