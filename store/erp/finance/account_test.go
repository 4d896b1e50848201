package finance_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/erp/finance"
	"omniservicos/store/event"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
)

func (b *books) put(account int64, counted money.Cents) {
	b.T.Helper()
	b.Do(func(tx *db.Tx) error {
		return finance.Adjust(tx, finance.NewAdjustment{AccountID: account, Balance: counted, Reason: "Saldo inicial"})
	})
}

func TestTransfer(t *testing.T) {
	b := open(t)
	b.put(b.safe, 10000)
	move := func(n finance.NewTransfer) func(*db.Tx) error {
		return func(tx *db.Tx) error { return finance.Transfer(tx, n) }
	}
	once := finance.NewTransfer{FromID: b.safe, ToID: b.bank, Amount: 2500, Text: "Depósito", Key: uuid7.New()}
	for _, err := range both(b, move(once), move(once)) {
		if err != nil {
			t.Error(err)
		}
	}
	if b.balance(b.safe) != 7500 || b.balance(b.bank) != 2500 {
		t.Errorf("safe %s, bank %s", b.balance(b.safe), b.balance(b.bank))
	}
	for _, c := range []struct {
		want string
		n    finance.NewTransfer
	}{
		{"Cofre tem R$ 75,00: não dá para tirar R$ 75,01.", finance.NewTransfer{FromID: b.safe, ToID: b.bank, Amount: 7501}},
		{"duas contas diferentes", finance.NewTransfer{FromID: b.safe, ToID: b.safe, Amount: 1}},
		{"maior que zero", finance.NewTransfer{FromID: b.safe, ToID: b.bank}},
		{"Esta conta de dinheiro não existe.", finance.NewTransfer{FromID: 1, ToID: b.bank, Amount: 1}},
		{"Esta conta de dinheiro não existe.", finance.NewTransfer{FromID: b.bank, ToID: 1, Amount: 1}},
	} {
		b.refused(c.want, move(c.n))
	}
	b.Do(move(finance.NewTransfer{FromID: b.bank, ToID: b.safe, Amount: 9000})) // a bank account may go below zero
	if got := b.balance(b.bank); got != -6500 {
		t.Errorf("the bank holds %s", got)
	}
}

func TestTransfersCrossWithoutADeadlock(t *testing.T) {
	b := open(t)
	b.put(b.safe, 10000)
	b.put(b.drawer, 10000)
	var all []func(*db.Tx) error
	for range 12 {
		for _, n := range []finance.NewTransfer{{FromID: b.safe, ToID: b.drawer, Amount: 10}, {FromID: b.drawer, ToID: b.safe, Amount: 10}} {
			all = append(all, func(tx *db.Tx) error { return finance.Transfer(tx, n) })
		}
	}
	for _, err := range both(b, all...) {
		if err != nil {
			t.Error(err)
		}
	}
	if b.balance(b.safe) != 10000 || b.balance(b.drawer) != 10000 {
		t.Errorf("safe %s, drawer %s", b.balance(b.safe), b.balance(b.drawer))
	}
}

func TestAdjust(t *testing.T) {
	b := open(t)
	b.put(b.safe, 10000)
	for _, c := range []struct {
		want string
		n    finance.NewAdjustment
	}{
		{"Escreva o motivo", finance.NewAdjustment{AccountID: b.safe, Balance: 1}},
		{"O saldo já é R$ 100,00.", finance.NewAdjustment{AccountID: b.safe, Balance: 10000, Reason: "Contagem"}},
		{"não pode ser negativo", finance.NewAdjustment{AccountID: b.safe, Balance: -1, Reason: "Contagem"}},
		{"não existe", finance.NewAdjustment{AccountID: 1, Balance: 1, Reason: "Contagem"}},
	} {
		b.refused(c.want, func(tx *db.Tx) error { return finance.Adjust(tx, c.n) })
	}
}

