package finance

import (
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// TitleView is a title's own page.
type TitleView struct {
	Title       finance.Title
	Settlements []finance.Settlement
	Today       dates.Date
	MayEdit     bool
	MaySettle   bool
	Refusal     Refusal
}

// Refusal is a reason that was not good enough, so that its dialog comes back open.
type Refusal struct {
	Settlement  int64 // 0: of the title's cancellation
	Typed, Text string
}

// SettlePath is the form that settles a title.
func SettlePath(id int64) string { return TitlePath(id) + "/baixa" }

func cancelPath(id int64) string { return TitlePath(id) + "/cancelar" }

func reversePath(s finance.Settlement) string {
	return TitlePath(s.TitleID) + "/baixas/" + ui.ID(s.ID) + "/estornar"
}

func (v TitleView) settles() bool { return v.MaySettle && v.Title.State == "aberto" }

// cancels says whether the title can be cancelled by hand: one from a sale ends with its sale.
func (v TitleView) cancels() bool {
	return v.MayEdit && v.Title.State == "aberto" && v.Title.Settled() == 0 && v.Title.OriginKind != "venda"
}

func (v TitleView) reverses(s finance.Settlement) bool {
	return v.MaySettle && s.ReversesID == 0 && !s.Reversed
}

func (v TitleView) list() Tab {
	for _, t := range Tabs {
		if t.State == v.Title.State && !t.Overdue && (t.Direction == "" || t.Direction == v.Title.Direction) {
			return t
		}
	}
	return Tabs[0]
}

func (v TitleView) head() ui.HeadView {
	facts := directionTitle(v.Title.Direction)
	if v.Title.PersonName != "" {
		preposition := " de "
		if v.Title.Direction == "pagar" {
			preposition = " a "
		}
		facts += preposition + v.Title.PersonName
	}
	return ui.HeadView{Title: v.Title.Name(), Facts: facts, Crumbs: []ui.Crumb{{Title: "Financeiro", Href: titlesPath}, {Title: v.list().Label, Href: v.list().Path}}}
}

func (v TitleView) amounts() []ui.Figure {
	figures := []ui.Figure{
		{Label: "Valor", Value: v.Title.Amount.String()}, {Label: "Baixado", Value: v.Title.Settled().String()}, {Label: "Em aberto", Value: v.Title.Open.String()},
	}
	if v.Title.Fee != 0 {
		figures[0].Note = "líquido " + v.Title.Net().String() + ", depois da taxa de " + v.Title.Fee.String()
	}
	return figures
}

func (v TitleView) facts() []ui.Fact {
	t := v.Title
	facts := []ui.Fact{
		{Label: "Situação", Content: ui.Badge(stateBadge(t, v.Today))},
		{Label: "Pessoa", Value: t.PersonName},
		{Label: "Vencimento", Content: ui.Day(t.DueOn)},
		{Label: "Emissão", Content: ui.Day(t.IssuedOn)},
		{Label: "Categoria", Value: t.Category},
		{Label: "Forma de pagamento", Value: t.MethodTitle()},
		{Label: "Origem", Value: originTitle(t.OriginKind), Href: OriginPath(t.OriginKind, t.OriginID)},
	}
	if t.PersonID != 0 {
		facts[1].Href = personPath(t.PersonID)
	}
	if t.Note != "" {
		facts = append(facts, ui.Fact{Label: "Observação", Value: t.Note})
	}
	return facts
}

func originTitle(kind string) string {
	switch kind {
	case "venda":
		return "Venda no caixa"
	case "fiado":
		return "Fiado recebido no caixa"
	case "manual":
		return "Lançado à mão"
	case "caixa":
		return "Despesa paga no caixa"
	}
	return "Nota de compra"
}

// OriginPath is where what moved the money or made the title opens; empty where it has no page.
func OriginPath(kind string, id int64) string {
	switch kind {
	case "caixa":
		return "/pdv/movimentos/" + ui.ID(id) + "/comprovante"
	case "venda", "cancelamento":
		return "/pdv/vendas/" + ui.ID(id)
	case "devolucao":
		return "/pdv/devolucoes/" + ui.ID(id)
	case "fiado":
		return "/pdv/fiado/" + ui.ID(id)
	case "baixa", "estorno":
		return titlesPath + "/baixas/" + ui.ID(id)
	}
	return ""
}

// settlementBadge says what a settlement is.
func settlementBadge(s finance.Settlement) ui.BadgeView {
	switch {
	case s.ReversesID != 0:
		return ui.BadgeView{Text: "Estorno", Tone: ui.Warn, Icon: "arrow-uturn-left"}
	case s.Reversed:
		return ui.BadgeView{Text: "Estornada"}
	}
	return ui.BadgeView{Text: "Baixa", Tone: ui.Good}
}

// moved is the money of a settlement as the account saw it.
func (v TitleView) moved(s finance.Settlement) money.Cents {
	if v.Title.Direction == "pagar" {
		return -s.Money()
	}
	return s.Money()
}

func (v TitleView) cancelling() ui.ConfirmView {
	c := ui.ConfirmView{
		ID: "cancelar", Title: "Cancelar o título " + v.Title.Name() + "?", Action: cancelPath(v.Title.ID), Label: "Cancelar o título", Danger: true, ReasonLabel: "Motivo",
		Text: "Deixa de ser cobrado o valor de " + v.Title.Open.String() + ". O título continua na lista de cancelados.",
	}
	if v.Refusal.Settlement == 0 {
		c.Reason, c.Error = v.Refusal.Typed, v.Refusal.Text
	}
	return c
}

func (v TitleView) reversing(s finance.Settlement) ui.ConfirmView {
	c := ui.ConfirmView{
		ID: "estornar-" + ui.ID(s.ID), Title: "Estornar esta baixa?", Action: reversePath(s), Label: "Estornar a baixa", Danger: true, ReasonLabel: "Motivo",
		Text: s.Amount.String() + " voltam a ficar em aberto, e " + s.Money().String() + " " + v.backwards() + " " + s.AccountName + ".",
	}
	if v.Refusal.Settlement == s.ID {
		c.Reason, c.Error = v.Refusal.Typed, v.Refusal.Text
	}
	return c
}

func (v TitleView) backwards() string {
	if v.Title.Direction == "pagar" {
		return "voltam para"
	}
	return "saem de"
}

// ReasonForm is the reason for taking something back.
type ReasonForm struct {
	form.Form
	Reason  string
	missing string
}

// NewReasonForm says missing when no reason is given.
func NewReasonForm(missing string) *ReasonForm { return &ReasonForm{missing: missing} }

// Read reads what was posted.
func (f *ReasonForm) Read() { f.Reason = f.Text("motivo", 200, f.missing) }

// Refused is how the dialog comes back.
func (f *ReasonForm) Refused(settlement int64) Refusal {
	return Refusal{Settlement: settlement, Typed: f.Value("motivo"), Text: f.Error("motivo")}
}

// message asks for what is still owed.
func (v TitleView) message() ui.MessageView {
	t := v.Title
	return ui.MessageView{PersonID: t.PersonID, Template: "Cobrança", Amount: t.Open, DueOn: t.DueOn, Number: t.Document, Back: TitlePath(t.ID)}
}
