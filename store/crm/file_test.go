package crm_test

import (
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

const pdf = "%PDF-1.7\n1 0 obj\n"

func TestAFileIsKeptByWhatIsInIt(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia := someone(shop, "Bia")
	for name, content := range map[string]string{
		"contrato.exe": pdf, "foto.png": pdf, "contrato.pdf": "MZ\x90\x00", "pagina.txt": "<html><script>", "desenho.xml": `<?xml version="1.0"?><svg onload="x">`,
		"vazio.pdf": "", "sem-fim": pdf, "grande.pdf": pdf + strings.Repeat("x", crm.MaxFile),
	} {
		err := shop.Try(func(tx *db.Tx) error { _, err := crm.AddFile(tx, bia.ID, name, []byte(content)); return err })
		if f, ok := fault.As(err); !ok || f.Field != "file" {
			t.Errorf("%s: %v", name, err)
		}
	}
	var kept crm.File
	shop.Do(func(tx *db.Tx) (err error) {
		kept, err = crm.AddFile(tx, bia.ID, "C:\\docs\\Contrato \"Bia\"\u202e.PDF", []byte(pdf))
		return err
	})
	if kept.Name != "Contrato Bia.PDF" || kept.Mime != "application/pdf" {
		t.Errorf("%+v", kept)
	}
	if err := shop.Try(func(tx *db.Tx) error { _, err := crm.AddFile(tx, bia.ID, "outro.pdf", []byte(pdf)); return err }); !fault.Is(err, fault.Blamed) {
		t.Errorf("the same file twice: %v", err)
	}
	other := storetest.New(t)
	if err := other.Try(func(tx *db.Tx) error { _, err := crm.FindFile(tx, kept.ID); return err }); !fault.Is(err, fault.Missed) {
		t.Errorf("another account opens it: %v", err)
	}
	rui := someone(shop, "Rui")
	shop.Do(func(tx *db.Tx) error { _, err := person.Merge(tx, bia.ID, rui.ID); return err })
	shop.Do(func(tx *db.Tx) error {
		f, err := crm.FindFile(tx, kept.ID)
		if f.PersonID != rui.ID || string(f.Content) != pdf {
			t.Errorf("after the merge it is %d's", f.PersonID)
		}
		return err
	})
}

func TestTheTimelineShowsOfflineSalesWhenTheyWereMadeAndOnlyTheKindsAskedFor(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia := someone(shop, "Bia")
	shop.Do(func(tx *db.Tx) error { return crm.AddNote(tx, bia.ID, "antes de postar") })
	sold := time.Now().Add(-3 * time.Hour)
	tell(shop, func(tx *db.Tx) error {
		return crm.RecordPurchase(tx, event.SaleFinalised{SaleID: 7, TillName: "Caixa 1", Number: 12, CustomerID: bia.ID, Total: 100, Offline: true, At: sold})
	})
	shop.Do(func(tx *db.Tx) error {
		return crm.LogCall(tx, crm.PhoneCall{PersonID: bia.ID, Outcome: "atendeu", Minutes: 5, Note: "quer preço"})
	})
	tell(shop, func(tx *db.Tx) error {
		return tx.Emit(event.PersonTouched{PersonID: bia.ID, Kind: "os", Text: "OS nº 3 aberta", Path: "/plugin/x/3"})
	})
	got := lines(shop, bia)
	var kinds []string
	for _, l := range got {
		kinds = append(kinds, l.Kind)
	}
	if strings.Join(kinds, " ") != "os ligacao nota venda" || !got[3].At.Truncate(time.Second).Equal(sold.Truncate(time.Second)) || got[1].Text != "Atendeu, 5 min. quer preço" {
		t.Errorf("%+v", got)
	}
	shop.Do(func(tx *db.Tx) error {
		only, err := crm.Timeline(tx, bia.ID, 0, 9, crm.KindCall, "os")
		if len(only) != 2 {
			t.Errorf("asked for two kinds: %+v", only)
		}
		return err
	})
	for _, c := range []crm.PhoneCall{{PersonID: bia.ID, Outcome: "x"}, {PersonID: bia.ID, Outcome: "atendeu", Minutes: -1}, {PersonID: bia.ID, Outcome: "atendeu", Minutes: 1441}} {
		if err := shop.Try(func(tx *db.Tx) error { return crm.LogCall(tx, c) }); !fault.Is(err, fault.Blamed) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
