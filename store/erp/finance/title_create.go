package finance

import (
	"strings"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/person"
)

// NewTitles is a document to be paid in parts: typed by a person, or the duplicatas of an NF-e.
type NewTitles struct {
	Direction string // receber, pagar
	PersonID  int64  // 0: nobody named
	BranchID  int64  // 0: the first branch
	Document  string
	Category  string
	Method    string
	Note      string
	IssuedOn  dates.Date // zero: today
	Parts     []Part     // Monthly cuts an amount
	// OriginKind and OriginID say where they came from; typed ones are "manual".
	OriginKind string
	OriginID   int64
	// Key is the form's own UUID: posted twice, it makes the titles once. Empty where the caller sees to that.
	Key string
}

const noPerson = "Esta pessoa não existe."

// CreateTitles writes a title a part and announces each. A second click with the same key makes none and gives none.
func CreateTitles(tx *db.Tx, n NewTitles) ([]Title, error) {
	if err := n.check(); err != nil {
		return nil, err
	}
	if first, err := firstTime(tx, n.Key, n); err != nil || !first {
		return nil, err
	}
	if err := completeTitles(tx, &n); err != nil {
		return nil, err
	}
	titles := n.titles()
	if titles[0].OnCredit() {
		if _, err := owe(tx, n.PersonID, n.total()); err != nil {
			return nil, err
		}
	}
	if err := insertTitles(tx, titles); err != nil {
		return nil, err
	}
	for _, t := range titles {
		tx.Log(db.Change{Action: "Título criado", Object: "titles", ID: t.ID, After: map[string]any{
			"direction": t.Direction, "person_id": t.PersonID, "document": t.Name(), "amount": t.Amount, "due_on": t.DueOn}})
		err := tx.Emit(event.TitleCreated{TitleID: t.ID, PersonID: t.PersonID, Direction: t.Direction, Document: t.Name(), Amount: t.Amount, DueOn: t.DueOn})
		if err != nil {
			return nil, err
		}
	}
	return titles, nil
}

func (n *NewTitles) check() error {
	n.Document = strings.TrimSpace(n.Document)
	switch {
	case n.Direction != "receber" && n.Direction != "pagar":
		return fault.Blame("direction", "Escolha entre a receber e a pagar.")
	case n.Document == "":
		return fault.Blame("document", "Informe o documento, como o número da nota ou do boleto.")
	case len(n.Parts) == 0 || len(n.Parts) > MostInstalments:
		return fault.Blame("instalments", "Informe de 1 a 60 parcelas.")
	case n.Method != "" && MethodTitle(n.Method) == "":
		return fault.Blame("method", "Escolha uma forma de pagamento da lista.")
	case n.Method == "fiado" && (n.PersonID == 0 || n.Direction != "receber"):
		return fault.Blame("person_id", "Fiado é a receber de uma pessoa: escolha quem deve.")
	}
	for _, p := range n.Parts {
		if p.Amount <= 0 {
			return fault.Blame("amount", "O valor de cada parcela deve ser maior que zero.")
		}
		if p.DueOn.IsZero() {
			return fault.Blame("due_on", "Informe o vencimento.")
		}
	}
	return nil
}

// completeTitles fills what was left open and checks what was chosen against the account.
func completeTitles(tx *db.Tx, n *NewTitles) error {
	if n.IssuedOn.IsZero() {
		n.IssuedOn = dates.Of(tx.Now, tx.Zone())
	}
	if n.OriginKind == "" {
		n.OriginKind = "manual"
	}
	if err := n.holdPerson(tx); err != nil {
		return err
	}
	var err error
	n.BranchID, err = branchOrFirst(tx, n.BranchID)
	return err
}

// holdPerson takes who was named as who they are now.
func (n *NewTitles) holdPerson(tx *db.Tx) (err error) {
	if n.PersonID == 0 {
		return nil
	}
	n.PersonID, err = person.Hold(tx, n.PersonID)
	if fault.Is(err, fault.Missed) {
		return fault.Blame("person_id", noPerson)
	}
	return err
}

func (n *NewTitles) titles() []Title {
	titles := make([]Title, len(n.Parts))
	for i, p := range n.Parts {
		titles[i] = Title{
			ID: db.NewID(), Direction: n.Direction, PersonID: n.PersonID, BranchID: n.BranchID, Document: n.Document,
			Part: i + 1, Parts: len(n.Parts), Category: n.Category, Method: n.Method, IssuedOn: n.IssuedOn, DueOn: p.DueOn,
			Amount: p.Amount, Open: p.Amount, State: "aberto", OriginKind: n.OriginKind, OriginID: n.OriginID, Note: n.Note,
		}
	}
	return titles
}

func (n *NewTitles) total() (sum money.Cents) {
	for _, p := range n.Parts {
		sum += p.Amount
	}
	return sum
}
