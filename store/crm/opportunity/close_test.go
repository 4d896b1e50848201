package opportunity_test

import (
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func reason(shop *storetest.Shop) (r opportunity.Reason) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		list, err := opportunity.Reasons(tx)
		r = list[0]
		return err
	})
	return r
}

func TestFromFirstContactToLostAndWonInThePersonsHistory(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := funnel(shop)
	var bia person.Person
	shop.Do(func(tx *db.Tx) (err error) {
		bia, err = person.Save(tx, person.Person{Name: "Bia Prado", Kind: person.Natural, IsCustomer: true})
		return err
	})
	o := created(shop, opportunity.Opportunity{Title: "Box do banheiro", StageID: p.Stages[0].ID, PersonID: bia.ID, Value: 120000})
	move(shop, opportunity.Move{ID: o.ID, StageID: p.Stages[2].ID})
	lose := func(reason int64, moves int64) error {
		return shop.Try(func(tx *db.Tx) error {
			_, err := opportunity.Lose(tx, opportunity.Close{ID: o.ID, ReasonID: reason, Moves: moves})
			return err
		})
	}
	if err := lose(0, 1); !fault.Is(err, fault.Blamed) {
		t.Errorf("lost without a motivo: %v", err)
	}
	if err := lose(reason(shop).ID, 0); !fault.Is(err, fault.Conflicts) {
		t.Errorf("lost by who had not seen the move: %v", err)
	}
	if err := lose(reason(shop).ID, 1); err != nil {
		t.Fatal(err)
	}
	if err := lose(reason(shop).ID, 2); !fault.Is(err, fault.Conflicts) {
		t.Errorf("lost twice: %v", err)
	}
	for range 2 {
		shop.Do(func(tx *db.Tx) error { _, err := opportunity.Reopen(tx, o.ID); return err })
	}
	win := func(value money.Cents) error {
		return shop.Try(func(tx *db.Tx) error {
			_, err := opportunity.Win(tx, opportunity.Close{ID: o.ID, Value: value, Moves: found(shop, o.ID).Moves})
			return err
		})
	}
	if err := win(0); !fault.Is(err, fault.Blamed) {
		t.Errorf("won for nothing: %v", err)
	}
	if err := win(110000); err != nil {
		t.Fatal(err)
	}
	var texts []string
	shop.Do(func(tx *db.Tx) error {
		lines, err := crm.Timeline(tx, bia.ID, 0, 50)
		for _, l := range lines {
			texts = append(texts, l.Text+" "+l.Amount.String())
		}
		return err
	})
	want := "Oportunidade ganha: Box do banheiro R$ 1.100,00|Oportunidade reaberta: Box do banheiro (Proposta) R$ 1.200,00|" +
		"Oportunidade perdida: Box do banheiro (Preço) R$ 1.200,00|Oportunidade Box do banheiro: de Novo contato para Proposta R$ 1.200,00|" +
		"Oportunidade criada: Box do banheiro (Novo contato) R$ 1.200,00"
	if got := strings.ReplaceAll(strings.Join(texts, "|"), "\u00a0", " "); got != want {
		t.Errorf("the history is\n%s\nwant\n%s", got, want)
	}
	healthy(shop)
}

func TestAReasonThatLeftTheListIsRefusedAndStaysWithWhatWasLost(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p, old := funnel(shop), reason(shop)
	o := created(shop, opportunity.Opportunity{Title: "Porta", StageID: p.Stages[0].ID})
	shop.Do(func(tx *db.Tx) error {
		_, err := opportunity.Lose(tx, opportunity.Close{ID: o.ID, ReasonID: old.ID})
		return err
	})
	shop.Do(func(tx *db.Tx) error { return opportunity.SaveReasons(tx, []opportunity.Reason{{Name: "Caro"}}) })
	other := created(shop, opportunity.Opportunity{Title: "Janela", StageID: p.Stages[0].ID})
	err := shop.Try(func(tx *db.Tx) error {
		_, err := opportunity.Lose(tx, opportunity.Close{ID: other.ID, ReasonID: old.ID})
		return err
	})
	if !fault.Is(err, fault.Blamed) {
		t.Errorf("got %v", err)
	}
	shop.Do(func(tx *db.Tx) error {
		list, err := opportunity.History(tx, o.ID, 1)
		if list[0].Reason != "Preço" {
			t.Errorf("it was lost by %q", list[0].Reason)
		}
		return err
	})
}

func TestAStageWithCardsStaysAndALostStageIsReplacedOnReopening(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := funnel(shop)
	o := created(shop, opportunity.Opportunity{Title: "Porta", StageID: p.Stages[3].ID})
	fewer := p
	fewer.Stages = p.Stages[:3]
	save := func() error {
		return shop.Try(func(tx *db.Tx) error { _, err := opportunity.SavePipeline(tx, fewer); return err })
	}
	if err := save(); !fault.Is(err, fault.Blamed) {
		t.Errorf("got %v", err)
	}
	shop.Do(func(tx *db.Tx) error {
		_, err := opportunity.Lose(tx, opportunity.Close{ID: o.ID, ReasonID: reason(shop).ID})
		return err
	})
	if err := save(); err != nil {
		t.Fatal(err)
	}
	shop.Do(func(tx *db.Tx) error { _, err := opportunity.Reopen(tx, o.ID); return err })
	if now := found(shop, o.ID); now.StageID != p.Stages[0].ID {
		t.Errorf("it was reopened in %d", now.StageID)
	}
	if err := shop.Try(func(tx *db.Tx) error { _, err := opportunity.ArchivePipeline(tx, p.ID); return err }); !fault.Is(err, fault.Refused) {
		t.Errorf("the last funnel: %v", err)
	}
	healthy(shop)
}

