package till

import (
	"github.com/a-h/templ"

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

// voucherInHand is what the till offers at the next payment.
func voucherInHand(v TillView) templ.Attributes {
	if v.Voucher == "" {
		return nil
	}
	return templ.Attributes{"data-voucher": voucher.PrintedCode(v.Voucher)}
}
