package fiado

import (
	"bytes"
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
)

// Receive receives what a customer owes, the oldest first, into the running shift. The same again gives the same
// receipt.
func Receive(tx *db.Tx, ask NewReceipt) (Receipt, error) {
	till, err := tills.Lock(tx, ask.TillID)
	if err != nil {
		return Receipt{}, err
	}
	if !uuid7.Valid(ask.ClientID) {
		return Receipt{}, fault.Refuse("Este formulário está incompleto: recarregue a página e preencha de novo.")
	}
	if r, done, err := alreadyTaken(tx, ask); done || err != nil {
		return r, err
	}
	if err := till.MustBeOpen(); err != nil {
		return Receipt{}, err
	}
	if ask.PersonID, err = person.Hold(tx, ask.PersonID); err != nil {
		return Receipt{}, err
	}
	return take(tx, till, ask)
}

// take settles what is owed, oldest first, puts the money where its form says, and writes the receipt.
func take(tx *db.Tx, till tills.Till, ask NewReceipt) (Receipt, error) {
	terms, err := pdv.TermsOf(tx)
	if err != nil {
		return Receipt{}, err
	}
	titles, owed, err := finance.Owed(tx, ask.PersonID)
	if err != nil {
		return Receipt{}, err
	}
	p, err := settleDebt(ask.Payment, owed, ask.PersonID, terms)
	if err != nil {
		return Receipt{}, err
	}
	r := Receipt{
		ID: db.NewID(), ClientID: ask.ClientID, BodyHash: ask.hash(), TillID: till.ID, ShiftID: *till.ShiftID, PersonID: ask.PersonID, At: tx.Now,
		OperatorID: tx.Actor.Identity, Method: p.Method, Title: p.Title, Amount: p.Amount, Tendered: p.Tendered, Instalments: p.Instalments,
		Detail: p.Detail(), OwedAfter: owed - p.Amount,
	}
	taken, err := finance.ReceiveFiado(tx, finance.FiadoPaid{
		ReceiptID: r.ID, PersonID: ask.PersonID, BranchID: till.BranchID, Drawer: till.MoneyAccountID, Document: "Fiado · " + till.Name, Payment: p.Fact(),
	}, titles)
	if err != nil {
		return r, err
	}
	if err := r.save(tx, taken); err != nil {
		return r, err
	}
	return Find(tx, r.ID)
}

func alreadyTaken(tx *db.Tx, ask NewReceipt) (r Receipt, done bool, err error) {
	err = tx.Get(&r, query+` and r.client_id = $2`, ask.ClientID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return r, false, nil
	case err != nil:
		return r, false, err
	case !bytes.Equal(r.BodyHash, ask.hash()):
		return r, true, fault.Conflict("Este recebimento já foi gravado com outros valores. Recarregue a página para ver o que ficou.")
	}
	r, err = Find(tx, r.ID)
	return r, true, err
}

func (r *Receipt) save(tx *db.Tx, taken []finance.Taken) error {
	tx.Log(db.Change{Action: "Fiado recebido", Object: "fiado_receipts", ID: r.ID,
		After: map[string]any{"person_id": r.PersonID, "amount": r.Amount, "method": r.Title, "till_id": r.TillID, "balance": r.OwedAfter}})
	err := tx.Insert("fiado_receipts", `id, client_id, body_hash, till_id, shift_id, person_id, at, operator_id, method, title, amount, tendered,
		instalments, detail, owed_after`,
		[]any{r.ID, r.ClientID, r.BodyHash, r.TillID, r.ShiftID, r.PersonID, r.At, r.OperatorID, r.Method, r.Title, r.Amount, r.Tendered, r.Instalments, r.Detail, r.OwedAfter})
	if err != nil {
		return err
	}
	rows := make([][]any, len(taken))
	for i, t := range taken {
		rows[i] = []any{r.ID, t.TitleID, t.SettlementID, t.Document, t.Amount, t.Open}
	}
	return tx.Insert("fiado_receipt_titles", "receipt_id, title_id, settlement_id, document, amount, open_after", rows...)
}
