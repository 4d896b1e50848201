package offline

import "time"

// Terminal is a browser that may sell at a till while the server cannot be reached. It numbers its own receipts:
// number-epoch-seq, for ever.
type Terminal struct {
	ID         int64     `db:"id"`
	ClientID   string    `db:"client_id"`
	TillID     int64     `db:"till_id"`
	Number     int64     `db:"number"`
	Epoch      int64     `db:"epoch"`
	HighWater  int64     `db:"high_water"`
	EnrolledAt time.Time `db:"enrolled_at"`
}
