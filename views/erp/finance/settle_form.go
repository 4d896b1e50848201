package finance

import (
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// SettleForm is the settlement of a title as typed.
type SettleForm struct {
	form.Form
	Title      finance.Title
	Accounts   []finance.Account
	Settlement finance.NewSettlement
}

// NewSettleForm offers to settle all that is open, today, in that account, less the fee that was agreed.
func NewSettleForm(t finance.Title, fee money.Cents, account int64, key string, today dates.Date) *SettleForm {
	f := &SettleForm{Title: t}
	for name, value := range map[string]string{
		"amount": t.Open.Input(), "fee": fee.Input(), "paid_on": today.ISO(), "money_account_id": ui.ID(account), "key": key,
	} {
		f.Set(name, value)
	}
	return f
}

// Read reads what was posted; whether the title bears it is the business's to say.
func (f *SettleForm) Read() {
	f.Settlement = finance.NewSettlement{
		TitleID:        f.Title.ID,
		Amount:         f.Money("amount", "Informe o valor que sai do título, como 120,00."),
		Interest:       f.Money("interest", ""),
		Discount:       f.Money("discount", ""),
		Fee:            f.Money("fee", ""),
		PaidOn:         f.Day("paid_on", "Informe a data do pagamento."),
		MoneyAccountID: f.ID("money_account_id", "Escolha a conta por onde o dinheiro passa."),
		Key:            f.Value("key"),
	}
}

func (f *SettleForm) receives() bool { return f.Title.Direction == "receber" }

func (f *SettleForm) head() ui.HeadView {
	return ui.HeadView{
		Title: "Dar baixa em " + f.Title.Name(), Facts: TitleView{Title: f.Title}.head().Facts,
		Crumbs: []ui.Crumb{{Title: "Financeiro", Href: titlesPath}, {Title: f.Title.Name(), Href: TitlePath(f.Title.ID)}},
	}
}

// word picks the word for money that comes in or goes out.
func (f *SettleForm) word(in, out string) string {
	if f.receives() {
		return in
	}
	return out
}

func (f *SettleForm) accounts() ui.SelectView {
	return ui.SelectView{
		Name: "money_account_id", Label: f.word("Onde entrou", "De onde saiu"), Value: f.Value("money_account_id"), Error: f.Error("money_account_id"),
		Options: accountOptions(f.Accounts), Blank: "Escolha a conta", Required: true,
	}
}

// accountOptions are accounts by kind, each with what lies in it.
func accountOptions(accounts []finance.Account) (options []ui.Option) {
	for _, a := range accounts {
		options = append(options, ui.Option{Value: ui.ID(a.ID), Label: a.Name + " · " + a.Balance.String(), Group: a.KindTitle()})
	}
	return options
}
