package offline_test

import (
	"slices"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

func TestWhatATillSoldAloneIsPostedOnceAndInOrder(t *testing.T) {
	t.Parallel()
	b := openShop(t).browser()
	rice := b.Product("Arroz 5 kg", 2990, 10)
	var batch []any
	for range 3 {
		batch = append(batch, b.seal(b.rings(lineOf(rice, 1))))
	}
	for i, v := range b.sends(batch...) {
		if v.Verdict != offline.Stored || v.Number != int64(i+1) || v.HighWater != int64(i+1) || v.Reenrol || len(v.Flags) > 0 {
			t.Errorf("document %d: %+v", i+1, v)
		}
	}
	for i, v := range b.sends(batch...) {
		if v.Verdict != offline.Already || v.Number != int64(i+1) {
			t.Errorf("document %d again: %+v", i+1, v)
		}
	}
	if n := b.One(`select count(*) from sales where account_id = $1`); n != 3 {
		t.Errorf("sales: %d", n)
	}
	if q := b.One(`select quantity from stock_balances where account_id = $1 and product_id = $2`, rice.ID); q != 70000 {
		t.Errorf("rice left: %d", q)
	}
	if c := b.One(`select balance from money_accounts where account_id = $1 and id = $2`, b.Till.MoneyAccountID); c != 10000+3*2990 {
		t.Errorf("in the drawer: %d", c)
	}
	b.Sound()
}

func TestAPaidSaleIsNeverRefusedOnlyFlagged(t *testing.T) {
	t.Parallel()
	b := openShop(t).browser()
	rice, soap := b.Product("Arroz", 2990, 1), b.Product("Sabão", 500, 0)
	short, dear, gone, late := b.rings(lineOf(rice, 3)), b.rings(lineOf(soap, 1)), b.rings(lineOf(soap, 1)), b.rings(lineOf(soap, 1))
	dear.Items[0].Price, dear.Items[0].Total, dear.Total, dear.Payments[0].Tendered = 450, 450, 450, 450
	late.Offset = 3 * time.Hour.Milliseconds()
	first := b.sends(b.seal(short), b.seal(dear))
	b.Do(func(tx *db.Tx) error { return catalogue.Archive(tx, soap.ID) })
	verdicts := append(first, b.sends(b.seal(gone), b.seal(late))...)
	for i, want := range []string{"estoque_negativo", "preco_mudou", "produto_arquivado", "relogio"} {
		if v := verdicts[i]; v.Verdict != offline.Stored || !slices.Contains(v.Flags, want) {
			t.Errorf("document %d: %+v, want %s", i+1, v, want)
		}
	}
	if s := b.sale(dear); s.Total != 450 || s.Items[0].UnitPrice != 450 || s.Flags != "preco_mudou estoque_negativo" {
		t.Errorf("sold at %s, flags %q", s.Total, s.Flags)
	}
	b.Do(func(tx *db.Tx) error {
		rows, err := offline.List(tx, false, 0)
		if len(rows) != 4 {
			t.Errorf("to look at: %d", len(rows))
		}
		if err == nil {
			err = offline.MarkSeen(tx, rows[0].ID)
		}
		return err
	})
	if n := b.One(`select count(*) from till_documents where account_id = $1 and seen_at is null`); n != 3 {
		t.Errorf("still to look at: %d", n)
	}
	b.Sound()
}

func TestWhatCannotBePostedIsKeptRawAndHoldsUpNothing(t *testing.T) {
	t.Parallel()
	b := openShop(t).browser()
	rice := b.Product("Arroz", 2990, 10)
	forged := b.seal(b.rings(lineOf(rice, 1)))
	forged.Body += " "
	nowhere := b.rings(offline.Item{Line: uuid7.New(), ProductID: 5, Name: "Fantasma", Unit: "un", Quantity: quantity.One, Price: 100, Total: 100})
	short := b.rings(lineOf(rice, 1))
	short.Payments[0].Tendered--
	fiado := b.rings(lineOf(rice, 1))
	fiado.Payments[0].Method = "fiado"
	good := b.rings(lineOf(rice, 1))
	batch := []any{forged, b.seal(nowhere), b.seal(short), b.seal(fiado), "rabisco", b.seal(good)}
	for range 2 {
		verdicts := b.sends(batch...)
		for i, v := range verdicts[:5] {
			if v.Verdict == offline.Stored || v.Reason == "" {
				t.Errorf("document %d: %+v", i+1, v)
			}
		}
		if v := verdicts[5]; v.Number != 1 || v.HighWater != 5 {
			t.Errorf("behind them: %+v", v)
		}
	}
	if n := b.One(`select count(*) from till_documents where account_id = $1 and verdict = 'quarantined'`); n != 5 {
		t.Errorf("in quarantine: %d", n)
	}
	if n := b.One(`select count(*) from sales where account_id = $1`); n != 1 {
		t.Errorf("sales: %d", n)
	}
	b.Sound()
}

func TestTheSameIdentityWithOtherContentIsNotASale(t *testing.T) {
	t.Parallel()
	b := openShop(t).browser()
	rice := b.Product("Arroz", 2990, 10)
	one := b.rings(lineOf(rice, 1))
	two := b.rings(lineOf(rice, 2))
	two.ID = one.ID
	verdicts := b.sends(b.seal(one), b.seal(two))
	if verdicts[0].Verdict != offline.Stored || verdicts[1].Verdict != offline.Quarantined {
		t.Errorf("verdicts are %+v", verdicts)
	}
	if s := b.sale(one); s.Total != 2990 {
		t.Errorf("the sale became %s", s.Total)
	}
}

func TestACopiedProfileIsTwoSalesAndAnOrderToEnrolAgain(t *testing.T) {
	t.Parallel()
	b := openShop(t).browser()
	rice := b.Product("Arroz", 2990, 10)
	twin := *b
	mine, theirs := b.seal(b.rings(lineOf(rice, 1))), twin.seal(twin.rings(lineOf(rice, 2)))
	b.sends(mine)
	for try, want := range []string{offline.Stored, offline.Already} {
		if v := twin.sends(theirs)[0]; v.Verdict != want || !v.Reenrol || !slices.Contains(v.Flags, "bifurcacao") {
			t.Errorf("try %d: %+v", try, v) // the order must not get lost with its first answer
		}
	}
	if n := b.One(`select count(*) from till_documents where account_id = $1 and flags like '%bifurcacao%'`); n != 2 {
		t.Errorf("flagged: %d", n)
	}
	twin.enrol()
	if twin.terminal.Epoch != 2 || twin.terminal.Number != 1 {
		t.Errorf("enrolled again as %+v", twin.terminal)
	}
	if v := twin.sends(twin.seal(twin.rings(lineOf(rice, 1))))[0]; v.Reenrol || v.HighWater != 1 {
		t.Errorf("after it: %+v", v)
	}
	b.Sound()
}

func TestASaleBegunOnlineIsFinishedInOneWorld(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.browser()
	rice, oil := b.Product("Arroz", 2990, 10), b.Product("Óleo", 899, 10)
	begun := s.Scan(rice, oil)
	d := b.rings(lineOf(rice, 2), lineOf(oil, 1))
	d.ID, d.Items[0].Line = begun.ClientID, begun.Items[0].ClientID
	if v := b.sends(b.seal(d))[0]; v.Verdict != offline.Stored || v.Number != 1 {
		t.Errorf("verdict %+v", v)
	}
	now := b.sale(d)
	if now.ID != begun.ID || now.Total != 2*2990+899 || len(now.Items) != 3 || now.Items[1].CancelledAt == nil || now.Items[0].Quantity != quantity.Units(2) {
		t.Errorf("the sale is %+v", now)
	}

	paid := s.MustPay(s.Scan(rice), counter.Cash(5000))
	lost := b.rings(lineOf(rice, 1))
	lost.ID, lost.Payments[0].Tendered, lost.Change = paid.ClientID, 5000, 2010
	other := lost
	other.Seq, other.Payments = other.Seq+1, []offline.Payment{{Method: "pix", Tendered: 2990, Instalments: 1}}
	other.Change = 0
	if v := b.sends(b.seal(lost))[0]; v.Verdict != offline.Already || v.Number != *paid.Number {
		t.Errorf("finalised online, the answer lost: %+v", v)
	}
	if v := b.sends(b.seal(other))[0]; v.Verdict != offline.Quarantined {
		t.Errorf("finalised online with something else: %+v", v)
	}
	if n := b.One(`select count(*) from sale_payments where account_id = $1`); n != 2 {
		t.Errorf("payments: %d", n)
	}
	b.Sound()
}

func TestWhatComesAfterItsShiftWasClosedTouchesNeitherDrawerNorShift(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.browser()
	rice := b.Product("Arroz", 2990, 10)
	late, later := b.seal(b.rings(lineOf(rice, 1))), b.seal(b.rings(lineOf(rice, 1)))
	shift := *b.Till.ShiftID
	s.Do(func(tx *db.Tx) error { // the cash of both was counted: it stands as a surplus
		if _, err := cash.CloseTill(tx, s.Till.ID, 10000+2*2990, ""); err != nil {
			return err
		}
		_, err := tills.Open(tx, s.Till.ID, 5000)
		return err
	})
	for _, v := range b.sends(late, later) {
		if v.Verdict != offline.Stored || !slices.Contains(v.Flags, "turno_fechado") {
			t.Errorf("verdict %+v", v)
		}
	}
	if c := b.One(`select balance from money_accounts where account_id = $1 and id = $2`, b.Till.MoneyAccountID); c != 5000 {
		t.Errorf("in today's drawer: %d", c)
	}
	if n := b.One(`select count(*) from sales where account_id = $1 and shift_id = $2`, shift); n != 0 {
		t.Errorf("in the closed shift: %d", n)
	}
	if n := b.One(`select count(*) from shifts where account_id = $1 and adjusts_shift_id = $2`, shift); n != 1 {
		t.Errorf("shifts of adjustment: %d", n)
	}
	b.Sound()
}

func TestAPersonPostsWhatStoodInQuarantineOnceItCanBe(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.browser()
	rice := b.Product("Arroz", 2990, 10)
	kit := b.rings(lineOf(rice, 1))
	s.Do(func(tx *db.Tx) error { // a kit is not sold: the document waits until it is goods again
		_, err := tx.Exec(`update products set kind = 'kit' where account_id = $1 and id = $2`, rice.ID)
		tx.Log(db.Change{Action: "teste"})
		return err
	})
	if v := b.sends(b.seal(kit))[0]; v.Verdict != offline.Quarantined {
		t.Fatalf("verdict %+v", v)
	}
	again := func() error {
		return s.Try(func(tx *db.Tx) error {
			rows, err := offline.List(tx, true, 0)
			if err != nil {
				return err
			}
			_, err = offline.Repost(tx, rows[0].ID)
			return err
		})
	}
	if err := again(); !fault.Is(err, fault.Refused) {
		t.Errorf("a kit was posted: %v", err)
	}
	s.Do(func(tx *db.Tx) error {
		_, err := tx.Exec(`update products set kind = 'mercadoria' where account_id = $1 and id = $2`, rice.ID)
		tx.Log(db.Change{Action: "teste"})
		return err
	})
	if err := again(); err != nil {
		t.Error(err)
	}
	if err := again(); !fault.Is(err, fault.Refused) {
		t.Errorf("posted twice: %v", err)
	}
	if sale := b.sale(kit); sale.State != "finalizada" || sale.Total != 2990 {
		t.Errorf("the sale is %+v", sale)
	}
	b.Sound()
}
