package cash

import (
	"encoding/json"
	"time"

	"omniservicos/db"
	"omniservicos/store/pdv/tills"
)

const zQuery = `
	select z.till_id, z.number, z.shift_id, z.closing, z.supersedes, z.at, z.content, z.previous_hash, z.hash,
	       (select n.number from z_readings n where n.account_id = z.account_id and n.till_id = z.till_id and n.shift_id = z.shift_id and n.closing = z.closing + 1) as superseded_by
	  from z_readings z
	 where z.account_id = $1`

// FindZ reads a till's Z by its number.
func FindZ(tx *db.Tx, till, number int64) (z Z, err error) {
	err = tx.Find(&z, "Esta redução Z não existe.", zQuery+` and z.till_id = $2 and z.number = $3`, till, number)
	return z, err
}

// ZsOfShift are the Zs of a shift's closings, the newest first.
func ZsOfShift(tx *db.Tx, shift int64) (zs []Z, err error) {
	err = tx.List(&zs, zQuery+` and z.shift_id = $2 order by z.closing desc limit 50`, shift)
	return zs, err
}

// lastZ is the till's newest; the till is locked, so no two take one number.
func lastZ(tx *db.Tx, till int64) (z Z, err error) {
	var found []Z
	err = tx.List(&found, zQuery+` and z.till_id = $2 order by z.number desc limit 1`, till)
	if len(found) > 0 {
		z = found[0]
	}
	return z, err
}

// saveZ writes the reading of a closing as the till's next Z; its time is cut to what the database keeps, since it is sealed.
func saveZ(tx *db.Tx, till tills.Till, shift tills.Shift, closing int, r Reading) (z Z, err error) {
	before, err := lastZ(tx, till.ID)
	if err != nil {
		return z, err
	}
	content, err := json.Marshal(r)
	if err != nil {
		return z, err
	}
	z = Z{TillID: till.ID, Number: before.Number + 1, ShiftID: shift.ID, Closing: closing, At: tx.Now.Truncate(time.Microsecond), Content: string(content), PreviousHash: before.Hash}
	if before.ShiftID == shift.ID {
		z.Supersedes = &before.Number
	}
	if z.PreviousHash == nil {
		z.PreviousHash = []byte{}
	}
	z.seal()
	return z, tx.InsertLater("z_readings", "till_id, number, shift_id, closing, supersedes, at, content, previous_hash, hash, identity_id",
		[]any{z.TillID, z.Number, z.ShiftID, z.Closing, z.Supersedes, z.At, z.Content, z.PreviousHash, z.Hash, tx.Actor.Identity})
}
