package purchase

import (
	"omniservicos/db"
	"omniservicos/store/erp/purchase/nfe"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
)

// PreviewNFe reads a supplier's NF-e, finds which of our products its items are, and keeps that as a preview. A note for
// another business, or one that was imported already, is refused.
func PreviewNFe(tx *db.Tx, fileName string, content []byte) (Import, error) {
	invoice, err := nfe.Read(content)
	if err != nil {
		return Import{}, err
	}
	branch, err := branchOf(tx, invoice.Recipient)
	if err != nil {
		return Import{}, err
	}
	if err := refuseRepeated(tx, KindNFe, invoice.Key); err != nil {
		return Import{}, err
	}
	i := Import{Kind: KindNFe, FileName: fileName, Key: invoice.Key}
	i.Rows = Rows{Invoice: &invoice, BranchID: branch}
	if i.Rows.Items, err = matchItems(tx, invoice); err != nil {
		return i, err
	}
	i.Summary = Summary{Title: "NF-e " + invoice.Number + " de " + invoice.Emitter.Name, Total: invoice.Totals.Invoice}
	for _, item := range i.Rows.Items {
		if item.ProductID == 0 {
			i.Summary.New++
		} else {
			i.Summary.Changed++
		}
	}
	return i, i.keep(tx)
}

type branch struct {
	ID    int64    `db:"id"`
	Name  string   `db:"name"`
	TaxID taxid.ID `db:"tax_id"`
}

// branchOf finds which of our branches the note is for.
func branchOf(tx *db.Tx, recipient nfe.Party) (int64, error) {
	var branches []branch
	err := tx.List(&branches, `
		select id, coalesce(nullif(legal_name, ''), name) as name, tax_id
		  from branches where account_id = $1 and archived_at is null order by id`)
	if err != nil {
		return 0, err
	}
	ours := ""
	for _, b := range branches {
		if b.TaxID == recipient.TaxID {
			return b.ID, nil
		}
		if b.TaxID == "" {
			continue
		}
		if ours != "" {
			ours += ", "
		}
		ours += b.Name + " (" + b.TaxID.String() + ")"
	}
	if ours == "" {
		return 0, fault.Blame(nfe.Field, "Esta nota é para "+recipient.Name+" ("+recipient.TaxID.String()+
			"), mas nenhuma loja desta conta tem CNPJ: cadastre o CNPJ da loja e envie de novo.")
	}
	return 0, fault.Blame(nfe.Field, "Esta nota é para "+recipient.Name+" ("+recipient.TaxID.String()+
		"), e não para "+ours+": peça a nota certa ao fornecedor ou entre na conta da outra empresa.")
}

// Supplier is who in the registry sells to us here; found is false for one who will be registered.
func (i Import) Supplier(tx *db.Tx) (p person.Person, found bool, err error) {
	if i.Rows.Invoice == nil {
		return p, false, nil
	}
	return person.FindByTaxID(tx, i.Rows.Invoice.Emitter.TaxID)
}