// Headers and cards are asked by one filter: what is counted is what is shown.
func TestTheSumsAgreeWithWhatTheFilterShows(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := funnel(shop)
	day := dates.Date{Year: 2026, Month: 12, Day: 1}
	var stale opportunity.Opportunity
	for i := range 40 {
		on := day.AddDays(i)
		o := created(shop, opportunity.Opportunity{
			Title: []string{"Espelho", "Box"}[i%2], StageID: p.Stages[i%3].ID, Value: money.Cents(100 * (i + 1)), OwnerID: int64(i % 3),
			Origin: []string{"", "loja", "site"}[i%3], ExpectedOn: &on,
		})
		if i%4 == 0 {
			shop.Do(func(tx *db.Tx) error {
				_, err := opportunity.Plan(tx, o.ID, crm.Task{Title: "Ligar", DueOn: day.AddDays(i % 8)})
				return err
			})
		}
		stale = o
	}
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste", Object: "opportunities"})
		_, err := tx.Exec(`update opportunities set stage_at = stage_at - interval '30 days' where account_id = $1 and id = $2`, stale.ID)
		return err
	})
	for what, f := range map[string]opportunity.Filter{
		"all": {}, "query": {Query: "ESPELHO"}, "owner": {OwnerID: 1}, "nobody": {OwnerID: opportunity.Nobody}, "origin": {Origin: "loja"}, "stale": {Stale: true},
		"without": {Step: opportunity.WithoutStep}, "late": {Step: opportunity.StepLate}, "today": {Step: opportunity.StepToday}, "from": {From: day.AddDays(10)}, "to": {To: day.AddDays(10)},
		"several": {Query: "box", Origin: "site", Step: opportunity.WithoutStep, From: day.AddDays(3)}, "stage": {StageID: p.Stages[1].ID},
	} {
		f.PipelineID, f.Now, f.Today = p.ID, time.Now(), day.AddDays(4)
		shop.Do(func(tx *db.Tx) error {
			columns, err := opportunity.Board(tx, p, f)
			total := 0
			for _, c := range columns {
				var sum money.Cents
				for _, o := range c.Cards {
					sum += o.Value
				}
				if len(c.Cards) != c.Count || sum != c.Sum {
					t.Errorf("%s: %s says %d and %s, shows %d and %s", what, c.Stage.Name, c.Count, c.Sum, len(c.Cards), sum)
				}
				total += c.Count
			}
			list, _ := opportunity.List(tx, f, true, 0)
			if len(list) != total {
				t.Errorf("%s: the table has %d, the board %d", what, len(list), total)
			}
			if total == 0 || (total == 40) != (what == "all") {
				t.Errorf("%s shows %d", what, total)
			}
			return err
		})
	}
	healthy(shop)
}

func TestAColumnPagesWithoutSkippingOrRepeating(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	p := funnel(shop)
	for range 2*opportunity.PageSize + 5 {
		created(shop, opportunity.Opportunity{Title: "Box", StageID: p.Stages[0].ID})
	}
	seen := map[int64]bool{}
	shop.Do(func(tx *db.Tx) error {
		f := opportunity.Filter{PipelineID: p.ID}
		columns, err := opportunity.Board(tx, p, f)
		if err != nil {
			return err
		}
		for c := columns[0]; ; {
			for _, o := range c.Cards {
				if seen[o.ID] {
					t.Fatal("a card came twice")
				}
				seen[o.ID] = true
			}
			if !c.More {
				return nil
			}
			if c, err = opportunity.MoreCards(tx, p.Stages[0], f, c.Last()); err != nil {
				return err
			}
		}
	})
	if len(seen) != 2*opportunity.PageSize+5 {
		t.Errorf("the pages show %d", len(seen))
	}
}

func TestNothingOfAnotherAccountIsReached(t *testing.T) {
	t.Parallel()
	ours, theirs := storetest.New(t), storetest.New(t)
	p, q := funnel(ours), funnel(theirs)
	mine, other := created(ours, opportunity.Opportunity{Title: "Box", StageID: p.Stages[0].ID}), created(theirs, opportunity.Opportunity{Title: "Box", StageID: q.Stages[0].ID})
	for what, fn := range map[string]func(*db.Tx) error{
		"card": func(tx *db.Tx) error {
			_, _, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: other.ID, StageID: p.Stages[0].ID})
			return err
		},
		"stage": func(tx *db.Tx) error {
			_, _, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: mine.ID, StageID: q.Stages[0].ID})
			return err
		},
		"win": func(tx *db.Tx) error {
			_, err := opportunity.Win(tx, opportunity.Close{ID: other.ID, Value: 1})
			return err
		},
		"reopen": func(tx *db.Tx) error { _, err := opportunity.Reopen(tx, other.ID); return err },
		"create": func(tx *db.Tx) error {
			_, err := opportunity.Create(tx, opportunity.Opportunity{Title: "x", StageID: q.Stages[0].ID})
			return err
		},
		"funnel": func(tx *db.Tx) error { _, err := opportunity.SavePipeline(tx, q); return err },
	} {
		if err := ours.Try(fn); !fault.Is(err, fault.Missed) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
