package crm

import (
	"strconv"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/money"
)

// RecordQuoteSent keeps an orçamento on the person's timeline.
func RecordQuoteSent(tx *db.Tx, e event.QuoteSent) error {
	l := quoteLine(e.PersonID, e.BranchID, e.QuoteID, KindQuote, e.Total)
	l.Text = quoteName(e.Number, e.Version) + " enviado, válido até " + e.ValidUntil.String()
	return record(tx, l)
}

// RecordQuoteViewed keeps that they had it before them.
func RecordQuoteViewed(tx *db.Tx, e event.QuoteViewed) error {
	l := quoteLine(e.PersonID, e.BranchID, e.QuoteID, KindQuote, e.Total)
	l.Text = quoteName(e.Number, e.Version) + " aberto pelo cliente"
	return tellSeller(tx, e.SellerID, e.Name+" abriu o "+quoteName(e.Number, e.Version), l)
}

// RecordQuoteAccepted keeps that they took it, and who signed.
func RecordQuoteAccepted(tx *db.Tx, e event.QuoteAccepted) error {
	l := quoteLine(e.PersonID, e.BranchID, e.QuoteID, KindAccepted, e.Total)
	l.Text = quoteName(e.Number, e.Version) + " aceito por " + e.Name
	return tellSeller(tx, e.SellerID, l.Text+", "+e.Total.String(), l)
}

// RecordQuoteRefused keeps that they did not, and why.
func RecordQuoteRefused(tx *db.Tx, e event.QuoteRefused) error {
	l := quoteLine(e.PersonID, e.BranchID, e.QuoteID, KindRefused, e.Total)
	if l.Text = quoteName(e.Number, e.Version) + " recusado por " + e.Name; e.Reason != "" {
		l.Text += ": " + e.Reason
	}
	return tellSeller(tx, e.SellerID, l.Text, l)
}

// RecordQuoteVoided keeps that it holds no longer, and why.
func RecordQuoteVoided(tx *db.Tx, e event.QuoteVoided) error {
	l := quoteLine(e.PersonID, e.BranchID, e.QuoteID, KindQuote, e.Total)
	l.Text = quoteName(e.Number, e.Version) + " anulado: " + e.Reason
	return record(tx, l)
}

// tellSeller keeps the line, and tells whose orçamento it is; what they wrote down themselves they know.
func tellSeller(tx *db.Tx, seller int64, text string, l Line) error {
	if seller != tx.Actor.Identity {
		if err := Notify(tx, seller, text, l.Path); err != nil {
			return err
		}
	}
	return record(tx, l)
}

func quoteLine(person, branch, id int64, kind string, total money.Cents) Line {
	return Line{PersonID: person, BranchID: branch, Kind: kind, Amount: &total, Path: "/crm/orcamentos/" + strconv.FormatInt(id, 10)}
}

// quoteName is how the orçamento calls itself.
func quoteName(number int64, version int) string {
	name := "Orçamento " + strconv.FormatInt(number, 10)
	if version > 1 {
		name += ", versão " + strconv.Itoa(version)
	}
	return name
}
