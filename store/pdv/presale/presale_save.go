package presale

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/person"
)

// Terms are what is typed beside the lines. Limit is the largest discount that this person may promise.
type Terms struct {
	Kind       string
	CustomerID int64
	ListID     int64 // of prices; 0: varejo
	SellerID   int64
	ValidUntil dates.Date
	Discount   money.Cents
	Limit      int64
	Note       string
}

const mostDays = 365

// Save keeps for whom a pré-venda is, by whom, until when and with which discount.
func Save(tx *db.Tx, id int64, t Terms) (Presale, error) {
	p, err := lock(tx, id)
	if err != nil {
		return p, err
	}
	if err := p.mustBeChangeable(tx); err != nil {
		return p, err
	}
	if err := t.check(tx, &p); err != nil {
		return p, err
	}
	before := p.audited()
	if err := t.price(tx, &p); err != nil {
		return p, err
	}
	p.Kind, p.SellerID, p.ValidUntil, p.Discount, p.Note = t.Kind, t.SellerID, t.ValidUntil, t.Discount, t.Note
	tx.Log(db.Change{Action: "Pré-venda alterada", Object: "presales", ID: id, Before: before, After: p.audited()})
	_, err = tx.Exec(`
		update presales set kind = $3, customer_id = $4, seller_id = $5, valid_until = $6, discount = $7, note = $8, list_id = $9
		 where account_id = $1 and id = $2`, id, p.Kind, p.CustomerID, p.SellerID, p.ValidUntil, p.Discount, p.Note, p.ListID)
	if err != nil {
		return p, err
	}
	return p, saveTotals(tx, &p)
}

func (p *Presale) audited() map[string]any {
	return map[string]any{"kind": p.Kind, "customer_id": p.CustomerID, "seller_id": p.SellerID, "valid_until": p.ValidUntil.ISO(),
		"discount": p.Discount, "tabela": p.List}
}

// price names the customer and the list, as a sale at a till goes by them, and only then looks at the discount.
func (t *Terms) price(tx *db.Tx, p *Presale) error {
	before, list := p.CustomerID, t.ListID
	if p.CustomerID = nil; t.CustomerID != 0 {
		p.CustomerID = &t.CustomerID
	}
	if list == idOf(p.ListID) && idOf(before) != t.CustomerID {
		theirs, err := catalogue.ListAfter(tx, p.ListID, before, p.CustomerID)
		if err != nil {
			return err
		}
		list = theirs
	}
	if err := p.goBy(tx, list); err != nil {
		return err
	}
	if err := p.Sum(); err != nil {
		return err
	}
	switch most := p.Subtotal.Percent(t.Limit); {
	case t.Discount > p.Subtotal:
		return fault.Blame("discount", "O desconto não pode passar do subtotal, "+p.Subtotal.String()+".")
	case t.Discount != p.Discount && t.Discount > most:
		return fault.Blame("discount", "Seu limite de desconto aqui é "+most.String()+": peça a um gerente.")
	}
	return nil
}

func (t *Terms) check(tx *db.Tx, p *Presale) error {
	today := dates.Of(tx.Now, tx.Zone())
	switch {
	case !slices.ContainsFunc(Kinds, func(k struct{ Code, Title string }) bool { return k.Code == t.Kind }):
		return fault.Blame("kind", "Escolha pré-venda ou orçamento.")
	case t.ValidUntil.Before(today):
		return fault.Blame("valid_until", "A validade não pode ser um dia que já passou.")
	case t.ValidUntil.After(today.AddDays(mostDays)):
		return fault.Blame("valid_until", "A validade vai até um ano.")
	case t.Discount < 0:
		return fault.Blame("discount", "O desconto não pode ser negativo.")
	}
	if t.CustomerID != 0 {
		now, err := person.Hold(tx, t.CustomerID)
		if fault.Is(err, fault.Missed) {
			return fault.Blame("customer_id", "Escolha um cliente do cadastro.")
		}
		if err != nil {
			return err
		}
		t.CustomerID = now
	}
	if t.SellerID == p.SellerID {
		return nil
	}
	return seller.MustSell(tx, t.SellerID)
}

// Cancel ends one that nobody will buy.
func Cancel(tx *db.Tx, id int64, reason string) error {
	p, err := lock(tx, id)
	if err != nil {
		return err
	}
	if err := p.mustBeChangeable(tx); err != nil {
		return err
	}
	return p.cancel(tx, reason)
}

func (p *Presale) cancel(tx *db.Tx, reason string) error {
	tx.Log(db.Change{Action: "Pré-venda cancelada", Object: "presales", ID: p.ID, After: map[string]any{"reason": reason}})
	_, err := tx.Exec(`
		update presales set state = 'cancelada', ended_at = $3, ended_by = $4, end_reason = $5
		 where account_id = $1 and id = $2`, p.ID, tx.Now, tx.Actor.Identity, reason)
	if err != nil {
		return err
	}
	return stock.Release(tx, origin(p.ID))
}

// mustBeChangeable refuses what an orçamento agreed, what has ended, and what a till has open: the sale there would not
// follow.
func (p *Presale) mustBeChangeable(tx *db.Tx) error {
	if err := p.mustRest(tx); err != nil || p.QuoteID == 0 {
		return err
	}
	return fault.Refuse(p.Title() + " é de um orçamento aceito: para mudar ou cancelar, edite ou anule o orçamento.")
}

func (p *Presale) mustRest(tx *db.Tx) error {
	if err := p.MustBeOpen(); err != nil {
		return err
	}
	s, stands, err := p.standing(tx)
	if err == nil && stands {
		return fault.Refuse(p.Title() + " está aberta no " + s.TillName + ": finalize ou descarte a venda de lá.")
	}
	return err
}

// standing is the sale that a till opened of it, while that is neither finished nor given up.
func (p *Presale) standing(tx *db.Tx) (s pdv.Sale, stands bool, err error) {
	if p.SaleID == 0 {
		return s, false, nil
	}
	s, err = pdv.FindSale(tx, p.SaleID)
	return s, err == nil && (s.State == "aberta" || s.State == "suspensa"), err
}
