// Package loyalty gives points for what is bought, and a vale-troca for points.
package loyalty

import (
	"strconv"
	"strings"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Rules are what an account decided.
type Rules struct {
	Every money.Cents // that is bought, for one point; 0: no points
	Worth money.Cents // of one point, when it is exchanged
	Least int64       // points of an exchange
	Most  money.Cents // that one exchange is worth; 0: any
	Days  int         // that points last; 0: for ever
}

// The kinds of movement.
const (
	Earned    = "ganho"
	Returned  = "devolucao"
	Cancelled = "cancelamento"
	Exchanged = "troca"
	Expired   = "vencimento"
)

// VoucherOrigin is the origin_kind of a vale-troca given for points.
const VoucherOrigin = "pontos"

// Movement is one row of a customer's points.
type Movement struct {
	ID        int64       `db:"id"`
	PersonID  int64       `db:"person_id"`
	Kind      string      `db:"kind"`
	Points    int64       `db:"points"`
	Base      money.Cents `db:"base"`
	SaleID    int64       `db:"sale_id"`
	OriginID  int64       `db:"origin_id"`
	ExpiresOn *dates.Date `db:"expires_on"`
	At        time.Time   `db:"at"`
}

const (
	mostEvery = money.Cents(100_000_00)
	mostDays  = 3650
	mostLeast = 1_000_000
)

// Check refuses what no rules may be.
func (r Rules) Check() error {
	switch {
	case r.Every < 0 || r.Every > mostEvery:
		return fault.Blame("every", "Informe a cada quantos reais o cliente ganha 1 ponto, até R$ 100.000,00. R$ 0,00 não dá pontos.")
	case r.Worth < 1 || r.Worth > mostEvery:
		return fault.Blame("worth", "Informe quanto vale 1 ponto, de R$ 0,01 a R$ 100.000,00.")
	case r.Every > 0 && r.Worth > r.Every:
		return fault.Blame("worth", "Um ponto não pode valer mais do que se compra para ganhá-lo: "+r.Every.String()+".")
	case r.Least < 0 || r.Least > mostLeast:
		return fault.Blame("least", "A troca mínima vai de 0 a 1.000.000 de pontos.")
	case r.Most < 0 || r.Most > mostEvery:
		return fault.Blame("most", "O máximo por troca vai de R$ 0,00, sem limite, a R$ 100.000,00.")
	case r.Days < 0 || r.Days > mostDays:
		return fault.Blame("days", "A validade vai de 0, sem vencer, a 3.650 dias.")
	}
	return nil
}

// On says whether the account gives points.
func (r Rules) On() bool { return r.Every > 0 }

// Earned is what a purchase gives: whole points.
func (r Rules) Earned(total money.Cents) int64 {
	if !r.On() || total <= 0 {
		return 0
	}
	return int64(total / r.Every)
}

// WorthOf is what so many points are worth.
func (r Rules) WorthOf(points int64) money.Cents {
	value, ok := money.MulDiv(points, int64(r.Worth), 1)
	if !ok || points < 0 {
		return 0
	}
	return money.Cents(value)
}

// Exchange is the value of so many points, or why this customer may not exchange them.
func (r Rules) Exchange(points int64, s Standing) (money.Cents, error) {
	value := r.WorthOf(points)
	switch {
	case points <= 0:
		return 0, fault.Blame("points", "Informe quantos pontos trocar.")
	case points > s.Balance:
		return 0, fault.Blame("points", "O cliente tem "+Counted(max(0, s.Balance))+".")
	case points < r.Least:
		return 0, fault.Blame("points", "A troca é a partir de "+Counted(r.Least)+".")
	case value <= 0:
		return 0, fault.Blame("points", "Estes pontos passam do que o sistema aceita de uma vez.")
	case r.Most > 0 && value > r.Most:
		return 0, fault.Blame("points", "Cada troca vai até "+r.Most.String()+", que são "+Counted(int64(r.Most/r.Worth))+".")
	}
	return value, nil
}

// Counted says "1 ponto", "1.200 pontos".
func Counted(points int64) string {
	if points == 1 || points == -1 {
		return strconv.FormatInt(points, 10) + " ponto"
	}
	whole := money.Cents(points * 100).Plain() // 1.200,00
	return whole[:len(whole)-3] + " pontos"
}

// Signed is a movement as people read it: "+120", "−30".
func Signed(points int64) string {
	text, _, _ := strings.Cut(Counted(points), " ")
	if points < 0 {
		return "−" + strings.TrimLeft(text, "-−")
	}
	return "+" + text
}

// Short is Counted where there is little room: "345 pts".
func Short(points int64) string {
	text, _, _ := strings.Cut(Counted(points), " ")
	return text + " pts"
}
