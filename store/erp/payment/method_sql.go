package payment

import "omniservicos/db"

const (
	methodColumns = `code, title, kind, position, active, money_account_id, max_instalments, needs_customer, needs_nsu`
	termColumns   = `id, method, brand, from_instalments, to_instalments, fee, fixed, first_days, each_days`
)

func (m Method) row() []any {
	return []any{m.Code, m.Title, m.Kind, m.Position, m.Active, db.OrNull(m.MoneyAccountID), m.MaxInstalments, m.NeedsCustomer, m.NeedsNSU}
}

func (t Term) row() []any {
	return []any{t.ID, t.Method, t.Brand, t.From, t.To, t.Fee, t.Fixed, t.FirstDays, t.EachDays}
}

// Of gives the account's configuration from its settings, which every request has read.
func Of(tx *db.Tx) (Config, error) {
	settings, err := tx.Settings()
	if err != nil {
		return Config{}, err
	}
	return Read(settings.PaymentConfig)
}

// lock reads the configuration from its tables and keeps everybody else from changing it.
func lock(tx *db.Tx) (c Config, err error) {
	var mine int64
	if err := tx.Get(&mine, `select account_id from account_settings where account_id = $1 for update`); err != nil {
		return c, err
	}
	return stored(tx)
}

func stored(tx *db.Tx) (c Config, err error) {
	err = tx.List(&c.Methods, `
		select code, title, kind, position, active, coalesce(money_account_id, 0) as money_account_id, max_instalments, needs_customer, needs_nsu
		  from payment_methods where account_id = $1 order by position, code`)
	if err != nil {
		return c, err
	}
	err = tx.List(&c.Terms, `select `+termColumns+` from payment_terms where account_id = $1 order by method, brand, from_instalments, id`)
	return c, err
}

// publish writes the tables' content where sales read it.
func publish(tx *db.Tx) error {
	c, err := stored(tx)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update account_settings set payment_config = $2 where account_id = $1`, c.Text())
	tx.ForgetSettings()
	return err
}

// Check says where what sales read is not what was configured: omni doctor shows it.
func Check(tx *db.Tx) ([]string, error) {
	want, err := stored(tx)
	if err != nil {
		return nil, err
	}
	var carried []string // none where the account's birth was cut short: that is another's to say
	if err := tx.List(&carried, `select payment_config from account_settings where account_id = $1`); err != nil {
		return nil, err
	}
	if len(carried) > 0 && carried[0] != want.Text() {
		return []string{"As formas de pagamento que o caixa usa não são as cadastradas: salve uma delas de novo."}, nil
	}
	return nil, nil
}
