package finance

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Settlement (baixa) takes Amount off a title. Of it Discount is forgiven and never paid; Interest (juros e multa) is
// paid on top and takes nothing off; Fee is what the acquirer kept. A reversal (estorno) is another one with all of them
// negative, that names it.
type Settlement struct {
	ID             int64       `db:"id"`
	TitleID        int64       `db:"title_id"`
	PaidOn         dates.Date  `db:"paid_on"`
	Amount         money.Cents `db:"amount"`
	Interest       money.Cents `db:"interest"`
	Discount       money.Cents `db:"discount"`
	Fee            money.Cents `db:"fee"`
	MoneyAccountID int64       `db:"money_account_id"`
	AccountName    string      `db:"account_name"`
	ReversesID     int64       `db:"reverses_id"` // 0: not a reversal
	Reversed       bool        `db:"reversed"`    // another one reverses it
	ReturnID       int64       `db:"return_id"`   // 0: money came for it; else what was returned paid it
	Reason         string      `db:"reason"`
	At             time.Time   `db:"at"`
	IdentityID     int64       `db:"identity_id"`
}

// Money is what comes in or goes out: R$ 100,00 settled with R$ 5,00 of interest and R$ 10,00 of discount moves R$ 95,00;
// with R$ 3,00 of fee besides, R$ 92,00.
func (s *Settlement) Money() money.Cents { return s.gross() - s.Fee }

func (s *Settlement) gross() money.Cents { return s.Amount - s.Discount + s.Interest }

// check refuses what the title does not bear.
func (s *Settlement) check(t Title, today dates.Date) error {
	switch {
	case t.State == "cancelado":
		return fault.Refuse("O título " + t.Name() + " foi cancelado.")
	case t.State == "quitado":
		return fault.Refuse("O título " + t.Name() + " já está quitado.")
	case s.Amount <= 0:
		return fault.Blame("amount", "O valor da baixa deve ser maior que zero.")
	case s.Amount > t.Open:
		return fault.Blame("amount", "Só há "+t.Open.String()+" em aberto neste título.")
	case s.Interest < 0:
		return fault.Blame("interest", "Juros e multa não podem ser negativos.")
	case s.Discount < 0:
		return fault.Blame("discount", "O desconto não pode ser negativo.")
	case s.Discount > s.Amount:
		return fault.Blame("discount", "O desconto não pode passar do valor da baixa.")
	case s.Fee < 0:
		return fault.Blame("fee", "A taxa não pode ser negativa.")
	case s.Fee > 0 && t.Direction == "pagar":
		return fault.Blame("fee", "Só há taxa no que se recebe.")
	case s.Fee > s.gross():
		return fault.Blame("fee", "A taxa não pode passar do que foi pago.")
	case s.PaidOn.IsZero():
		return fault.Blame("paid_on", "Informe a data do pagamento.")
	case s.PaidOn.After(today):
		return fault.Blame("paid_on", "A data do pagamento não pode ser futura.")
	}
	return nil
}

// reversal is the settlement that undoes s, on this day.
func (s *Settlement) reversal(reason string, today dates.Date) (Settlement, error) {
	switch {
	case s.ReversesID != 0:
		return Settlement{}, fault.Refuse("Um estorno não se estorna: lance a baixa de novo.")
	case s.ReturnID != 0:
		return Settlement{}, fault.Refuse("Esta baixa é de itens que o cliente devolveu: ela não se estorna.")
	case s.Reversed:
		return Settlement{}, fault.Refuse("Esta baixa já foi estornada.")
	}
	return Settlement{
		TitleID: s.TitleID, PaidOn: today, Amount: -s.Amount, Interest: -s.Interest, Discount: -s.Discount, Fee: -s.Fee,
		MoneyAccountID: s.MoneyAccountID, ReversesID: s.ID, Reason: reason,
	}, nil
}

// entries are the money that the settlement moves: in for what is owed to us, out for what we owe; and out again what the
// acquirer kept, an expense in a line of its own.
func (s *Settlement) entries(t Title) (list []Entry) {
	e := s.entry(t)
	if e.Amount != 0 {
		list = append(list, e)
	}
	if s.Fee != 0 {
		e.Kind, e.Amount, e.Text = "tarifa", -s.Fee, "Taxa de "+t.Name()
		list = append(list, e)
	}
	return list
}

func (s *Settlement) entry(t Title) Entry {
	e := Entry{AccountID: s.MoneyAccountID, Kind: "baixa", Amount: s.gross(), Text: "Recebimento de ", OriginKind: "baixa", OriginID: s.ID}
	if t.Direction == "pagar" {
		e.Amount, e.Text = -e.Amount, "Pagamento de "
	}
	if s.ReversesID != 0 {
		e.Kind, e.OriginKind, e.Text = "estorno", "estorno", "Estorno de "
	}
	e.Text += t.Name()
	if t.PersonName != "" {
		e.Text += " · " + t.PersonName
	}
	return e
}
