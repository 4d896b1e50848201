package pdv

import (
	"strconv"

	"github.com/a-h/templ"

	"omniservicos/store/pdv/presale"
	"omniservicos/store/pdv/voucher"
	"omniservicos/views/form"
)

// SuspendForm names a sale that waits.
type SuspendForm struct {
	form.Form
	Label string
}

func (f *SuspendForm) Read() { f.Label = f.Text("label", 60, "") }

// ResumeForm is the till that goes on with a suspended sale.
type ResumeForm struct {
	form.Form
	TillID int64
}

func (f *ResumeForm) Read() { f.TillID = f.ID("till", "Escolha o caixa.") }

// SellerForm is who sells; 0 is the operator.
type SellerForm struct {
	form.Form
	SellerID int64
}

func (f *SellerForm) Read() { f.SellerID = f.ID("seller", "") }

// PickForm is the number of a pré-venda, with or without its P.
type PickForm struct {
	form.Form
	Number int64
}

func (f *PickForm) Read() {
	typed := f.Text("number", 20, "Informe o número da pré-venda.")
	number, ok := presale.ReadCode(typed)
	if !ok {
		n, err := strconv.ParseInt(typed, 10, 64)
		number, ok = n, err == nil && n > 0 && len(typed) < 10
	}
	f.Check(ok, "number", "Informe o número da pré-venda, como 12 ou P12.")
	f.Number = number
}

// voucherInHand is what the till offers at the next payment.
func voucherInHand(v TillView) templ.Attributes {
	if v.Voucher == "" {
		return nil
	}
	return templ.Attributes{"data-voucher": voucher.PrintedCode(v.Voucher)}
}
