package returns

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"strings"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/stock"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// New is what is asked at the counter. ClientID is the form's own UUID: sent twice, it returns once.
type New struct {
	ClientID string
	SaleID   int64
	Lines    map[int]quantity.Amount // by the sale's line
	DepotID  int64
	TillID   int64  // whose drawer pays; read only for dinheiro
	Refund   string // one of Refunds
	Reason   string

	// Where it is asked, how much whoever asks may take back alone (nil: anything), and what a supervisor allowed.
	AtTill int64        `json:"-"`
	Limit  *money.Cents `json:"-"`
	Grant  int64        `json:"-"`
}

// Make takes goods of a finalised sale back: never more than was sold, at what was really paid for them.
func Make(tx *db.Tx, n New) (Return, error) {
	if !uuid7.Valid(n.ClientID) {
		return Return{}, fault.Refuse("Esta tela está desatualizada: recarregue a página.")
	}
	till, s, err := lock(tx, n)
	if err != nil {
		return Return{}, err
	}
	if done, found, err := same(tx, n); err != nil || found {
		return done, err
	}
	r, earlier, err := settle(tx, n, till, &s)
	if err != nil {
		return r, err
	}
	if err := save(tx, &r); err != nil {
		return r, err
	}
	tx.Log(db.Change{Action: "Itens devolvidos", Object: "returns", ID: r.ID, After: map[string]any{"sale_id": s.ID, "number": s.Number,
		"items": len(r.Items), "total": r.Total, "cash": r.Cash, "credit": r.Credit, "voucher": r.Voucher, "reason": r.Reason}})
	if err := tx.Emit(r.fact(&s, till, earlier)); err != nil {
		return r, err
	}
	return r, pay(tx, &r, till)
}

// lock takes the till whose drawer pays and then the sale: of one sale one return at a time.
func lock(tx *db.Tx, n New) (till tills.Till, s pdv.Sale, err error) {
	if n.Refund == "dinheiro" {
		if n.TillID == 0 {
			return till, s, fault.Blame("till_id", "Escolha o caixa de onde sai o dinheiro.")
		}
		if till, err = tills.Lock(tx, n.TillID); err != nil {
			return till, s, err
		}
		if !till.Open() {
			return till, s, fault.Blame("till_id", "O "+till.Name+" está fechado: o dinheiro sai de um caixa aberto.")
		}
	}
	if s, err = pdv.LockSale(tx, n.SaleID); err != nil {
		return till, s, err
	}
	switch s.State {
	case "finalizada":
		return till, s, nil
	case "cancelada":
		return till, s, fault.Refuse("Esta venda foi cancelada: tudo dela já voltou.")
	}
	return till, s, fault.Refuse("Só se devolve o que foi vendido: esta venda não foi finalizada.")
}

// same finds what this form already did; with other contents it is refused.
func same(tx *db.Tx, n New) (Return, bool, error) {
	r, found, err := findByClient(tx, n.ClientID)
	if err == nil && found && !bytes.Equal(r.BodyHash, n.body()) {
		return r, true, fault.Conflict("Esta devolução já foi gravada com outros itens. Abra a venda de novo para ver o que ficou.")
	}
	if found {
		tx.Log(db.Change{Action: "Envio repetido ignorado", Object: "returns", ID: r.ID})
	}
	return r, found, err
}

// body is the hash of what was asked.
func (n New) body() []byte {
	raw, _ := json.Marshal(n) // maps of numbers marshal with their keys in order
	sum := sha256.Sum256(raw)
	return sum[:]
}

