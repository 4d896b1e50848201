package finance

import (
	"testing"

	"omniservicos/store/erp/payment"
	"omniservicos/store/event"
	"omniservicos/store/money"
)

var usual = terms{pixAccount: 2, fiadoDays: 30, config: payment.Seeds}

func saleOf(payments ...event.SalePayment) event.SaleFinalised {
	return event.SaleFinalised{SaleID: 5, BranchID: 1, TillName: "Caixa 1", Number: 42, CashAccountID: 1, CustomerID: 8, BusinessDay: today, Payments: payments}
}

func TestReceiptOfEachMethod(t *testing.T) {
	r, err := receiptOf(saleOf(
		event.SalePayment{Method: "dinheiro", Amount: 1000, Instalments: 1},
		event.SalePayment{Method: "dinheiro", Amount: 500, Instalments: 1},
		event.SalePayment{Method: "pix", Amount: 2000, Instalments: 1},
		event.SalePayment{Method: "credito", Amount: 10000, Instalments: 3},
		event.SalePayment{Method: "debito", Amount: 700, Instalments: 1},
		event.SalePayment{Method: "fiado", Amount: 5000, Instalments: 1},
	), usual)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.entries) != 2 || r.entries[0].AccountID != 1 || r.entries[0].Amount != 1500 || r.entries[1].AccountID != 2 || r.entries[1].Amount != 2000 {
		t.Errorf("money: %+v", r.entries)
	}
	if r.fiado != 5000 {
		t.Errorf("fiado is %s", r.fiado)
	}
	want := []Title{
		{Method: "credito", Part: 1, Parts: 3, DueOn: today.AddDays(30), Amount: 3334},
		{Method: "credito", Part: 2, Parts: 3, DueOn: today.AddDays(60), Amount: 3333},
		{Method: "credito", Part: 3, Parts: 3, DueOn: today.AddDays(90), Amount: 3333},
		{Method: "debito", Part: 1, Parts: 1, DueOn: today.AddDays(1), Amount: 700},
		{Method: "fiado", Part: 1, Parts: 1, DueOn: today.AddDays(30), Amount: 5000, PersonID: 8},
	}
	if len(r.titles) != len(want) {
		t.Fatalf("%d titles, want %d", len(r.titles), len(want))
	}
	for i, w := range want {
		g := r.titles[i]
		if g.Method != w.Method || g.Part != w.Part || g.Parts != w.Parts || g.DueOn != w.DueOn || g.Amount != w.Amount || g.Open != w.Amount ||
			g.PersonID != w.PersonID || g.Document != "Caixa 1 nº 42" || g.OriginKind != "venda" || g.OriginID != 5 || g.Direction != "receber" {
			t.Errorf("title %d is %+v", i, g)
		}
	}
}

func TestReceiptRefused(t *testing.T) {
	nobody := saleOf(event.SalePayment{Method: "fiado", Amount: 100, Instalments: 1})
	nobody.CustomerID = 0
	_, err := receiptOf(nobody, usual)
	refusedWith(t, err, "Para vender fiado, informe o cliente da venda.")
	_, err = receiptOf(saleOf(event.SalePayment{Method: "bitcoin", Amount: 100}), usual)
	refusedWith(t, err, "unknown payment method")
}

func TestCreditLimit(t *testing.T) {
	for _, c := range []struct {
		credit  credit
		allowed money.Cents
		want    string
	}{
		{credit{Name: "Maria", Limit: 20000, Owed: 20000}, 0, ""},
		{credit{Name: "Maria", Limit: 20000, Owed: 20001}, 1, ""},
		{credit{Name: "Maria", Limit: 20000, Owed: 20002}, 1, "faltam R$ 0,02."},
		{credit{Name: "Maria", Limit: 20000, Owed: 20001}, 0, "O limite de fiado de Maria é R$ 200,00 e já deve R$ 150,00: faltam R$ 0,01."},
		{credit{Name: "Maria", Limit: 0, Owed: 5001}, 0, "Maria não tem limite de fiado."},
	} {
		refusedWith(t, c.credit.withinLimit(5001, c.allowed), c.want)
	}
}

func TestChangesAddUpInLockOrder(t *testing.T) {
	list, err := changes([]Entry{{AccountID: 9, Amount: 5}, {AccountID: 3, Amount: -5}, {AccountID: 9, Amount: 2}})
	if err != nil || len(list) != 2 || list[0] != (change{3, -5}) || list[1] != (change{9, 7}) {
		t.Errorf("%v %v", list, err)
	}
	_, err = changes([]Entry{{AccountID: 1, Amount: 1<<63 - 1}, {AccountID: 1, Amount: 1}})
	refusedWith(t, err, "maior do que o sistema aceita")
}
