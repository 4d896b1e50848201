package crm_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/mail"
	"omniservicos/store/storetest"
)

// clocked is a shop whose clock the test sets, in a database of its own; ana is of the account.
func clocked(t *testing.T, at *time.Time) (shop *storetest.Shop, ana int64) {
	t.Helper()
	d, _ := dbtest.Fresh(t)
	d.Now = func() time.Time { return *at }
	shop = storetest.In(t, d)
	shop.Do(func(tx *db.Tx) (err error) {
		ana, _, err = account.Invite(tx, account.NewMember{Email: "ana@loja.exemplo", Name: "Ana", PasswordHash: "x", Roles: []account.Role{account.Seller}})
		return err
	})
	shop.Actor.Identity = ana
	return shop, ana
}

// pass lets the jobs that are due by the test's clock run.
func pass(shop *storetest.Shop, now time.Time) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "teste", Object: "jobs"})
		_, err := tx.Exec(`update jobs set run_at = now() - interval '1 second' where account_id = $1 and state = 'espera' and run_at <= $2`, now)
		return err
	})
	if _, err := shop.DB.WorkOnce(context.Background()); err != nil {
		shop.T.Fatal(err)
	}
}

func told(shop *storetest.Shop, identity int64) string {
	shop.T.Helper()
	var texts []string
	shop.Do(func(tx *db.Tx) error {
		list, err := crm.UnseenNotices(tx, identity, 9)
		for _, n := range list {
			texts = append(texts, n.Text)
		}
		return err
	})
	return strings.Join(texts, "|")
}

func letters(shop *storetest.Shop) (list []mail.Mail) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) { list, err = mail.List(tx, "", 0, 9); return err })
	return list
}

func TestATaskWithAnHourIsRemindedOfOnce(t *testing.T) {
	now := time.Date(2030, 3, 4, 12, 0, 0, 0, time.UTC) // 9:00 in São Paulo
	shop, ana := clocked(t, &now)
	bia := someone(shop, "Bia")
	day := dates.Date{Year: 2030, Month: 3, Day: 4}
	call := created(shop, crm.Task{Kind: crm.Call, Title: "Confirmar a entrega", DueOn: day, DueTime: dates.At(10, 0), PersonID: bia.ID, AssigneeID: ana})
	created(shop, crm.Task{Title: "Sem hora", DueOn: day, AssigneeID: ana})
	pass(shop, now)
	if got := told(shop, ana); got != "" {
		t.Fatalf("an hour before: %q", got)
	}
	// Put to 10:30, the reminder of 9:50 is void.
	call.DueTime = dates.At(10, 30)
	created(shop, call)
	now = now.Add(55 * time.Minute)
	pass(shop, now)
	if got := told(shop, ana); got != "" {
		t.Fatalf("at 9:55: %q", got)
	}
	now = now.Add(26 * time.Minute)
	pass(shop, now)
	pass(shop, now)
	if got := told(shop, ana); got != "Ligação às 10:30: Confirmar a entrega (Bia)" {
		t.Errorf("at 10:21: %q", got)
	}
	if n := len(letters(shop)); n != 0 {
		t.Errorf("%d letters that nobody asked for", n)
	}
}

func TestWhoWantsNoReminderGetsNoneAndWhoWantsLettersGetsThem(t *testing.T) {
	now := time.Date(2030, 3, 4, 12, 0, 0, 0, time.UTC)
	shop, ana := clocked(t, &now)
	day := dates.Date{Year: 2030, Month: 3, Day: 4}
	created(shop, crm.Task{Title: "Visitar", Kind: crm.Visit, DueOn: day, DueTime: dates.At(10, 0), AssigneeID: ana})
	choose := func(r crm.Reminders) { shop.Do(func(tx *db.Tx) error { return crm.SaveReminders(tx, ana, r) }) }
	choose(crm.Reminders{Minutes: crm.Never})
	now = now.Add(55 * time.Minute)
	pass(shop, now)
	if got := told(shop, ana); got != "" {
		t.Fatalf("who wants none was told %q", got)
	}
	choose(crm.Reminders{Minutes: 5, ByMail: true})
	pass(shop, now)
	if got, list := told(shop, ana), letters(shop); got != "Visita às 10:00: Visitar" || len(list) != 1 || list[0].To != "ana@loja.exemplo" {
		t.Errorf("told %q, %d letters", got, len(list))
	}
	if err := shop.Try(func(tx *db.Tx) error { return crm.SaveReminders(tx, ana, crm.Reminders{Minutes: 7}) }); err == nil {
		t.Error("7 minutes were taken")
	}
}

func TestTheDayIsSentInTheMorningOnceADay(t *testing.T) {
	now := time.Date(2030, 3, 4, 12, 0, 0, 0, time.UTC) // a Monday, 9:00
	shop, ana := clocked(t, &now)
	day := dates.Date{Year: 2030, Month: 3, Day: 4}
	created(shop, crm.Task{Title: "De ontem", DueOn: day.AddDays(-1), AssigneeID: ana})
	created(shop, crm.Task{Title: "De terça", DueOn: day.AddDays(1), DueTime: dates.At(15, 0), AssigneeID: ana})
	created(shop, crm.Task{Title: "De quarta", DueOn: day.AddDays(2), AssigneeID: ana})
	for _, on := range []bool{true, false, true} { // changes her mind twice: still one letter a day
		shop.Do(func(tx *db.Tx) error {
			return crm.SaveReminders(tx, ana, crm.Reminders{Minutes: crm.Never, Digest: on})
		})
	}
	pass(shop, now)
	if n := len(letters(shop)); n != 0 {
		t.Fatalf("%d letters at 9:00", n)
	}
	now = time.Date(2030, 3, 5, 11, 0, 1, 0, time.UTC)
	pass(shop, now)
	pass(shop, now)
	list := letters(shop)
	if len(list) != 1 || list[0].Subject != "Suas tarefas de 05/03/2030: 2" || !strings.Contains(list[0].Body, "De ontem, desde 03/03/2030") ||
		!strings.Contains(list[0].Body, "- 15:00 De terça") || strings.Contains(list[0].Body, "quarta") {
		t.Fatalf("%+v", list)
	}
	now = now.AddDate(0, 0, 1)
	pass(shop, now)
	if n := len(letters(shop)); n != 2 {
		t.Errorf("%d letters on the second day", n)
	}
}

func TestPuttingATaskOffCountsFromToday(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	var today dates.Date
	shop.Do(func(tx *db.Tx) error { today = dates.Of(tx.Now, tx.Zone()); return nil })
	late := created(shop, crm.Task{Title: "Atrasada", DueOn: today.AddDays(-9), Recurrence: "mensal:31"})
	ahead := created(shop, crm.Task{Title: "Adiante", DueOn: today.AddDays(3)})
	for _, c := range []struct {
		id   int64
		want dates.Date
	}{{late.ID, today.AddDays(1)}, {ahead.ID, today.AddDays(4)}} {
		shop.Do(func(tx *db.Tx) error {
			got, err := crm.SnoozeTask(tx, c.id, 1)
			if got.DueOn != c.want || (c.id == late.ID && got.Recurrence != "mensal:31") {
				t.Errorf("%s is put off to %s (%s)", got.Title, got.DueOn, got.Recurrence)
			}
			return err
		})
	}
}
