package opportunity_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/fault"
	"omniservicos/store/storetest"
)

// A hundred random moves keep a total order in each column, the one that the movers meant.
func TestAHundredMovesKeepTheOrderThatWasMeant(t *testing.T) {
	t.Parallel()
	for round := range 3 {
		r := rand.New(rand.NewPCG(2026, uint64(round)))
		shop := storetest.New(t)
		p := funnel(shop)
		want := make([][]string, len(p.Stages))
		ids := map[string]int64{}
		for i := range 12 {
			title := fmt.Sprintf("Cartão %d", i)
			ids[title] = created(shop, opportunity.Opportunity{Title: title, StageID: p.Stages[0].ID}).ID
			want[0] = slices.Insert(want[0], 0, title)
		}
		for range 100 {
			title := fmt.Sprintf("Cartão %d", r.IntN(12))
			for i := range want {
				want[i] = slices.DeleteFunc(want[i], func(s string) bool { return s == title })
			}
			to := r.IntN(len(want))
			m := opportunity.Move{ID: ids[title], StageID: p.Stages[to].ID}
			at := r.IntN(len(want[to]) + 1)
			if at > 0 {
				m.AfterID = ids[want[to][at-1]]
			}
			m.Bottom = at == len(want[to]) && r.IntN(2) == 0
			move(shop, m)
			want[to] = slices.Insert(want[to], at, title)
		}
		for i := range want {
			if got := column(shop, p, i); !slices.Equal(got, want[i]) {
				t.Errorf("round %d, column %d is %v, want %v", round, i, got, want[i])
			}
		}
		healthy(shop)
	}
}

// Always into the same gap: the column is numbered anew when no room is left, and keeps its order.
func TestAColumnWithoutRoomIsNumberedAnew(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := funnel(shop)
	var a, b, c opportunity.Opportunity
	for title, o := range map[string]*opportunity.Opportunity{"A": &a, "B": &b, "C": &c} {
		*o = created(shop, opportunity.Opportunity{Title: title, StageID: p.Stages[1].ID})
	}
	move(shop, opportunity.Move{ID: a.ID, StageID: p.Stages[1].ID})
	order := []string{"B", "C"}
	for i := range 80 {
		mover := []opportunity.Opportunity{b, c}[i%2]
		move(shop, opportunity.Move{ID: mover.ID, StageID: p.Stages[1].ID, AfterID: a.ID})
		order = []string{mover.Title, order[0]}
		if order[0] == order[1] {
			order[1] = map[string]string{"B": "C", "C": "B"}[order[0]]
		}
	}
	if got := strings.Join(column(shop, p, 1), ""); got != "A"+strings.Join(order, "") {
		t.Errorf("the column is %s, want A%v", got, order)
	}
	healthy(shop)
}

// Two people drag the same card at the same moment: one wins, the other is told who, when and where to.
func TestTwoPeopleMoveTheSameCardAtOnce(t *testing.T) {
	t.Parallel()
	ana := storetest.New(t)
	bia := *ana
	bia.Actor = db.Actor{Identity: 2, Name: "Bia"}
	p := funnel(ana)
	for round := range 8 {
		o := created(ana, opportunity.Opportunity{Title: "Fachada", StageID: p.Stages[0].ID})
		var wg sync.WaitGroup
		errs := make([]error, 2)
		for i, shop := range []*storetest.Shop{ana, &bia} {
			wg.Go(func() {
				errs[i] = shop.Try(func(tx *db.Tx) error {
					_, _, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: p.Stages[1+i].ID, Moves: o.Moves})
					return err
				})
			})
		}
		wg.Wait()
		now := found(ana, o.ID)
		winner := 0
		if errs[0] != nil {
			winner = 1
		}
		loser := errs[1-winner]
		if errs[winner] != nil || !fault.Is(loser, fault.Conflicts) {
			t.Fatalf("round %d: %v and %v", round, errs[0], errs[1])
		}
		name := []string{"Ana", "Bia"}[winner]
		if !strings.HasPrefix(loser.Error(), name+" moveu “Fachada” para "+p.Stages[1+winner].Name+" em ") {
			t.Errorf("the second is told: %v", loser)
		}
		if now.StageID != p.Stages[1+winner].ID || now.Moves != 1 {
			t.Errorf("the card stands in %d after %d moves", now.StageID, now.Moves)
		}
	}
	healthy(ana)
}

// Many people put different cards under the same one: none takes another's place.
func TestManyMoveIntoOneColumnAtOnce(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := funnel(shop)
	under := created(shop, opportunity.Opportunity{Title: "Em cima", StageID: p.Stages[2].ID})
	var wg sync.WaitGroup
	for i := range 12 {
		o := created(shop, opportunity.Opportunity{Title: fmt.Sprint(i), StageID: p.Stages[0].ID})
		wg.Go(func() {
			err := shop.Try(func(tx *db.Tx) error {
				_, _, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: p.Stages[2].ID, AfterID: under.ID})
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := column(shop, p, 2); len(got) != 13 || got[0] != "Em cima" {
		t.Errorf("the column is %v", got)
	}
	healthy(shop)
}

func TestAMoveIsRememberedOnlyBetweenStages(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := funnel(shop)
	o := created(shop, opportunity.Opportunity{Title: "Fachada", StageID: p.Stages[0].ID})
	move(shop, opportunity.Move{ID: o.ID, StageID: p.Stages[0].ID, Bottom: true})
	move(shop, opportunity.Move{ID: o.ID, StageID: p.Stages[3].ID})
	shop.Do(func(tx *db.Tx) error {
		list, err := opportunity.History(tx, o.ID, 10)
		if len(list) != 2 || list[0].From != "Novo contato" || list[0].To != "Negociação" || list[0].Actor != "Ana" || list[1].Kind != opportunity.Created {
			t.Errorf("the history is %+v", list)
		}
		return err
	})
	for _, statement := range []string{`update opportunity_moves set kind = 'x' where account_id = $1`, `delete from opportunity_moves where account_id = $1`} {
		if err := shop.Try(func(tx *db.Tx) error { _, err := tx.Exec(statement); return err }); err == nil {
			t.Errorf("%s went through", statement)
		}
	}
}
