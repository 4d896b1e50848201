package pdv

import (
	"crypto/sha256"
	"fmt"
	"time"

	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// FiadoReceipt is a customer paying at the till what they owed.
type FiadoReceipt struct {
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

	Titles []FiadoTitle
}

// FiadoTitle is what the receipt took off one title.
type FiadoTitle struct {
	TitleID      int64       `db:"title_id"`
	SettlementID int64       `db:"settlement_id"`
	Document     string      `db:"document"`
	Amount       money.Cents `db:"amount"`
	OpenAfter    money.Cents `db:"open_after"`
}

// Change is what the customer got back.
func (r *FiadoReceipt) Change() money.Cents { return r.Tendered - r.Amount }

// ReceiveFiado is what is asked at the till.
type ReceiveFiado struct {
	TillID, PersonID int64
	ClientID         string
	Payment          Payment
}

// hash is of what was asked: the same receipt with other contents is refused.
func (r *ReceiveFiado) hash() []byte {
	sum := sha256.Sum256(fmt.Appendf(bodyOf([]Payment{r.Payment}), " %d %d", r.TillID, r.PersonID))
	return sum[:]
}

// settleDebt takes the payment for what is owed: only dinheiro gives change, and less than all is welcome.
func settleDebt(p Payment, owed money.Cents, person int64, t Terms) (Payment, error) {
	m, _ := t.Find(p.Method)
	if m.Kind == payment.Fiado || m.Kind == payment.Voucher {
		return p, fault.Blame("payments", "O que se deve não se paga com "+m.Title+": escolha outra forma.")
	}
	if owed == 0 {
		return p, fault.Refuse("Esta pessoa não deve nada no fiado.")
	}
	s := Sale{CustomerID: &person}
	if err := s.take(&p, t); err != nil {
		return p, err
	}
	p.Seq, p.Amount = 1, min(p.Tendered, owed)
	if p.Tendered > owed && m.Kind != payment.Cash {
		return p, fault.Blame("payments", "A dívida é de "+owed.String()+": só dinheiro dá troco.")
	}
	return p, nil
}
