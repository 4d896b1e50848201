package offline

import (
	"encoding/json"
	"time"

	"omniservicos/store/money"
)

// Row is a document that came from a terminal, as a person looks at it.
type Row struct {
	ID         int64        `db:"id"`
	Verdict    string       `db:"verdict"`
	Flags      string       `db:"flags"`
	Reason     string       `db:"reason"`
	Terminal   int64        `db:"terminal"` // its printed number
	Epoch      int64        `db:"epoch"`
	Seq        int64        `db:"seq"`
	TillID     int64        `db:"till_id"`
	TillName   string       `db:"till_name"`
	SaleID     *int64       `db:"sale_id"`
	SaleNumber *int64       `db:"sale_number"`
	Total      *money.Cents `db:"total"`
	MadeAt     *time.Time   `db:"made_at"`
	ReceivedAt time.Time    `db:"received_at"`
	SeenAt     *time.Time   `db:"seen_at"`
	SeenBy     *int64       `db:"seen_by"`
	Raw        []byte       `db:"raw"`
}

// Number is the one on the receipt.
func (r Row) Number() string { return Number(r.Terminal, r.Epoch, r.Seq) }

// Waits says whether the sale has not been posted: its money and goods stand nowhere yet.
func (r Row) Waits() bool { return r.SaleID == nil }

// Notes are what a person should look at.
func (r Row) Notes() []Flag { return FlagsOf(r.Flags) }

// Document is what the terminal wrote, as far as it can be read: of one in quarantine nothing is sure.
func (r Row) Document() (d Document, readable bool) {
	var e Envelope
	if json.Unmarshal(r.Raw, &e) != nil || json.Unmarshal([]byte(e.Body), &d) != nil {
		return Document{}, false
	}
	return d, true
}

// Origin is the identity that a sale got from its terminal.
type Origin struct {
	Number string
	MadeAt time.Time
}
