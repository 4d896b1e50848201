package cash

import (
	"fmt"
	"strconv"
	"strings"

	"omniservicos/store/erp/payment"
	"omniservicos/store/money"
	"omniservicos/store/pdv/cash"
	"omniservicos/views/form"
)

// CountForm is what was counted: notes and coins, or the cash as a total, and what the slips of the other forms of
// payment add up to. Nothing of it knows what there should be.
type CountForm struct {
	form.Form
	Methods  []payment.Method // those that the account takes
	Unseen   int              // sales from without the server that nobody has looked at
	Declared cash.Declared
	Note     string
	Left     []cash.Unsent // what this terminal has sold and not sent
	Leave    bool          // and closes all the same
}

func (f *CountForm) Read() {
	pieces, any := cash.NoteCount{}, false
	for _, d := range cash.Denominations {
		typed := strings.TrimSpace(f.Value(pieceName(d)))
		if typed == "" {
			continue
		}
		n, err := strconv.ParseInt(typed, 10, 64)
		f.Check(err == nil && n >= 0 && n <= 100_000, "counted", "Confira a contagem de "+d.String()+": escreva quantas peças há, como 12.")
		pieces[d], any = n, true
	}
	f.readCash(pieces, any)
	f.Declared.Methods = map[string]money.Cents{}
	for _, m := range f.slips() {
		name := "m_" + m.Code
		if strings.TrimSpace(f.Value(name)) == "" {
			continue
		}
		f.Declared.Methods[m.Code] = f.Money(name, "")
		f.Check(f.Declared.Methods[m.Code] >= 0, name, "O valor declarado não pode ser negativo.")
	}
	f.Note = f.Lines("note", 500, "")
	f.readUnsent()
}

// readCash takes the pieces, or the total where none was typed; where both were, they must agree.
func (f *CountForm) readCash(pieces cash.NoteCount, any bool) {
	if !any {
		f.Declared.Cash = f.Money("counted", "Conte o dinheiro da gaveta; sem dinheiro, escreva 0.")
		f.Check(f.Declared.Cash >= 0, "counted", "O valor contado não pode ser negativo.")
		return
	}
	sum, err := pieces.Sum()
	f.Declared.Notes, f.Declared.Cash = pieces, sum
	if typed := strings.TrimSpace(f.Value("counted")); typed != "" && err == nil {
		total := f.Money("counted", "")
		f.Check(!f.OK() || total == sum, "counted", fmt.Sprintf("As notas e moedas somam %s, e o total diz %s: confira.", sum, total))
	}
}

func pieceName(d money.Cents) string { return "n_" + strconv.FormatInt(int64(d), 10) }

// slips are the forms of payment that are declared from their slips.
func (f *CountForm) slips() (methods []payment.Method) {
	for _, m := range f.Methods {
		if m.Code != cash.InDrawer {
			methods = append(methods, m)
		}
	}
	return methods
}

// unseenWords tells whoever closes that nothing of these sales is lost by closing.
func unseenWords(n int) string {
	if n == 1 {
		return "Uma venda feita sem conexão espera que um gerente a confira. Fechar o caixa não a perde."
	}
	return strconv.Itoa(n) + " vendas feitas sem conexão esperam que um gerente as confira. Fechar o caixa não as perde."
}
