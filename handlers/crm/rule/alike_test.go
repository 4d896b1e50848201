package rule_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm/rule"
	"omniservicos/web/webtest"
)

// Over a business that has worked for days, with everything that the house knows: what each trigger rehearses is what it
// fires for when the same time is looked at for real, once.
func TestEveryTriggerFiresForWhatItRehearsed(t *testing.T) {
	t.Parallel()
	site := webtest.Furnish(t)
	var n rule.Names
	site.Do(func(tx *db.Tx) (err error) { n, err = rule.ReadNames(tx); return err })
	met := 0
	for _, trigger := range n.Triggers {
		for _, days := range []int{1, 2, 7} {
			if !trigger.Days {
				days = 0 // as every rule is that was made ready
			}
			r := rule.Rule{Name: fmt.Sprint(trigger.Name, days), Cause: trigger.Name, Days: days, Actions: []rule.Action{{Kind: rule.DoNotify, Who: rule.Theirs, Text: "{assunto}"}}}
			var rehearsed, fired []string
			site.Do(func(tx *db.Tx) error {
				h, err := rule.Rehearse(tx, r, n)
				for _, k := range h.Cases {
					rehearsed = append(rehearsed, k.Key)
				}
				if err != nil {
					return err
				}
				now := tx.Now
				tx.Now = now.AddDate(0, 0, -rule.RehearsedDays)
				r, err = rule.Save(tx, r)
				tx.Now = now
				return err
			})
			for range 2 {
				run(site, r.ID)
			}
			site.Do(func(tx *db.Tx) error {
				return tx.List(&fired, `select cause from rule_firings where account_id = $1 and rule_id = $2`, r.ID)
			})
			slices.Sort(rehearsed)
			slices.Sort(fired)
			if !slices.Equal(rehearsed, fired) {
				t.Errorf("%s, %d days: rehearsed %d, fired %d: %v beside %v", trigger.Name, days, len(rehearsed), len(fired), rehearsed, fired)
			}
			met += len(fired)
			if !trigger.Days {
				break
			}
		}
	}
	if met < 50 {
		t.Errorf("only %d causes: the test is blind", met)
	}
	t.Logf("%d causes of %d triggers", met, len(n.Triggers))
}

// In each of the country's zones a day's causes stand from its own midnight on.
func TestADayBeginsInItsZone(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"America/Noronha", "America/Sao_Paulo", "America/Manaus", "America/Rio_Branco"} {
		site := webtest.New(t)
		site.Do(func(tx *db.Tx) error {
			tx.Log(db.Change{Action: "Teste"})
			_, err := tx.Exec(`update account_settings set zone = $2 where account_id = $1`, zone)
			return err
		})
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		noon := time.Date(2026, 11, 20, 12, 0, 0, 0, loc)
		midnight := time.Date(2026, 11, 22, 0, 0, 0, 0, loc)
		var r rule.Rule
		at(site, noon, func(tx *db.Tx) (err error) {
			r, err = rule.Save(tx, rule.Rule{Name: "Parada", Cause: "oportunidade.parada", Days: 2, Actions: []rule.Action{{Kind: rule.DoNotify, Who: rule.Theirs, Text: "{assunto}"}}})
			if err != nil {
				return err
			}
			return open(site, tx)
		})
		for _, c := range []struct {
			when time.Time
			want int
		}{{midnight.Add(-time.Second), 0}, {midnight, 1}, {midnight.Add(time.Minute), 1}, {midnight.Add(48 * time.Hour), 1}} {
			at(site, c.when, func(tx *db.Tx) error {
				actor := tx.Actor
				defer func() { tx.Actor = actor }()
				for more := true; more; {
					var err error
					if more, err = rule.Step(tx, r.ID); err != nil {
						return err
					}
				}
				return nil
			})
			if n := site.Count("rule_firings"); n != c.want {
				t.Errorf("%s at %v: %d firings, not %d", zone, c.when, n, c.want)
			}
		}
	}
}
