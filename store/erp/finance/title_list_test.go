package finance_test

import (
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
)

func TestListAndSums(t *testing.T) {
	b := open(t)
	b.Do(func(tx *db.Tx) error {
		for i := range 3 { // 90 receivables on days before, on and after today
			var parts []finance.Part
			for range 30 {
				parts = append(parts, finance.Part{DueOn: b.today.AddDays(i - 1), Amount: 100})
			}
			n := finance.NewTitles{Direction: "receber", PersonID: b.maria, Document: fmt.Sprintf("Lote %d", i), Category: "Aluguel", Parts: parts}
			if _, err := finance.CreateTitles(tx, n); err != nil {
				return err
			}
		}
		return nil
	})
	b.owed("pagar", 700, 1)
	b.Do(func(tx *db.Tx) error {
		all := finance.TitleFilter{State: "aberto", Direction: "receber"}
		first, more, err := finance.ListTitles(tx, all, finance.TitlePage{})
		if err != nil {
			return err
		}
		if len(first) != finance.PageSize || !more {
			t.Fatalf("first page has %d titles, more is %v", len(first), more)
		}
		last := first[len(first)-1]
		rest, more, err := finance.ListTitles(tx, all, finance.TitlePage{At: finance.Cursor{DueOn: last.DueOn, ID: last.ID}})
		if err != nil || len(rest) != 10 || more {
			t.Errorf("second page has %d titles, more is %v: %v", len(rest), more, err)
		}
		back, _, err := finance.ListTitles(tx, all, finance.TitlePage{At: finance.Cursor{DueOn: rest[0].DueOn, ID: rest[0].ID}, Back: true})
		if err != nil || len(back) != 80 || back[0].ID != first[0].ID {
			t.Errorf("back at the first page there are %d titles: %v", len(back), err)
		}
		for _, c := range []struct {
			name          string
			f             finance.TitleFilter
			count         int
			open, overdue money.Cents
		}{
			{"receivable", all, 90, 9000, 3000},
			{"payable", finance.TitleFilter{State: "aberto", Direction: "pagar"}, 1, 700, 0},
			{"both, overdue", finance.TitleFilter{State: "aberto", DueTo: b.today.AddDays(-1)}, 30, 3000, 3000},
			{"from today", finance.TitleFilter{State: "aberto", DueFrom: b.today, Direction: "receber"}, 60, 6000, 0},
			{"document", finance.TitleFilter{State: "aberto", Text: "LOTE 2"}, 30, 3000, 0},
			{"person's name", finance.TitleFilter{State: "aberto", Text: "mar"}, 91, 9700, 3000},
			{"person", finance.TitleFilter{State: "aberto", PersonID: 1}, 0, 0, 0},
			{"category", finance.TitleFilter{State: "aberto", Category: "aluguel"}, 90, 9000, 3000},
			{"method", finance.TitleFilter{State: "aberto", Method: "boleto"}, 1, 700, 0},
			{"settled", finance.TitleFilter{State: "quitado"}, 0, 0, 0},
		} {
			s, err := finance.SumTitles(tx, c.f, b.today)
			if err != nil {
				return err
			}
			if s.Count != c.count || s.Open != c.open || s.Overdue != c.overdue {
				t.Errorf("%s: %d titles, %s open, %s overdue", c.name, s.Count, s.Open, s.Overdue)
			}
		}
		in, out, err := finance.DueBy(tx, b.today)
		if in.Today != 3000 || in.Overdue != 3000 || in.OverdueCount != 30 || out.Today != 700 || out.Overdue != 0 {
			t.Errorf("due: %+v %+v", in, out)
		}
		debt, err2 := finance.DebtOf(tx, b.maria, 5)
		if len(debt.Titles) != 5 || debt.Count != 90 || debt.Open != 9000 || err2 != nil {
			t.Errorf("Maria's debt: %d shown of %d, %s: %v", len(debt.Titles), debt.Count, debt.Open, err2)
		}
		return err
	})
}
