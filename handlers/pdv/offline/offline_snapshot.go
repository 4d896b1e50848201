package offline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"omniservicos/store/barcode"
	"omniservicos/store/catalogue"
	"omniservicos/store/pdv/offline"
	"omniservicos/web"
)

// ruleDays is how far ahead a terminal knows the promotions: longer than it may sell without us.
const ruleDays = 4

// snapshot is what a terminal works out by itself besides the products: prices, labels, Pix codes, known customers. It
// goes whole, and only where it changed.
type snapshot struct {
	catalogue.Sheet
	Scales    []barcode.Scale    `json:"etiquetas"`
	Pix       snapshotPix        `json:"pix"`
	Zone      string             `json:"fuso"`
	Customers []offline.Customer `json:"clientes"`
}

type snapshotPix struct {
	Key    string `json:"chave"`
	Holder string `json:"titular"`
	City   string `json:"cidade"`
}

// snapshotOf gives the snapshot with its fingerprint, or nil where the terminal has it already.
func snapshotOf(c *web.Context, known string) (s *snapshot, mark string, err error) {
	s = &snapshot{}
	if s.Sheet, err = catalogue.ReadSheet(c.Tx, ruleDays); err != nil {
		return nil, "", err
	}
	if s.Customers, err = offline.ListCustomers(c.Tx); err != nil {
		return nil, "", err
	}
	settings, err := c.Tx.Settings()
	if err != nil {
		return nil, "", err
	}
	s.Scales, s.Zone = barcode.ReadScales(settings.ScaleLabels), settings.Zone
	s.Pix = snapshotPix{Key: settings.PixKey, Holder: settings.PixHolder, City: settings.PixCity}
	raw, err := json.Marshal(s)
	if err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(raw)
	if mark = hex.EncodeToString(sum[:8]); mark == known {
		return nil, mark, nil
	}
	return s, mark, nil
}
