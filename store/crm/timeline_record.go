package crm

import (
	"strconv"
	"time"

	"omniservicos/db"
	"omniservicos/store/event"
)

// RecordPurchase keeps a sale on its customer's timeline: one statement, and none where nobody was named.
func RecordPurchase(tx *db.Tx, e event.SaleFinalised) error {
	l := Line{
		PersonID: e.CustomerID, BranchID: e.BranchID, Kind: KindPurchase, Text: "Compra " + numberAt(e.Number, e.TillName), Amount: &e.Total, Path: salePath(e.SaleID),
	}
	if e.Offline {
		l.At = e.At // and not when it was posted
	}
	return record(tx, l)
}

// RecordCancellation keeps that a sale was undone, and why.
func RecordCancellation(tx *db.Tx, e event.SaleCancelled) error {
	text := "Cancelamento da compra " + numberAt(e.Number, e.TillName)
	if e.Reason != "" {
		text += ": " + e.Reason
	}
	amount := -e.Total
	return record(tx, Line{PersonID: e.CustomerID, BranchID: e.BranchID, Kind: KindCancellation, Text: text, Amount: &amount, Path: salePath(e.SaleID)})
}

// RecordReturn keeps what a customer brought back, and why.
func RecordReturn(tx *db.Tx, e event.ItemsReturned) error {
	amount := -e.Total
	return record(tx, Line{
		PersonID: e.CustomerID, BranchID: e.BranchID, Kind: KindReturn, Text: "Devolução da compra " + numberAt(e.Number, e.TillName) + ": " + e.Reason,
		Amount: &amount, Path: "/pdv/devolucoes/" + strconv.FormatInt(e.ReturnID, 10),
	})
}

// RecordSettlement keeps money that came from or went to a person for a title. A reversal carries a negative amount.
func RecordSettlement(tx *db.Tx, e event.TitleSettled) error {
	kind, text := KindSettlement, "Recebimento do título "
	switch {
	case e.Amount < 0:
		kind, text = KindReversal, "Estorno de baixa do título "
	case e.Direction == "pagar":
		text = "Pagamento do título "
	}
	text += e.Document
	if e.Open > 0 {
		text += ", restam " + e.Open.String()
	}
	return record(tx, Line{PersonID: e.PersonID, BranchID: e.BranchID, Kind: kind, Text: text, Amount: &e.Amount, Path: "/erp/financeiro/" + strconv.FormatInt(e.TitleID, 10)})
}

// numberAt names a sale: each till counts its own.
func numberAt(number int64, till string) string {
	return "nº " + strconv.FormatInt(number, 10) + " (" + till + ")"
}

func salePath(id int64) string { return "/pdv/vendas/" + strconv.FormatInt(id, 10) }

// idAt makes an id of earlier: ids count milliseconds above 22 bits (db.NewID), and the timeline is read in their order.
func idAt(id int64, earlier time.Duration) int64 { return max(id-earlier.Milliseconds()<<22, 1) }

// record adds a line; who announced the fact has logged the change.
func record(tx *db.Tx, l Line) error {
	if l.PersonID == 0 {
		return nil
	}
	l.ID = db.NewID()
	if l.At.IsZero() {
		l.At = tx.Now
	} else {
		l.ID = idAt(l.ID, tx.Now.Sub(l.At))
	}
	return tx.InsertLater("timeline", "person_id, id, at, kind, text, amount, path, actor, branch_id",
		[]any{l.PersonID, l.ID, l.At, l.Kind, l.Text, (*int64)(l.Amount), l.Path, tx.Actor.Name, db.OrNull(l.BranchID)})
}

// RecordTouch keeps what any module says happened with a person.
func RecordTouch(tx *db.Tx, e event.PersonTouched) error {
	return record(tx, Line{PersonID: e.PersonID, BranchID: e.BranchID, Kind: e.Kind, Text: e.Text, Amount: e.Amount, Path: e.Path})
}
