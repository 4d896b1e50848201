package catalogue

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/person"
)

// SaveList creates the list when its ID is 0, and changes it otherwise.
func SaveList(tx *db.Tx, l PriceList) (PriceList, error) {
	l, err := l.tidy()
	if err != nil {
		return l, err
	}
	if err := freeListName(tx, l); err != nil {
		return l, err
	}
	if l.ID == 0 {
		l.ID = db.NewID()
		tx.Log(db.Change{Action: "Tabela de preços criada", Object: "price_lists", ID: l.ID, After: l.audited()})
		if err := tx.Insert("price_lists", "id, name, percent", []any{l.ID, l.Name, l.Percent}); err != nil {
			return l, err
		}
		return l, usePriceRules(tx)
	}
	before, err := FindList(tx, l.ID)
	if err != nil {
		return l, err
	}
	_, err = tx.Exec(`update price_lists set name = $3, percent = $4 where account_id = $1 and id = $2`, l.ID, l.Name, l.Percent)
	tx.Log(db.Change{Action: "Tabela de preços alterada", Object: "price_lists", ID: l.ID, Before: before.audited(), After: l.audited()})
	return l, err
}

func freeListName(tx *db.Tx, l PriceList) error {
	var taken bool
	err := tx.Get(&taken, `select exists (select 1 from price_lists where account_id = $1 and name = $2 and id <> $3)`, l.Name, l.ID)
	if err == nil && taken {
		return fault.Blame("name", "Já existe uma tabela chamada "+l.Name+".")
	}
	return err
}

func (l PriceList) audited() map[string]any {
	return map[string]any{"tabela": l.Name, "percent": l.Percent}
}

// usePriceRules makes sales look for rules from now on.
func usePriceRules(tx *db.Tx) error {
	_, err := tx.Exec(`update account_settings set price_rules = true where account_id = $1 and not price_rules`)
	tx.ForgetSettings()
	return err
}

// ArchiveList takes a list out of use: its customers buy at varejo until it comes back.
func ArchiveList(tx *db.Tx, id int64) error {
	return turnList(tx, id, "Tabela de preços arquivada", `update price_lists set archived_at = $3 where account_id = $1 and id = $2`, tx.Now)
}

// ReactivateList brings it back.
func ReactivateList(tx *db.Tx, id int64) error {
	return turnList(tx, id, "Tabela de preços reativada", `update price_lists set archived_at = null where account_id = $1 and id = $2`)
}

func turnList(tx *db.Tx, id int64, action, update string, args ...any) error {
	l, err := FindList(tx, id)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: action, Object: "price_lists", ID: id, Before: l.audited()})
	_, err = tx.Exec(update, append([]any{id}, args...)...)
	return err
}

// SetListPrice gives a product its own price in a list; 0 takes it out.
func SetListPrice(tx *db.Tx, list, product int64, price money.Cents) error {
	if price < 0 {
		return fault.Blame("price", "O preço não pode ser negativo.")
	}
	l, err := FindList(tx, list)
	if err != nil {
		return err
	}
	p, err := Find(tx, product)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Preço da tabela " + l.Name, Object: "products", ID: product, After: map[string]any{"product": p.Name, "price": price}})
	if price == 0 {
		_, err = tx.Exec(`delete from list_prices where account_id = $1 and list_id = $2 and product_id = $3`, list, product)
		return err
	}
	_, err = tx.Exec(`
		insert into list_prices (account_id, list_id, product_id, price) values ($1, $2, $3, $4)
		on conflict (account_id, list_id, product_id) do update set price = excluded.price`, list, product, price)
	return err
}

// SetPersonList says by which list a customer buys; 0 is varejo.
func SetPersonList(tx *db.Tx, buyer, list int64) error {
	buyer, err := person.Hold(tx, buyer)
	if err != nil {
		return err
	}
	name := "Varejo"
	if list != 0 {
		l, err := FindList(tx, list)
		if err != nil {
			return err
		}
		name = l.Name
	}
	tx.Log(db.Change{Action: "Tabela de preços do cliente", Object: "people", ID: buyer, After: map[string]any{"tabela": name}})
	if list == 0 {
		_, err = tx.Exec(`delete from person_lists where account_id = $1 and person_id = $2`, buyer)
		return err
	}
	_, err = tx.Exec(`
		insert into person_lists (account_id, person_id, list_id) values ($1, $2, $3)
		on conflict (account_id, person_id) do update set list_id = excluded.list_id`, buyer, list)
	return err
}

// MovePerson gives a merged customer's list to the one who stays, unless that one has a list already.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	_, err := tx.Exec(`
		insert into person_lists (account_id, person_id, list_id)
		select account_id, $3, list_id from person_lists where account_id = $1 and person_id = $2
		on conflict do nothing`, f.From, f.Into)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`delete from person_lists where account_id = $1 and person_id = $2`, f.From)
	return err
}