// settle works the return out: the lines, what they are worth, and how it is paid back.
func settle(tx *db.Tx, n New, till tills.Till, s *pdv.Sale) (r Return, earlier []Item, err error) {
	if earlier, err = returnedOf(tx, s.ID); err != nil {
		return r, nil, err
	}
	if err = depotInUse(tx, n.DepotID); err != nil {
		return r, nil, err
	}
	r = Return{ID: db.NewID(), ClientID: n.ClientID, BodyHash: n.body(), SaleID: s.ID, SaleNumber: *s.Number, SaleTill: s.TillName,
		DepotID: n.DepotID, PersonID: s.CustomerID, Reason: strings.TrimSpace(n.Reason), At: tx.Now, BusinessDay: dates.Of(tx.Now, tx.Zone()), IdentityID: tx.Actor.Identity}
	if r.Reason == "" {
		return r, nil, fault.Blame("reason", "Diga por que os itens voltam.")
	}
	if r.Items, err = takeBack(returnables(s, earlier), maps.Clone(n.Lines)); err != nil {
		return r, nil, err
	}
	for _, i := range r.Items {
		r.Total += i.Total // at most the sale's total
	}
	if err := r.authorise(tx, n, s); err != nil {
		return r, nil, err
	}
	return r, earlier, r.shareOut(tx, n.Refund, till, s)
}

// shareOut says how the total is paid back. What the sale still owes on fiado goes first: nobody is given money that
// they have not paid.
func (r *Return) shareOut(tx *db.Tx, refund string, till tills.Till, s *pdv.Sale) error {
	open, err := finance.OpenCreditOfSale(tx, s.ID)
	if err != nil {
		return err
	}
	switch refund {
	case "vale_troca", "dinheiro":
		if open > 0 && r.Total > 0 {
			return fault.Blame("refund", "Esta venda ainda tem "+open.String()+" em aberto no fiado: escolha abater do fiado.")
		}
		if refund == "vale_troca" {
			r.Voucher = r.Total
			return nil
		}
		r.Cash, r.TillID, r.ShiftID = r.Total, till.ID, *till.ShiftID
		return nil
	case "fiado":
		if s.CustomerID == nil {
			return fault.Blame("refund", "Esta venda não tem cliente: não há fiado de quem abater.")
		}
		owed, err := finance.LockCredit(tx, *s.CustomerID)
		if err != nil {
			return err
		}
		if owed <= 0 {
			return fault.Blame("refund", "O cliente desta venda não deve nada no fiado: escolha vale-troca ou dinheiro.")
		}
		r.Credit = min(r.Total, owed)
		r.Voucher = r.Total - r.Credit
		return nil
	}
	return fault.Blame("refund", "Escolha o que o cliente recebe.")
}

// pay gives the voucher, and refuses cash that is not in the drawer.
func pay(tx *db.Tx, r *Return, till tills.Till) error {
	if r.Voucher > 0 {
		_, err := voucher.Issue(tx, voucher.New{Amount: r.Voucher, PersonID: r.PersonID, OriginKind: "devolucao", OriginID: r.ID})
		return err
	}
	if r.Cash == 0 {
		return nil
	}
	left, err := finance.Balance(tx, till.MoneyAccountID)
	if err == nil && left < 0 {
		return fault.Blame("till_id", "Na gaveta do "+till.Name+" não há "+r.Cash.String()+": faça um suprimento, ou dê vale-troca.")
	}
	return err
}

func depotInUse(tx *db.Tx, id int64) error {
	d, err := stock.FindDepot(tx, id)
	if fault.Is(err, fault.Missed) || (err == nil && d.ArchivedAt != nil) {
		return fault.Blame("depot_id", "Escolha o depósito para onde os itens voltam.")
	}
	return err
}

// fact is what the other modules hear.
func (r *Return) fact(s *pdv.Sale, till tills.Till, earlier []Item) event.ItemsReturned {
	f := event.ItemsReturned{
		ReturnID: r.ID, SaleID: r.SaleID, BranchID: s.BranchID, TillName: r.SaleTill, Number: r.SaleNumber, DepotID: r.DepotID, CashAccountID: till.MoneyAccountID,
		SellerID: s.SellerID, Total: r.Total, Cash: r.Cash, Credit: r.Credit, Voucher: r.Voucher, Reason: r.Reason, At: r.At,
	}
	if r.PersonID != nil {
		f.CustomerID = *r.PersonID
	}
	before := map[int64]quantity.Amount{}
	for _, e := range earlier {
		before[e.ProductID] += e.Quantity
	}
	for _, i := range r.Items {
		f.Items = append(f.Items, event.ReturnedItem{ProductID: i.ProductID, Kind: i.Kind, Quantity: i.Quantity, Before: before[i.ProductID], Total: i.Total})
		before[i.ProductID] += i.Quantity
	}
	return f
}
