package till

import (
	"github.com/a-h/templ"

	"omniservicos/store/money"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/uuid7"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// MoveForm is money into or out of the drawer, or the drawer opened without a sale.
type MoveForm struct {
	form.Form
	Kind     string
	Client   string
	Amount   money.Cents
	Reason   string
	Source   string
	Supplier string
}

// NewMoveForm is an empty one with a UUID of its own: sent twice, it is done once.
func NewMoveForm(kind, client string) *MoveForm {
	f := &MoveForm{Kind: kind}
	f.Set("uuid", client)
	f.Set("source", cash.FromSafe)
	return f
}

// MoveForms are those of a till's dialogs.
func MoveForms() (forms []*MoveForm) {
	for _, kind := range moveKinds {
		forms = append(forms, NewMoveForm(kind, uuid7.New()))
	}
	return forms
}

var moveKinds = []string{trail.Withdrawal, trail.Supply, trail.Expense, trail.DrawerOpened}

func (f *MoveForm) Read() {
	f.Client = f.Value("uuid")
	f.Reason = f.Text("motivo", 200, "Diga o motivo.")
	if f.Kind == trail.DrawerOpened {
		return
	}
	f.Amount = f.Money("amount", "Informe o valor, como 50,00.")
	switch f.Kind {
	case trail.Supply:
		f.Source = f.Choice("source", []string{cash.FromSafe, cash.FromOwner}, "Escolha de onde vem o dinheiro.")
	case trail.Expense:
		f.Source = f.Text("category", 60, "Escolha a categoria da despesa.")
		f.Supplier = f.Text("supplier", 100, "")
	}
}

// Move is what is asked for.
func (f *MoveForm) Move(till int64) cash.Move {
	return cash.Move{Client: f.Client, TillID: till, Kind: f.Kind, Amount: f.Amount, Reason: f.Reason, Source: f.Source}
}

// moveWord is how a kind of movement speaks: its path and dialog, what happens, and its button.
type moveWord struct{ path, Icon, text, button, placeholder string }

var moveWords = map[string]moveWord{
	trail.Withdrawal: {path: "sangria", Icon: "arrow-up-tray", text: "O dinheiro sai da gaveta e vai para o cofre.",
		button: "Fazer a sangria", placeholder: "Excesso na gaveta"},
	trail.Supply: {path: "suprimento", Icon: "arrow-down-tray", text: "O dinheiro entra na gaveta para dar troco.",
		button: "Fazer o suprimento", placeholder: "Reforço de troco"},
	trail.Expense: {path: "despesa", Icon: "receipt-percent", text: "Sai da gaveta e entra nas contas a pagar, já paga.",
		button: "Pagar a despesa", placeholder: "Motoboy, água, limpeza"},
	trail.DrawerOpened: {path: "gaveta", Icon: "inbox-arrow-down", text: "Nada entra nem sai: fica registrado quem abriu e por quê.",
		button: "Abrir a gaveta", placeholder: "Trocar uma nota"},
}

// MoveDialog is the id of a kind's dialog at the till.
func MoveDialog(kind string) string { return "till-" + moveWords[kind].path }

// firstChoice has the focus as the choice opens: F9 and Enter is a sangria.
func firstChoice(kind string) templ.Attributes {
	a := templ.Attributes{"data-cash": kind}
	if kind == moveKinds[0] {
		a["autofocus"] = true
	}
	return a
}

var supplySources = []ui.Option{{Value: cash.FromSafe, Label: "Do cofre"}, {Value: cash.FromOwner, Label: "Do bolso do dono"}}

func expenseCategories() (options []ui.Option) {
	for _, c := range []string{"Entregas e fretes", "Material de limpeza", "Material de escritório", "Lanches e refeições", "Manutenção", "Combustível", "Adiantamento a funcionário", "Outras despesas"} {
		options = append(options, ui.Option{Value: c, Label: c})
	}
	return options
}

// AlertView is whether the drawer holds more than the account wants in it. The limit is the account's; what the drawer
// holds is not told.
type AlertView struct {
	TillID    int64
	Watched   bool
	Over      bool
	Withdraws bool
	Limit     money.Cents
}
