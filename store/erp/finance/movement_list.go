package finance

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Movement is one line of an account's statement; Balance is what lay in the account after it.
type Movement struct {
	ID         int64       `db:"id"`
	At         time.Time   `db:"at"`
	Kind       string      `db:"kind"`
	Amount     money.Cents `db:"amount"`
	Balance    money.Cents `db:"balance"`
	Text       string      `db:"text"`
	OriginKind string      `db:"origin_kind"`
	OriginID   int64       `db:"origin_id"`
}

// KindTitle is the movement's kind on the screen.
func (m *Movement) KindTitle() string {
	return map[string]string{
		"venda": "Venda", "troco": "Troco", "cancelamento": "Cancelamento", "fundo": "Fundo de troco", "recolhimento": "Recolhimento",
		"quebra": "Diferença de caixa", "baixa": "Baixa", "estorno": "Estorno", "transferencia": "Transferência", "ajuste": "Ajuste",
		"devolucao": "Devolução", "tarifa": "Taxa", "a_receber": "A receber depois",
	}[m.Kind]
}

// Statement is an account's movements between two days, both included, the newest first.
type Statement struct {
	Opening, In, Out, Closing money.Cents // of the whole period, not only of the page
	Movements                 []Movement
	More                      bool
}

// ReadStatement reads the page of movements before the one with that id (0: from the newest).
func ReadStatement(tx *db.Tx, account int64, from, to dates.Date, before int64) (s Statement, err error) {
	zone := tx.Zone()
	first, end := from.In(zone), to.AddDays(1).In(zone)
	err = tx.List(&s.Movements, `
		select id, at, kind, amount, balance, text, origin_kind, origin_id
		  from money_movements
		 where account_id = $1 and money_account_id = $2 and at >= $3 and at < $4 and ($5::bigint = 0 or id < $5)
		 order by id desc limit $6`, account, first, end, before, PageSize+1)
	if err != nil {
		return s, err
	}
	if s.More = len(s.Movements) > PageSize; s.More {
		s.Movements = s.Movements[:PageSize]
	}
	return s, sumStatement(tx, &s, account, first, end)
}

// sumStatement takes the opening from the movements themselves: the balance of any past day is their sum.
func sumStatement(tx *db.Tx, s *Statement, account int64, first, end time.Time) error {
	var sums struct {
		Opening money.Cents `db:"opening"`
		In      money.Cents `db:"came"`
		Out     money.Cents `db:"went"`
	}
	err := tx.Get(&sums, `
		select coalesce(sum(amount) filter (where at < $3), 0)::bigint as opening,
		       coalesce(sum(amount) filter (where at >= $3 and amount > 0), 0)::bigint as came,
		       coalesce(sum(amount) filter (where at >= $3 and amount < 0), 0)::bigint as went
		  from money_movements
		 where account_id = $1 and money_account_id = $2 and at < $4`, account, first, end)
	s.Opening, s.In, s.Out, s.Closing = sums.Opening, sums.In, sums.Out, sums.Opening+sums.In+sums.Out
	return err
}
