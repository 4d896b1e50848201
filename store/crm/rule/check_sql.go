package rule

import "omniservicos/db"

// Check names, for doctor, what the automations say that cannot be: rules at work with no clock to look after them, and
// firings that do not say what they did.
func Check(tx *db.Tx) (offenders []string, err error) {
	err = tx.List(&offenders, `
		select 'há automações ligadas e nenhum relógio que as verifique'
		 where exists (select 1 from rules where account_id = $1 and state = 'ativa')
		   and not exists (select 1 from jobs where account_id = $1 and kind = 'automacoes.verificar' and state = 'espera')
		union all
		select format('o disparo %s da automação %s não diz o que fez', f.id, f.rule_id)
		  from rule_firings f
		 where f.account_id = $1 and not exists (select 1 from rule_effects e where e.account_id = f.account_id and e.firing_id = f.id)`)
	return offenders, err
}
