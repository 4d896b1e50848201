package account

import (
	"slices"

	"omniservicos/store/fault"
	"omniservicos/store/taxid"
)

// Branch is a shop of the account: what stands on its receipts and documents.
type Branch struct {
	ID                int64    `db:"id" json:"-"`
	Name              string   `db:"name" json:"name"`
	LegalName         string   `db:"legal_name" json:"legal_name"`
	TaxID             taxid.ID `db:"tax_id" json:"tax_id"`
	StateRegistration string   `db:"state_registration" json:"state_registration"`
	Phone             string   `db:"phone" json:"phone"`
	Street            string   `db:"street" json:"street"`
	StreetNumber      string   `db:"street_number" json:"street_number"`
	Complement        string   `db:"complement" json:"complement"`
	District          string   `db:"district" json:"district"`
	City              string   `db:"city" json:"city"`
	UF                string   `db:"uf" json:"uf"`
	Zip               string   `db:"zip" json:"zip"`
}

func (b Branch) check() error {
	switch {
	case b.Name == "":
		return fault.Blame("name", "Informe o nome da filial.")
	case b.TaxID != "" && !b.TaxID.IsCNPJ():
		return fault.Blame("tax_id", "Uma filial tem CNPJ, não CPF.")
	case b.UF != "" && !IsUF(b.UF):
		return fault.Blame("uf", "Escolha o estado da lista.")
	}
	return nil
}

// UFs are the states of Brazil and its federal district.
var UFs = []string{
	"AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA",
	"PB", "PE", "PI", "PR", "RJ", "RN", "RO", "RR", "RS", "SC", "SE", "SP", "TO",
}

// IsUF says whether s is one of them.
func IsUF(s string) bool { return slices.Contains(UFs, s) }
