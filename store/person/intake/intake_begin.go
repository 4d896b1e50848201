package intake

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/person/field"
	"omniservicos/store/sheet"
	"omniservicos/store/words"
)

// Upload keeps a file whose columns are to be told, guessed by their heads. The same file again is the import that it was;
// again says so.
func Upload(tx *db.Tx, name string, raw []byte) (i Import, again bool, err error) {
	s, err := sheet.Read(raw)
	if err != nil {
		return i, false, err
	}
	own, err := field.List(tx)
	if err != nil {
		return i, false, err
	}
	sum := sha256.Sum256(raw)
	hash := hex.EncodeToString(sum[:])
	i = Import{ID: db.NewID(), FileName: name, State: Mapping, Columns: Guess(Targets(own), s.Heads), Role: Customer, OnDuplicate: Update, Total: len(s.Rows)}
	made, err := tx.Exec(`
		insert into people_imports (account_id, id, file_name, hash, state, content, columns, role, on_duplicate, total, at, identity_id, actor)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (account_id, hash) where state <> 'desfeita' do nothing`,
		i.ID, i.FileName, hash, i.State, raw, i.Columns, i.Role, i.OnDuplicate, i.Total, tx.Now, tx.Actor.Identity, tx.Actor.Name)
	if err != nil {
		return i, false, err
	}
	tx.Log(db.Change{Action: "Planilha de pessoas recebida", Object: "people_imports", ID: i.ID, After: map[string]any{"file": name, "rows": i.Total}})
	if made == 0 {
		err = tx.Find(&i, noImport, `select `+importColumns+` from people_imports where account_id = $1 and hash = $2 and state <> 'desfeita'`, hash)
	}
	return i, made == 0, err
}

// Heads are the file's columns, with what the first lines hold in each.
type Heads struct {
	Names   []string
	Samples [][]string // by column
}

const samples = 3

// ReadHeads opens the kept file for the page on which its columns are told.
func ReadHeads(tx *db.Tx, id int64) (h Heads, err error) {
	raw, err := content(tx, id)
	if err != nil {
		return h, err
	}
	s, err := sheet.Read(raw)
	h.Names, h.Samples = s.Heads, make([][]string, len(s.Heads))
	for c := range s.Heads {
		for _, row := range s.Rows[:min(len(s.Rows), samples)] {
			if c < len(row.Cells) {
				h.Samples[c] = append(h.Samples[c], row.Cells[c])
			}
		}
	}
	return h, err
}

// Decide keeps what a person said of the file's columns; the lines can be looked at then.
func Decide(tx *db.Tx, id int64, c Choice) (Import, error) {
	i, err := lock(tx, id)
	if err != nil {
		return i, err
	}
	if !i.Pending() {
		return i, fault.Conflict("Esta planilha já foi importada: as colunas não mudam mais.")
	}
	own, err := field.List(tx)
	if err != nil {
		return i, err
	}
	if err := c.check(Targets(own), len(i.Columns)); err != nil {
		return i, err
	}
	i.Columns, i.Role, i.OnDuplicate, i.State = c.Columns, c.Role, c.OnDuplicate, Checking
	tx.Log(db.Change{Action: "Colunas da planilha definidas", Object: "people_imports", ID: id, After: map[string]any{"columns": c.Columns, "role": c.Role, "on_duplicate": c.OnDuplicate}})
	_, err = tx.Exec(`update people_imports set columns = $3, role = $4, on_duplicate = $5, state = $6 where account_id = $1 and id = $2`,
		id, pq.StringArray(c.Columns), c.Role, c.OnDuplicate, Checking)
	return i, err
}

// Discard forgets a file of which nothing came in.
func Discard(tx *db.Tx, id int64) (Import, error) {
	i, err := lock(tx, id)
	if err != nil {
		return i, err
	}
	if !i.Pending() {
		return i, fault.Conflict("Esta planilha já foi importada: em vez de descartar, desfaça a importação.")
	}
	tx.Log(db.Change{Action: "Planilha de pessoas descartada", Object: "people_imports", ID: id, Before: map[string]any{"file": i.FileName}})
	_, err = tx.Exec(`delete from people_imports where account_id = $1 and id = $2`, id)
	return i, err
}

// lines takes the kept file apart as was decided.
func lines(tx *db.Tx, i Import) ([]Line, error) {
	raw, err := content(tx, i.ID)
	if err != nil {
		return nil, err
	}
	s, err := sheet.Read(raw)
	if err != nil {
		return nil, err
	}
	own, err := field.List(tx)
	if err != nil {
		return nil, err
	}
	members, err := account.ListMembers(tx, account.MemberFilter{})
	r := reader{choice: Choice{Columns: i.Columns, Role: i.Role, OnDuplicate: i.OnDuplicate}, members: map[string]int64{}, seen: map[string]int{}}
	for _, m := range members {
		r.members[words.Key(m.Name)], r.members[words.Key(m.Email)] = m.IdentityID, m.IdentityID
	}
	known := Targets(own)
	for _, key := range i.Columns {
		t, _ := find(known, key) // a field archived meanwhile holds nothing that is kept
		r.targets = append(r.targets, t)
	}
	return r.read(s.Rows), err
}
