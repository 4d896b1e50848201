package lead

import (
	"errors"
	"unicode/utf8"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/uuid7"
)

// ReceiveOnce takes in what a program sends under a key of its own: sent again, it is the same lead, and false.
func ReceiveOnce(tx *db.Tx, key string, a Arrival) (Lead, bool, error) {
	if !uuid7.Valid(key) {
		return Lead{}, false, fault.Blame("uuid", "Envie um UUID das versões 4 ou 7, em minúsculas: ele é a identidade do lead.")
	}
	if err := fromProgram(tx, a); err != nil {
		return Lead{}, false, err
	}
	id, first, err := tx.Once("lead:"+key, a)
	if errors.Is(err, db.ErrOtherContent) {
		return Lead{}, false, fault.Conflict("Este uuid já foi usado com outro conteúdo.")
	}
	if err != nil {
		return Lead{}, false, err
	}
	if !first {
		l, err := Find(tx, id)
		return l, false, err
	}
	a.id = id
	l, err := Receive(tx, a)
	return l, true, inProgramWords(err)
}

// fromProgram refuses what a form's fields cannot hold, by the names that programs know.
func fromProgram(tx *db.Tx, a Arrival) error {
	for _, f := range []struct {
		name, value string
		most        int
	}{
		{"nome", a.Name, MostName}, {"telefone", a.Phone, 30}, {"email", a.Email, 120}, {"empresa", a.Company, 120}, {"cidade", a.City, 80},
		{"mensagem", a.Message, MostMessage}, {"titulo", a.Title, 120}, {"programa", a.Through, 60}, {"consentimento", a.Consent, mostConsent}, {"consentimento", a.ConsentIP, 60},
	} {
		if utf8.RuneCountInString(f.value) > f.most {
			return fault.Blame(f.name, "Este texto é mais longo do que o campo guarda.")
		}
	}
	if a.UF != "" && !account.IsUF(a.tidy().UF) {
		return fault.Blame("uf", "Envie a sigla de um estado, como SP.")
	}
	names, err := originNames(tx)
	if err == nil && a.Origin != "" && names[a.Origin] == "" {
		err = fault.Blame("origem", "Esta origem não existe na conta: confira a chave no cadastro de origens.")
	}
	return err
}

// inProgramWords names the field of a refusal as programs know it.
func inProgramWords(err error) error {
	refused, ok := fault.As(err)
	if !ok || refused.Field == "" {
		return err
	}
	name, known := map[string]string{"name": "nome", "phone": "telefone", "phones": "telefone", "value": "valor", "tax_id": "cpf_cnpj"}[refused.Field]
	if !known {
		return err
	}
	return fault.Blame(name, refused.Text)
}
