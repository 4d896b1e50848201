package till

import (
	"strconv"

	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/pix"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// hintFor is what the form that is being chosen has to show, before anything is taken.
func hintFor(c *web.Context, v view.PaymentView) (view.Hint, error) {
	m, _ := v.Config.Find(v.Now.Method)
	switch m.Kind {
	case payment.Pix:
		return pixToScan(c, v)
	case payment.Voucher:
		return worthOf(c, v.Now.Asked["vale"])
	case payment.Fiado:
		return debtBefore(c, v.Sale)
	}
	return view.Hint{}, nil
}

// pixToScan is the QR Code of what is being paid: static, so a person looks whether it came.
func pixToScan(c *web.Context, v view.PaymentView) (view.Hint, error) {
	settings, err := c.Tx.Settings()
	if err != nil {
		return view.Hint{}, err
	}
	if settings.PixKey == "" {
		return view.Hint{Text: "Esta conta não tem chave Pix cadastrada: não há QR Code para mostrar, mas o Pix pode ser recebido. O gerente cadastra a chave em Formas de pagamento."}, nil
	}
	if v.Now.Amount <= 0 {
		return view.Hint{Text: "Informe o valor para mostrar o QR Code."}, nil
	}
	code := pix.Code{Key: settings.PixKey, Holder: settings.PixHolder, City: settings.PixCity, Amount: v.Now.Amount, TxID: strconv.FormatInt(v.Sale.ID, 10)}
	text, err := code.Text()
	if refused, ok := fault.As(err); ok {
		return view.Hint{Text: refused.Text}, nil
	}
	return view.Hint{Pix: text, Text: "Pix de " + v.Now.Amount.String() + " para " + settings.PixHolder + ". Confira no aplicativo do banco se o dinheiro chegou antes de finalizar."}, err
}

// worthOf says what is left of a vale-troca once its code is whole.
func worthOf(c *web.Context, typed string) (view.Hint, error) {
	if typed == "" {
		return view.Hint{Text: "Leia ou digite o código impresso no vale-troca."}, nil
	}
	voucher, err := voucher.FindByCode(c.Tx, typed)
	if refused, ok := fault.As(err); ok {
		return view.Hint{Text: refused.Text}, nil
	}
	if err != nil {
		return view.Hint{}, err
	}
	if voucher.Balance == 0 {
		return view.Hint{Text: "O vale-troca " + voucher.Printed() + " já foi usado."}, nil
	}
	return view.Hint{Text: "Este vale-troca vale " + voucher.Balance.String() + ".", Most: voucher.Balance}, nil
}

// debtBefore says what the customer owes and may owe, before more is put on it.
func debtBefore(c *web.Context, s pdv.Sale) (view.Hint, error) {
	if s.CustomerID == nil {
		return view.Hint{Text: "Para vender fiado, informe o cliente da venda: volte com Esc e aperte a tecla de Cliente."}, nil
	}
	owed, limit, err := finance.Credit(c.Tx, *s.CustomerID)
	if err != nil {
		return view.Hint{}, err
	}
	left := max(limit-owed, 0)
	return view.Hint{Text: "Deve " + owed.String() + " de um limite de " + limit.String() + ": cabem " + left.String() + ".", Most: left}, nil
}
