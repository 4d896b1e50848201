package finance

import (
	"cmp"
	"slices"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// FiadoPaid is a customer paying what they owe at a till.
type FiadoPaid struct {
	ReceiptID int64
	PersonID  int64
	BranchID  int64
	Drawer    int64 // the till's
	Document  string
	Payment   event.SalePayment
}

// Taken is what a payment took off one title.
type Taken struct {
	TitleID, SettlementID int64
	Document              string
	Amount, Open          money.Cents
}

// Owed is all that a person owes on fiado, locked until the end: the credit first, then the titles.
func Owed(tx *db.Tx, person int64) (titles []Title, sum money.Cents, err error) {
	if err := lockCredit(tx, person); err != nil {
		return nil, 0, err
	}
	err = tx.List(&titles, owedTitles+` order by t.id for update of t`, person)
	for _, t := range titles {
		sum += t.Open
	}
	return titles, sum, err
}

const owedTitles = `
	select ` + titleColumns + titlesAndPeople + `
	 where t.account_id = $1 and t.person_id = $2 and t.direction = 'receber' and t.method = 'fiado' and t.state = 'aberto'`

// ListOwed is Owed for a page, the oldest first: nothing is locked.
func ListOwed(tx *db.Tx, person int64) (titles []Title, sum money.Cents, err error) {
	err = tx.List(&titles, owedTitles+` order by t.due_on, t.id`, person)
	for _, t := range titles {
		sum += t.Open
	}
	return titles, sum, err
}

// ReceiveFiado pays the oldest of the titles first. Cash comes into the drawer, Pix into the bank; what comes later goes
// through the bank and out again, and stands as titles of the card company or the cheque.
func ReceiveFiado(tx *db.Tx, p FiadoPaid, owed []Title) (taken []Taken, err error) {
	settings, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	config, err := payment.Of(tx)
	if err != nil {
		return nil, err
	}
	m, known := config.Find(p.Payment.Method)
	if !known || m.Kind == payment.Fiado || m.Kind == payment.Voucher {
		return nil, fault.Blame("payments", "Escolha uma forma de pagamento da lista.")
	}
	account := settings.PixAccountID
	switch m.Kind {
	case payment.Cash:
		account = p.Drawer
	case payment.Pix:
		account = cmp.Or(m.MoneyAccountID, account)
	}
	slices.SortStableFunc(owed, func(a, b Title) int { return a.DueOn.Sub(b.DueOn) })
	if taken, err = settleInOrder(tx, owed, p.Payment.Amount, account); err != nil || m.Kind == payment.Cash || m.Kind == payment.Pix {
		return taken, err
	}
	return taken, promiseInstead(tx, p, m, config, account)
}

// settleInOrder takes the amount off one title after the other.
func settleInOrder(tx *db.Tx, owed []Title, amount money.Cents, account int64) (taken []Taken, err error) {
	today := dates.Of(tx.Now, tx.Zone())
	for i := range owed {
		if amount == 0 {
			break
		}
		t := &owed[i]
		s := Settlement{ID: db.NewID(), TitleID: t.ID, PaidOn: today, Amount: min(amount, t.Open), MoneyAccountID: account}
		if err := s.check(*t, today); err != nil {
			return nil, err
		}
		if err := apply(tx, t, s, "Fiado recebido no caixa"); err != nil {
			return nil, err
		}
		amount -= s.Amount
		taken = append(taken, Taken{TitleID: t.ID, SettlementID: s.ID, Document: t.Name(), Amount: s.Amount, Open: t.Open})
	}
	if amount != 0 {
		return nil, fault.Blame("payments", "O valor passa do que a pessoa deve.")
	}
	return taken, nil
}

// promiseInstead takes the money out again, since it has not come yet, and writes who owes it now.
func promiseInstead(tx *db.Tx, p FiadoPaid, m payment.Method, c payment.Config, account int64) error {
	today := dates.Of(tx.Now, tx.Zone())
	f := event.SaleFinalised{BranchID: p.BranchID, BusinessDay: today}
	var r receipt
	if m.Kind == payment.Cheque {
		r.promise(f, p.Payment, []payment.Part{{DueOn: orDay(p.Payment.DueOn, today), Gross: p.Payment.Amount}}, p.PersonID)
	} else {
		r.promise(f, p.Payment, c.Plan(payment.Paid{Method: m, Brand: p.Payment.Brand, Amount: p.Payment.Amount, Instalments: p.Payment.Instalments, On: today}), 0)
	}
	for i := range r.titles {
		t := &r.titles[i]
		t.ID, t.Document, t.Category, t.OriginKind, t.OriginID = db.NewID(), p.Document, "Recebimento de fiado", "fiado", p.ReceiptID
	}
	if err := insertTitles(tx, r.titles); err != nil {
		return err
	}
	return Post(tx, []Entry{{AccountID: account, Kind: "a_receber", Amount: -p.Payment.Amount, Text: p.Document + " · a receber em " + m.Title, OriginKind: "fiado", OriginID: p.ReceiptID}})
}

// unpromise puts the money of a cancelled promise back where it went through, so that its settlement can be reversed.
func unpromise(tx *db.Tx, t Title) error {
	if t.OriginKind != "fiado" {
		return nil
	}
	var account int64
	err := tx.Get(&account, `select min(money_account_id) from money_movements where account_id = $1 and origin_kind = 'fiado' and origin_id = $2`, t.OriginID)
	if err != nil {
		return err
	}
	return Post(tx, []Entry{{AccountID: account, Kind: "a_receber", Amount: t.Amount, Text: "Cancelado: " + t.Name(), OriginKind: "fiado", OriginID: t.OriginID}})
}
