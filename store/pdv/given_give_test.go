package pdv_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/quantity"
)

func TestDiscountsAndSurchargesOnLinesAndSaleAreInTheirTotals(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap, rice := s.Product("Sabonete", 400, 50), s.Product("Arroz", 2000, 50)
	sale := s.Scan(soap, rice)
	give := func(a pdv.Adjustment) {
		t.Helper()
		a.Limit = 10_000
		s.Do(func(tx *db.Tx) error { _, err := pdv.Adjust(tx, sale.ID, a); return err })
	}
	give(pdv.Adjustment{Line: 2, Percent: 1000})
	s.expect("10 % off the rice", sale, 2200)
	s.Do(func(tx *db.Tx) error { _, err := pdv.ChangeQuantity(tx, sale.ID, 2, quantity.Units(2)); return err })
	s.expect("it follows the quantity", sale, 4000)
	give(pdv.Adjustment{Line: 1, Surcharge: true, Amount: 100})
	s.expect("wrapped as a gift", sale, 4100)
	give(pdv.Adjustment{Amount: 100})
	give(pdv.Adjustment{Surcharge: true, Percent: 1000})
	s.expect("on the sale", sale, 4100-100+410)
	got := s.kept(sale)
	if got.Subtotal != 4100 || got.Discount != 100 || got.Surcharge != 410 || got.Items[1].Discount != 400 || got.Items[1].Total != 3600 {
		t.Errorf("%+v", got)
	}
	if _, err := s.Pay(sale, pdv.Payment{Method: "pix", Tendered: 4410, Instalments: 1}); err != nil {
		t.Fatal(err)
	}
	s.Sound()
}

func TestALineThatGoesTakesAllowedDiscountWithIt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale := s.Scan(s.Product("Televisor", 100_000, 5), s.Product("Pilha", 1000, 5))
	s.Do(func(tx *db.Tx) error {
		if _, err := pdv.Adjust(tx, sale.ID, pdv.Adjustment{Amount: 5000, Limit: 500}); err != nil {
			return err
		}
		_, err := pdv.CancelLine(tx, sale.ID, 1, "desistiu")
		return err
	})
	s.expect("5 % of what is left", sale, 950)
}

func TestBeyondTheLimitASupervisorAllowsThisLineAndThisAmount(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	gabriela, camila := s.Hire("Gabriela", nil, account.Manager), s.Hire("Camila", nil, account.Cashier)
	sale := s.Scan(s.Product("Televisor", 100_000, 5), s.Product("Pilha", 1000, 5))
	give := func(a pdv.Adjustment) error {
		a.Limit = 500
		return s.At(camila, 0, func(tx *db.Tx) error { _, err := pdv.Adjust(tx, sale.ID, a); return err })
	}
	err := give(pdv.Adjustment{Line: 1, Percent: 1000})
	if !fault.Is(err, fault.Blamed) {
		t.Fatalf("beyond the limit: %v", err)
	}
	var g authority.Grant
	allow := func(a authority.Ask) error {
		a.Act, a.TargetID, a.TillID = "desconto", sale.ID, s.Till.ID
		return s.At(camila, 0, func(tx *db.Tx) (err error) { g, err = authority.Give(tx, gabriela, a, pdv.AdjustmentBase); return err })
	}
	if err := allow(authority.Ask{Line: 1, Amount: 20_001}); !fault.Is(err, fault.Blamed) {
		t.Errorf("a manager allows more than her own 20 %%: %v", err)
	}
	if err := allow(authority.Ask{Line: 1, Amount: 10_000}); err != nil {
		t.Fatal(err)
	}
	if err := give(pdv.Adjustment{Line: 2, Amount: 500, Grant: g.ID}); !fault.Is(err, fault.Refused) {
		t.Errorf("on another line: %v", err)
	}
	if err := give(pdv.Adjustment{Line: 1, Percent: 1000, Grant: g.ID}); err != nil {
		t.Fatal(err)
	}
	if err := give(pdv.Adjustment{Line: 1, Percent: 900}); err != nil {
		t.Errorf("less than what was allowed: %v", err)
	}
	s.expect("allowed", sale, 92_000)
	var by string
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&by, `select after->>'authorised_by' from audit_lines where account_id = $1 and object_id = $2 and after ? 'authorised_by'`, sale.ID)
	})
	if by != "Gabriela" {
		t.Errorf("the sale's audit names %q", by)
	}
}

func TestAPromotionAndADiscountByHandStandTogether(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	soap := s.Product("Sabonete", 400, 50)
	s.promote(catalogue.Promotion{Name: "Leve 3 por R$ 10,00", Kind: catalogue.Pack, ProductID: soap.ID, From: quantity.Units(3), Price: 1000})
	sale := s.Scan(soap)
	s.Do(func(tx *db.Tx) error {
		if _, err := pdv.Adjust(tx, sale.ID, pdv.Adjustment{Line: 1, Percent: 1000, Limit: 10_000}); err != nil {
			return err
		}
		_, err := pdv.ChangeQuantity(tx, sale.ID, 1, quantity.Units(3))
		return err
	})
	s.expect("10 % off the pack", sale, 900, "Leve 3 por R$ 10,00")
}
