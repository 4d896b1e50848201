package finance

import (
	"net/url"

	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// AccountsView is where all the money lies.
type AccountsView struct {
	Accounts []finance.Account
	Kind     string // the only kind shown; empty: all
	PixID    int64  // the bank account that Pix falls into
	MayEdit  bool
}

// kinds are the parts of the page, in the order of the list.
var kinds = []struct{ kind, label, sum string }{
	{"", "Todas", "Em todas as contas"}, {"caixa", "Gavetas de caixa", "Nas gavetas"}, {"cofre", "Cofres", "Em cofre"}, {"banco", "Bancos", "Em banco"},
}

func kindPath(kind string) string {
	if kind == "" {
		return accountsPath
	}
	return accountsPath + "?tipo=" + kind
}

// sumOf adds up what lies in the accounts of a kind; empty is all of them.
func sumOf(accounts []finance.Account, kind string) (sum money.Cents) {
	for _, a := range accounts {
		if kind == "" || a.Kind == kind {
			sum += a.Balance
		}
	}
	return sum
}

// ReadKind takes from the address which kind is wanted; what is none shows all.
func (v *AccountsView) ReadKind(asked string) {
	for _, k := range kinds {
		if k.kind == asked {
			v.Kind = asked
		}
	}
}

func (v AccountsView) tabs() (tabs []ui.Tab) {
	for _, k := range kinds {
		tabs = append(tabs, ui.Tab{Label: k.label, Href: kindPath(k.kind), Active: v.Kind == k.kind})
	}
	return tabs
}

// shown are the accounts of the kind asked for.
func (v AccountsView) shown() (shown []finance.Account) {
	for _, a := range v.Accounts {
		if v.Kind == "" || a.Kind == v.Kind {
			shown = append(shown, a)
		}
	}
	return shown
}

// figures lead each to the accounts that sum to it.
func (v AccountsView) figures() (figures []ui.Figure) {
	for _, k := range kinds {
		figures = append(figures, ui.Figure{Label: k.sum, Value: sumOf(v.Accounts, k.kind).String(), Href: kindPath(k.kind)})
	}
	return figures
}

func (v AccountsView) table() ui.TableView {
	return ui.TableView{
		Label: "Contas de dinheiro", Rows: len(v.shown()), Empty: ui.EmptyView{Text: "As gavetas, o cofre e as contas bancárias ficam aqui."},
		Heads: []ui.Col{{Label: "Conta"}, {Label: "Tipo"}, {Label: "Filial"}, {Label: "Saldo", Numeric: true}, {Label: "Ações", Quiet: true}},
	}
}

// AccountForm is a new place for money as typed.
type AccountForm struct {
	form.Form
	Kind, Name string
}

// NewAccountForm is the form as it opens.
func NewAccountForm() *AccountForm {
	f := &AccountForm{}
	f.Set("kind", "banco")
	return f
}

// Read reads what was posted. Drawers come with their tills.
func (f *AccountForm) Read() {
	f.Kind = f.Choice("kind", []string{"banco", "cofre"}, "Escolha entre conta bancária e cofre.")
	f.Name = f.Text("name", 60, "Informe o nome da conta.")
}

// TransferForm is money going from one account to another as typed.
type TransferForm struct {
	form.Form
	Accounts []finance.Account
	Transfer finance.NewTransfer
}

// NewTransferForm is the form as it opens, from that account (0: none chosen yet).
func NewTransferForm(from int64, key string) *TransferForm {
	f := &TransferForm{}
	f.Set("key", key)
	if from != 0 {
		f.Set("from_id", ui.ID(from))
	}
	return f
}

// Read reads what was posted.
func (f *TransferForm) Read() {
	f.Transfer = finance.NewTransfer{
		FromID: f.ID("from_id", "Escolha de onde o dinheiro sai."),
		ToID:   f.ID("to_id", "Escolha para onde o dinheiro vai."),
		Amount: f.Money("amount", "Informe o valor, como 500,00."),
		Text:   f.Text("text", 120, ""),
		Key:    f.Value("key"),
	}
	f.Check(f.Transfer.FromID != f.Transfer.ToID || f.Transfer.FromID == 0, "to_id", "Escolha duas contas diferentes.")
}

// AdjustForm is a counted balance as typed.
type AdjustForm struct {
	form.Form
	Account    finance.Account
	Adjustment finance.NewAdjustment
}

// NewAdjustForm is the form as it opens.
func NewAdjustForm(a finance.Account, key string) *AdjustForm {
	f := &AdjustForm{Account: a}
	f.Set("key", key)
	return f
}

// Read reads what was posted.
func (f *AdjustForm) Read() {
	f.Adjustment = finance.NewAdjustment{
		AccountID: f.Account.ID, Balance: f.Money("balance", "Informe quanto há de verdade, como 350,00."),
		Reason: f.Text("motivo", 200, "Escreva o motivo do ajuste."), Key: f.Value("key"),
	}
}

// StatementForm reads the period of a statement from its address: this month where none is given.
type StatementForm struct {
	form.Form
	Today    dates.Date
	From, To dates.Date
}

// Read takes the first day of the month and today for what is missing or cannot be read.
func (f *StatementForm) Read() {
	f.From, f.To = f.Day("de", ""), f.Day("ate", "")
	if f.To.IsZero() || f.Error("ate") != "" {
		f.To = f.Today
	}
	if f.From.IsZero() || f.Error("de") != "" {
		f.From = f.To.FirstOfMonth()
	}
	f.Check(!f.From.After(f.To), "de", "O começo do período vem depois do fim.")
}

func (f *StatementForm) problems() (list []string) {
	for _, name := range []string{"de", "ate"} {
		if e := f.Error(name); e != "" {
			list = append(list, e)
		}
	}
	return list
}

// StatementView is an account's statement.
type StatementView struct {
	URL       *url.URL
	Account   finance.Account
	Form      *StatementForm
	Statement finance.Statement
	Next      string
	MayEdit   bool
}

func (v StatementView) figures() []ui.Figure {
	s := v.Statement
	return []ui.Figure{
		{Label: "Saldo antes de " + v.Form.From.String(), Value: s.Opening.String()},
		{Label: "Entrou", Value: s.In.String()}, {Label: "Saiu", Value: s.Out.String()},
		{Label: "Saldo em " + v.Form.To.String(), Value: s.Closing.String()},
	}
}

func (v StatementView) filters() ui.FiltersView {
	f := ui.FiltersView{Action: AccountPath(v.Account.ID), Query: v.URL.Query()}
	for _, c := range []ui.Chip{{Label: "Desde", Value: v.Form.From.String(), Param: "de"}, {Label: "Até", Value: v.Form.To.String(), Param: "ate"}} {
		if f.Query.Get(c.Param) != "" {
			f.Chips = append(f.Chips, c)
		}
	}
	return f
}

func (v StatementView) table() ui.TableView {
	return ui.TableView{
		Label: "Movimentos", Rows: len(v.Statement.Movements), Empty: ui.EmptyView{Icon: "banknotes", Text: "Nenhum dinheiro passou por esta conta neste período."},
		Heads: []ui.Col{{Label: "Movimento"}, {Label: "Quando"}, {Label: "Tipo"}, {Label: "Valor", Numeric: true}, {Label: "Saldo", Numeric: true}},
	}
}
