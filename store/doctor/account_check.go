package doctor

import (
	"omniservicos/db"
)

// checkAccount looks for what every account is born with: one whose birth was cut short lacks it.
func checkAccount(tx *db.Tx) (problems []string, err error) {
	var has struct {
		Settings bool `db:"settings"`
		Branch   bool `db:"branch"`
		Safe     bool `db:"safe"`
		Pix      bool `db:"pix"`
	}
	err = tx.Get(&has, `
		select exists (select 1 from account_settings where account_id = $1) as settings,
		       exists (select 1 from branches where account_id = $1) as branch,
		       exists (select 1 from account_settings s join money_accounts m on m.account_id = s.account_id and m.id = s.safe_account_id
		                where s.account_id = $1) as safe,
		       exists (select 1 from account_settings s join money_accounts m on m.account_id = s.account_id and m.id = s.pix_account_id
		                where s.account_id = $1) as pix`)
	if err != nil {
		return nil, err
	}
	if !has.Settings {
		return []string{"a conta não tem configurações: sua criação foi interrompida"}, nil
	}
	for _, part := range []struct {
		there bool
		lacks string
	}{{has.Branch, "a conta não tem filial"}, {has.Safe, "o cofre da conta não existe"}, {has.Pix, "a conta bancária do Pix não existe"}} {
		if !part.there {
			problems = append(problems, part.lacks)
		}
	}
	return problems, nil
}
