// Package authority is what people may do alone at a till, and what a supervisor allows them beyond it by PIN.
package authority

import (
	"slices"
	"time"

	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// What a supervisor allows. The operator stays the operator: no session is raised, no one else signs in. An act that is
// beyond the cashier asks for authority in four steps, and any use case at the till does so in ten lines:
//
//	if amount > limit { // the use case, in the transaction of the act
//		ask := authority.Ask{Act: "sangria", TargetID: shift.ID, TillID: till.ID, Amount: amount}
//		grant, err := authority.Require(tx, w.Grant, ask, "amount", "Acima de R$ 200,00 a sangria precisa de um supervisor.")
//		if err != nil {
//			return err // without a grant: *Needed, a refusal that carries the Ask
//		}
//		by = grant.Supervisor // goes into the act's own audit line
//	}
//
// and its handler, which passes w.Grant = desk.GrantOf(c):
//
//	if asked, err := desk.AskAuthority(c, err); asked {
//		return err // 422 with the PIN dialog, which sends this same form again with the grant in it
//	}
//
// The form needs nothing: what was posted is sent again whole. The grant is used up in the transaction of the act, so a
// refused act leaves it unused, and an act that is done twice needs two.

// Ask is what a cashier wants to do and may not alone.
type Ask struct {
	Act      string      // one of Acts
	TargetID int64       // the sale, the till or the shift it is about
	Line     int         // of the sale; 0: the whole
	TillID   int64       // where it is asked
	Amount   money.Cents // the grant is good for this and less; 0 where the act has no amount
}

// Act is something that a supervisor may allow.
type Act struct {
	Code, Title string
	Roles       []account.Role // who allows it; the owner always does
}

var supervisors = []account.Role{account.Manager}

// Acts are all that the till asks a supervisor for.
var Acts = []Act{
	{"desconto", "Desconto acima do limite", supervisors},
	{"acrescimo", "Acréscimo acima do limite", supervisors},
	{"cancelar_item", "Cancelamento de item", supervisors},
	{"cancelar_venda", "Cancelamento de venda", supervisors},
	{"devolucao", "Devolução", supervisors},
	{"sangria", "Sangria", supervisors},
	{"reabrir_turno", "Reabertura de turno", supervisors},
	{"fechar_pendente", "Fechamento com vendas por enviar", supervisors},
	{"fiado", "Fiado acima do limite", []account.Role{account.Manager, account.Finance}},
}

// FindAct gives the act of this code.
func FindAct(code string) (Act, bool) {
	i := slices.IndexFunc(Acts, func(a Act) bool { return a.Code == code })
	if i < 0 {
		return Act{}, false
	}
	return Acts[i], true
}

// Allows says whether somebody with these roles may allow the act.
func (a Act) Allows(roles []string) bool {
	return slices.ContainsFunc(append([]account.Role{account.Owner}, a.Roles...), func(r account.Role) bool {
		return slices.Contains(roles, string(r))
	})
}

// Grant is an act allowed once.
type Grant struct {
	ID           int64       `db:"id"`
	Act          string      `db:"act"`
	TargetID     int64       `db:"target_id"`
	Line         int         `db:"line_no"`
	Amount       money.Cents `db:"amount"`
	TillID       int64       `db:"till_id"`
	CashierID    int64       `db:"cashier_id"`
	Cashier      string      `db:"cashier"`
	SupervisorID int64       `db:"supervisor_id"`
	Supervisor   string      `db:"supervisor"`
	GivenAt      time.Time   `db:"given_at"`
	ExpiresAt    time.Time   `db:"expires_at"`
	UsedAt       *time.Time  `db:"used_at"`
}

// life is how long a grant waits: the form that asked for it is sent again at once.
const life = time.Minute

// Needed is a refusal that a supervisor can lift.
type Needed struct {
	Ask
	refusal error
}

func (n *Needed) Error() string { return n.refusal.Error() }

// Unwrap shows the refusal to whoever does not know how to ask.
func (n *Needed) Unwrap() error { return n.refusal }

// Need refuses an act until somebody allows it; the sentence stands beside the field.
func Need(a Ask, field, sentence string) error {
	return &Needed{Ask: a, refusal: fault.Blame(field, sentence)}
}

// why says what is wrong with a grant that was not taken.
func (g Grant) why(a Ask, cashier int64, now time.Time) error {
	switch {
	case g.UsedAt != nil:
		return fault.Refuse("Esta autorização já foi usada: peça outra.")
	case !now.Before(g.ExpiresAt):
		return fault.Refuse("Esta autorização venceu: vale por um minuto. Peça outra.")
	case g.CashierID != cashier:
		return fault.Refuse("Esta autorização foi dada a outra pessoa.")
	case g.TillID != a.TillID:
		return fault.Refuse("Esta autorização foi dada em outro caixa.")
	case g.Act == a.Act && g.TargetID == a.TargetID && g.Line == a.Line && a.Amount > g.Amount:
		return fault.Refuse("A autorização vai até " + g.Amount.String() + ": peça outra para " + a.Amount.String() + ".")
	}
	return fault.Refuse("Esta autorização foi dada para outra coisa.")
}
