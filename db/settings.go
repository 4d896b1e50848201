package db

import (
	"sync"
	"time"

	"github.com/lib/pq"
)

// Settings is what any request may need to know about its account: read at most once in a transaction.
type Settings struct {
	Zone string `db:"zone"`
	// NegativeStock says what a sale beyond the balance meets: bloquear, avisar or permitir.
	NegativeStock string `db:"negative_stock"`
	// CreditDays is the term of a sale on fiado.
	CreditDays int `db:"credit_days"`
	// PixAccountID is the bank account that Pix falls into.
	PixAccountID int64 `db:"pix_account_id"`
	// SafeAccountID is the safe (cofre) that floats leave and counted cash returns to.
	SafeAccountID int64 `db:"safe_account_id"`
	CashSettings
	SalesSettings
	// The largest discount on a sale by role, in hundredths of a percent; the owner has no limit.
	DiscountSeller  int64 `db:"discount_seller"`
	DiscountCashier int64 `db:"discount_cashier"`
	DiscountManager int64 `db:"discount_manager"`
	// PriceRules says that there are price lists or promotions: without them a sale looks for none.
	PriceRules bool `db:"price_rules"`
	// TillKeys are the keys of the till that the account chose (store/pdv/keys.go reads them).
	TillKeys string `db:"till_keys"`
	// ScaleLabels is how the account's scales write their labels (store/barcode/scale.go reads it).
	ScaleLabels string         `db:"scale_labels"`
	Plugins     pq.StringArray `db:"plugins"`
	// PaymentConfig is how customers pay, as store/erp/payment reads it.
	PaymentConfig string `db:"payment_config"`
	// The account's Pix key and whom it belongs to, for the QR Code at the till; without a key there is none.
	PixKey    string `db:"pix_key"`
	PixHolder string `db:"pix_holder"`
	PixCity   string `db:"pix_city"`
	// Webhooks says that other programs listen: without them nothing is written for any.
	Webhooks bool `db:"webhooks"`
}

// SettingsColumns are the columns of Settings in account_settings: who reads something else of that account with the
// first trip takes them along (account.Enter).
const SettingsColumns = `zone, negative_stock, credit_days, pix_account_id, safe_account_id, ` + cashColumns + `, ` + salesColumns + `,
	discount_seller, discount_cashier, discount_manager, price_rules, till_keys, scale_labels,
	payment_config, pix_key, pix_holder, pix_city, webhooks,
	array(select plugin from account_plugins where account_id = $1 and disabled_at is null) as plugins`

// Settings reads the account's settings and which plugins are on.
func (t *Tx) Settings() (*Settings, error) {
	if t.settings != nil {
		return t.settings, nil
	}
	var s Settings
	if err := t.Get(&s, `select `+SettingsColumns+` from account_settings where account_id = $1`); err != nil {
		return nil, err
	}
	t.settings = &s
	return &s, nil
}

// Know gives the transaction the settings that came with another reading.
func (t *Tx) Know(s *Settings) { t.settings = s }

// ForgetSettings makes this transaction read the settings again, and whoever remembers them from before (account.Pass):
// what it changed of them, plugins and rates included, counts from its commit on.
func (t *Tx) ForgetSettings() {
	t.settings = nil
	t.later = append(t.later, later{table: "account_settings", text: `update account_settings set account_id = account_id where account_id = $1`})
}

// PluginOn says whether the account has switched this plugin on.
func (t *Tx) PluginOn(name string) (bool, error) {
	s, err := t.Settings()
	if err != nil {
		return false, err
	}
	for _, p := range s.Plugins {
		if p == name {
			return true, nil
		}
	}
	return false, nil
}

// Zone is the account's time zone: Brazil has four, and a business day is that zone's.
func (t *Tx) Zone() *time.Location {
	s, err := t.Settings()
	if err != nil {
		return time.UTC
	}
	return zoneOf(s.Zone)
}

// zones are those already read: time.LoadLocation opens a file each time.
var zones sync.Map

func zoneOf(name string) *time.Location {
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location)
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	zones.Store(name, zone)
	return zone
}
