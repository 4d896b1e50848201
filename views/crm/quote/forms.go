package quote

import (
	"cmp"
	"slices"
	"strconv"

	"omniservicos/store/account"
	"omniservicos/store/crm/message"
	store "omniservicos/store/crm/quote"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// Form is what stands beside the items of a draft. The person is written as text and found by it.
type Form struct {
	form.Form
	store.Terms
	Person  string
	Edits   int64
	Sellers []ui.Option
}

// NewForm fills the form with a draft as it stands.
func NewForm(q store.Quote, sellers []ui.Option) *Form {
	f := &Form{Sellers: sellers}
	f.Set("person", q.Person)
	f.Set("person_id", ui.ID(q.PersonID))
	f.Set("seller", ui.ID(q.SellerID))
	f.Set("valid_until", q.ValidUntil.ISO())
	f.Set("terms", q.Terms)
	f.Set("note", q.Note)
	f.Set("edits", ui.ID(q.Edits))
	return f
}

func (f *Form) Read() {
	f.Person = f.Text("person", 200, "")
	f.SellerID, _ = strconv.ParseInt(f.Choice("seller", ui.Values(f.Sellers), "Escolha o vendedor."), 10, 64)
	f.ValidUntil = f.Day("valid_until", "Informe até quando o orçamento vale.")
	f.Terms.Terms = f.Lines("terms", 500, "")
	f.Note = f.Lines("note", 1000, "")
	f.Edits, _ = strconv.ParseInt(f.Value("edits"), 10, 64)
}

// Sellers are the members who may stand on an orçamento; who has left keeps their place on theirs.
func Sellers(members []account.Member, now store.Quote) (options []ui.Option) {
	for _, m := range members {
		options = append(options, ui.Option{Value: ui.ID(m.IdentityID), Label: m.Name})
	}
	if !slices.Contains(ui.Values(options), ui.ID(now.SellerID)) && now.ID != 0 {
		options = append(options, ui.Option{Value: ui.ID(now.SellerID), Label: cmp.Or(now.Seller, "Ninguém")})
	}
	return options
}

// AnswerForm is what somebody says to an orçamento, by the link or as a seller writes it down.
type AnswerForm struct {
	form.Form
	Answer store.Answer
}

func (f *AnswerForm) Read() {
	f.Answer.Accept = f.Choice("answer", []string{"aceitar", "recusar"}, "Escolha se aceita ou recusa.") == "aceitar"
	f.Answer.Version, _ = strconv.Atoi(f.Value("version"))
	f.Answer.Name = f.Text("name", 100, "Escreva o seu nome completo.")
	f.Answer.Note = f.Lines("note", 500, "")
}

// ReasonForm asks why an orçamento is annulled.
type ReasonForm struct {
	form.Form
	Reason string
}

func (f *ReasonForm) Read() { f.Reason = f.Text("motivo", 200, "") }

// EditsForm says how many changes of a draft whoever sends it had seen.
type EditsForm struct {
	form.Form
	Edits int64
}

func (f *EditsForm) Read() { f.Edits, _ = strconv.ParseInt(f.Value("edits"), 10, 64) }

// whatsApp is where the link is sent from: to a customer of the registry by the account's own template, kept on their
// timeline; to somebody else by a conversation with nobody yet.
func (v ShowView) whatsApp() string {
	if v.Quote.PersonID != 0 {
		return ui.MessageView{
			PersonID: v.Quote.PersonID, Template: "Orçamento", Amount: v.Quote.Total, DueOn: v.Quote.ValidUntil, Number: strconv.FormatInt(v.Quote.Number, 10),
			Link: v.Public, Back: Path(v.Quote.ID),
		}.Path()
	}
	return message.Address("", "Olá! Segue o "+v.Quote.Title()+", de "+v.Quote.Total.String()+", válido até "+v.Quote.ValidUntil.String()+": "+v.Link)
}
