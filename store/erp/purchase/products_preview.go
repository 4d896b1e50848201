package purchase

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/sheet"
	"omniservicos/store/words"
)

// PreviewProducts reads a spreadsheet of products and keeps what it would do, line by line.
func PreviewProducts(tx *db.Tx, fileName string, content []byte) (Import, error) {
	s, err := sheet.Read(content)
	if err != nil {
		return Import{}, err
	}
	columns, ignored, err := recogniseHeads(s.Heads)
	if err != nil {
		return Import{}, err
	}
	sum := sha256.Sum256(content)
	i := Import{Kind: KindProducts, FileName: fileName, Key: hex.EncodeToString(sum[:])}
	lines := make([]Line, len(s.Rows))
	for n, r := range s.Rows {
		lines[n] = Line{Number: r.Number, Cells: r.Cells}
	}
	i.Rows = Rows{Columns: columns, Ignored: ignored, Lines: lines}
	p, err := makePlan(tx, i.Rows)
	if err != nil {
		return i, err
	}
	i.Rows.Lines = p.lines
	i.Summary = Summary{Title: "Planilha de " + number(len(lines)) + " linhas"}
	if len(lines) == 1 {
		i.Summary.Title = "Planilha de 1 linha"
	}
	p.count(&i.Summary)
	return i, i.keep(tx)
}

// makePlan compares the lines with the account as it is now.
func makePlan(tx *db.Tx, rows Rows) (plan, error) {
	b := planner{columns: rows.Columns, seenSKU: map[string]int{}, seenEAN: map[string]int{}}
	var skus, eans []string
	for _, l := range rows.Lines {
		if sku := tidySKU(l.Cell(rows.Columns, "sku")); sku != "" {
			skus = append(skus, sku)
		}
		if ean := l.Cell(rows.Columns, "ean"); ean != "" {
			skus, eans = append(skus, ean), append(eans, ean)
		}
	}
	list, err := findByCodes(tx, skus, eans)
	if err != nil {
		return b.plan, err
	}
	b.known = index(list)
	if b.categories, err = categoryIDs(tx); err != nil {
		return b.plan, err
	}
	if slices.Contains(rows.Columns, "stock") {
		if b.moved, err = everMoved(tx, catalogue.IDs(list)); err != nil {
			return b.plan, err
		}
	}
	for _, l := range rows.Lines {
		b.add(l)
	}
	return b.plan, nil
}

func categoryIDs(tx *db.Tx) (map[string]int64, error) {
	var list []struct {
		ID   int64  `db:"id"`
		Name string `db:"name"`
	}
	err := tx.List(&list, `select id, name from categories where account_id = $1 order by archived_at is null, id`)
	ids := map[string]int64{}
	for _, c := range list {
		ids[words.Fold(c.Name)] = c.ID // one in use wins over an archived one of almost the same name
	}
	return ids, err
}

// everMoved says which products have a history: opening stock is only for those that have none.
func everMoved(tx *db.Tx, ids []int64) (map[int64]bool, error) {
	var list []int64
	err := tx.List(&list, `
		select distinct m.product_id from stock_movements m join unnest($2::bigint[]) as v (id) on v.id = m.product_id
		 where m.account_id = $1`, pq.Int64Array(ids))
	moved := map[int64]bool{}
	for _, id := range list {
		moved[id] = true
	}
	return moved, err
}

func number(n int) string { return strconv.Itoa(n) }