func TestStatementOfAMonth(t *testing.T) {
	b := open(t)
	b.put(b.safe, 10000)
	b.Do(func(tx *db.Tx) error {
		return finance.Transfer(tx, finance.NewTransfer{FromID: b.safe, ToID: b.bank, Amount: 2500})
	})
	b.Do(func(tx *db.Tx) error {
		s, err := finance.ReadStatement(tx, b.safe, b.today, b.today, 0)
		if err != nil {
			return err
		}
		if s.Opening != 0 || s.In != 10000 || s.Out != -2500 || s.Closing != 7500 || len(s.Movements) != 2 || s.Movements[0].Balance != 7500 {
			t.Errorf("today: %+v", s)
		}
		s, err = finance.ReadStatement(tx, b.safe, b.today.AddDays(1), b.today.AddDays(1), 0)
		if s.Opening != 7500 || s.Closing != 7500 || len(s.Movements) != 0 {
			t.Errorf("tomorrow: %+v", s)
		}
		return err
	})
}

func TestMergedPersonTakesTheDebtAlong(t *testing.T) {
	b := open(t)
	b.Do(receive(b.sell(pay("fiado", 6000, 1))))
	var joana person.Person
	b.Do(func(tx *db.Tx) (err error) {
		if joana, err = person.Save(tx, person.Person{Name: "Maria Joana", IsCustomer: true}); err != nil {
			return err
		}
		return finance.MovePerson(tx, event.PersonsMerged{From: b.maria, Into: joana.ID})
	})
	b.owes(0)
	b.Do(func(tx *db.Tx) error {
		owed, _, err := finance.Credit(tx, joana.ID)
		debt, err2 := finance.DebtOf(tx, joana.ID, 5)
		if owed != 6000 || debt.Open != 6000 || err2 != nil {
			t.Errorf("Joana owes %s, in titles %s: %v", owed, debt.Open, err2)
		}
		return err
	})
}

func TestCheckFindsWhatDoesNotAgree(t *testing.T) {
	for _, c := range []struct{ name, want, statement string }{
		{"balance", "A conta Conta bancária", `update money_accounts set balance = balance + 1 where account_id = $1 and kind = 'banco'`},
		{"open amount", "O título NF 10 (", `update titles set open_amount = open_amount - 1 where account_id = $1 and id = $2`},
		{"state", "está como quitado com 10000 centavos em aberto", `update titles set state = 'quitado' where account_id = $1 and id = $2`},
		{"credit", "deve 1 centavos de fiado", `insert into person_credits (account_id, person_id, owed) select $1, person_id, 1 from titles where account_id = $1 and id = $2`},
		{"kind of account", "é de um tipo que não existe: porquinho", `update money_accounts set kind = 'porquinho' where account_id = $1 and kind = 'banco'`},
		{"more open than owed", "está fora das regras", `update titles set open_amount = amount + 1 where account_id = $1 and id = $2`},
		{"less than nothing open", "está fora das regras", `update titles set open_amount = -1 where account_id = $1 and id = $2`},
		{"a part beyond the parts", "está fora das regras", `update titles set part = parts + 1 where account_id = $1 and id = $2`},
		{"a part before the first", "está fora das regras", `update titles set part = 0 where account_id = $1 and id = $2`},
		{"no amount", "está fora das regras", `update titles set amount = 0, open_amount = 0 where account_id = $1 and id = $2`},
		{"direction", "está fora das regras", `update titles set direction = 'doar' where account_id = $1 and id = $2`},
		{"an unknown state", "está fora das regras", `update titles set state = 'perdido' where account_id = $1 and id = $2`},
		{"settlement", "não tem o seu movimento de dinheiro", `
			insert into settlements (account_id, id, title_id, paid_on, amount, money_account_id, at, identity_id)
			select $1, 1, $2, now(), 100, id, now(), 1 from money_accounts where account_id = $1 and kind = 'banco'`},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t)
			id := b.owed("receber", 10000, 1)[0]
			err := b.Try(func(tx *db.Tx) error {
				var args []any
				if strings.Contains(c.statement, "$2") {
					args = append(args, id)
				}
				if _, err := tx.Exec(c.statement, args...); err != nil {
					return err
				}
				wrong, err := finance.Check(tx)
				if err != nil {
					return err
				}
				if !strings.Contains(strings.Join(wrong, "\n"), c.want) {
					t.Errorf("doctor says %q, want %q", wrong, c.want)
				}
				return errBack // nothing of it stays
			})
			if err != errBack {
				t.Fatal(err)
			}
		})
	}
}

type back struct{}

func (back) Error() string { return "back" }

var errBack = back{}
