package printing

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/escpos"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/fiado"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
)

// Paper is what a till prints beside receipts of sales, in lines: a page shows the same that the printer gets.
func Paper(tx *db.Tx, till tills.Till, kind string, subject int64) (escpos.Document, error) {
	a, err := account.Name(tx)
	if err != nil {
		return escpos.Document{}, err
	}
	switch kind {
	case tills.MovePaper:
		e, err := trail.Find(tx, subject)
		return cash.MovePaper(e, a, tx.Zone()), err
	case tills.ReadingX, tills.BlindX:
		return readingX(tx, till, subject, cash.Paper{Shop: a, Blind: kind == tills.BlindX, Zone: tx.Zone()})
	case tills.ReadingZ:
		return readingZ(tx, till, subject, cash.Paper{Shop: a, Zone: tx.Zone()})
	case tills.VoucherPaper:
		return voucherPaper(tx, subject, a)
	case tills.FiadoPaper:
		return fiadoPaper(tx, subject, a)
	}
	return escpos.Document{}, fault.Missing("Este papel não existe.")
}

func readingX(tx *db.Tx, till tills.Till, shift int64, p cash.Paper) (d escpos.Document, err error) {
	s, err := tills.FindShift(tx, shift)
	if err != nil {
		return d, err
	}
	if p.Reading, err = cash.ReadShift(tx, till, s); err != nil {
		return d, err
	}
	return p.Document(), nil
}

func readingZ(tx *db.Tx, till tills.Till, number int64, p cash.Paper) (d escpos.Document, err error) {
	z, err := cash.FindZ(tx, till.ID, number)
	if err != nil {
		return d, err
	}
	if p.Reading, err = z.Reading(); err != nil {
		return d, err
	}
	p.Z = &z
	return p.Document(), nil
}

func voucherPaper(tx *db.Tx, id int64, shop string) (d escpos.Document, err error) {
	v, err := voucher.Find(tx, id)
	if err != nil {
		return d, err
	}
	whose := ""
	if v.PersonID != nil {
		p, err := person.Find(tx, *v.PersonID)
		if err != nil {
			return d, err
		}
		whose = p.Name
	}
	return v.Paper(shop, whose, tx.Zone()), nil
}

func fiadoPaper(tx *db.Tx, id int64, shop string) (d escpos.Document, err error) {
	r, err := fiado.Find(tx, id)
	if err != nil {
		return d, err
	}
	operator, err := account.FindMember(tx, r.OperatorID)
	if err != nil && !fault.Is(err, fault.Missed) {
		return d, err
	}
	return r.Paper(shop, operator.Name, tx.Zone()), nil
}

// Send puts a paper into a till's queue; one that was asked for before says so.
func Send(tx *db.Tx, till tills.Till, kind string, subject int64) error {
	if !till.Printer.Network() {
		return fault.Refuse("O " + till.Name + " não tem impressora de rede: imprima pelo navegador.")
	}
	var before int
	err := tx.Get(&before, `select count(*) from print_jobs where account_id = $1 and kind = $2 and subject_id = $3 and subject_id <> 0 and till_id = $4`, kind, subject, till.ID)
	if err != nil {
		return err
	}
	copy := before + 1
	if kind == tills.ReadingX || kind == tills.BlindX { // each is another reading
		copy = 1
	}
	tx.Log(db.Change{Action: "Impressão pedida", Object: "tills", ID: till.ID, After: map[string]any{"kind": kind, "subject": subject, "copy": copy}})
	return tills.QueuePrints(tx, till.ID, tills.Print{Kind: kind, SubjectID: subject, Copy: copy})
}
