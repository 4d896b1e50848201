// Package fiado receives at the till what customers owe.
package fiado

import (
	"crypto/sha256"
	"fmt"
	"time"

	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
)

// Receipt is a customer paying at the till what they owed.
type Receipt struct {
	ID          int64       `db:"id"`
	ClientID    string      `db:"client_id"`
	BodyHash    []byte      `db:"body_hash"`
	TillID      int64       `db:"till_id"`
	TillName    string      `db:"till_name"`
	ShiftID     int64       `db:"shift_id"`
	BranchID    int64       `db:"branch_id"`
	PersonID    int64       `db:"person_id"`
	PersonName  string      `db:"person_name"`
	At          time.Time   `db:"at"`
	OperatorID  int64       `db:"operator_id"`
	Method      string      `db:"method"`
	Title       string      `db:"title"`
	Amount      money.Cents `db:"amount"`
	Tendered    money.Cents `db:"tendered"`
	Instalments int         `db:"instalments"`
	Detail      string      `db:"detail"`
	OwedAfter   money.Cents `db:"owed_after"`

	Titles []Title
}

// Title is what the receipt took off one title.
type Title struct {
	TitleID      int64       `db:"title_id"`
	SettlementID int64       `db:"settlement_id"`
	Document     string      `db:"document"`
	Amount       money.Cents `db:"amount"`
	OpenAfter    money.Cents `db:"open_after"`
}

// Change is what the customer got back.
func (r *Receipt) Change() money.Cents { return r.Tendered - r.Amount }

// NewReceipt is what is asked at the till.
type NewReceipt struct {
	TillID, PersonID int64
	ClientID         string
	Payment          pdv.Payment
}

// hash is of what was asked: the same receipt with other contents is refused.
func (r *NewReceipt) hash() []byte {
	sum := sha256.Sum256(fmt.Appendf(pdv.BodyOf([]pdv.Payment{r.Payment}), " %d %d", r.TillID, r.PersonID))
	return sum[:]
}

// settleDebt takes the payment for what is owed: only dinheiro gives change, and less than all is welcome.
func settleDebt(p pdv.Payment, owed money.Cents, person int64, t pdv.Terms) (pdv.Payment, error) {
	m, _ := t.Find(p.Method)
	if m.Kind == payment.Fiado || m.Kind == payment.Voucher {
		return p, fault.Blame("payments", "O que se deve não se paga com "+m.Title+": escolha outra forma.")
	}
	if owed == 0 {
		return p, fault.Refuse("Esta pessoa não deve nada no fiado.")
	}
	if err := p.Take(&person, t); err != nil {
		return p, err
	}
	p.Seq, p.Amount = 1, min(p.Tendered, owed)
	if p.Tendered > owed && m.Kind != payment.Cash {
		return p, fault.Blame("payments", "A dívida é de "+owed.String()+": só dinheiro dá troco.")
	}
	return p, nil
}
