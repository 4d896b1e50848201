package receipt

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
)

// Read gathers what stands on a finalised sale's receipt: an open one is nothing yet.
func Read(tx *db.Tx, sale int64) (r Receipt, err error) {
	r.Zone = tx.Zone()
	if r.Sale, err = pdv.FindSale(tx, sale); err != nil {
		return r, err
	}
	if r.Sale.Number == nil {
		return r, fault.Refuse("Esta venda não foi finalizada: não há cupom para imprimir.")
	}
	if r.Branch, err = account.FindBranch(tx, r.Sale.BranchID); err != nil && !fault.Is(err, fault.Missed) {
		return r, err
	}
	if r.Branch.Name == "" { // an archived branch leaves the account's own name
		if err := tx.Get(&r.Branch.Name, `select name from accounts where id = $1`); err != nil {
			return r, err
		}
	}
	if r.Sale.CustomerID != nil {
		if r.Customer, err = person.Find(tx, *r.Sale.CustomerID); err != nil {
			return r, err
		}
	}
	if r.Offline, _, err = offline.OriginOf(tx, sale); err != nil {
		return r, err
	}
	if slices.ContainsFunc(r.Sale.Payments, func(p pdv.Payment) bool { return p.Method == "vale_troca" }) {
		if r.Left, err = voucher.LeftBy(tx, sale); err != nil {
			return r, err
		}
	}
	operator, err := account.FindMember(tx, r.Sale.OperatorID)
	if fault.Is(err, fault.Missed) { // the API and the seed have no person behind them
		return r, nil
	}
	r.Operator = operator.Name
	return r, err
}
