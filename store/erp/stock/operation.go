package stock

import (
	"strconv"
	"strings"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// Receipt is stock that came in: a delivery without a file, an opening balance.
type Receipt struct {
	Key     string // the form's own UUID: sent twice, it enters once
	DepotID int64
	Reason  string // what it came with: "Nota 1042, Casa do Arroz"
	Lines   []Line
}

// Shipment is stock that goes from one depot to another.
type Shipment struct {
	Key          string
	FromID, ToID int64
	Reason       string
	Lines        []Line
}

// Line is one product of a receipt or shipment.
type Line struct {
	Index     int // where it stands in the form that sent it
	ProductID int64
	Quantity  quantity.Amount
	Value     money.Cents // of the whole line; read only when ValueGiven
	// ValueGiven is false where nobody said what it cost: it then enters at the average.
	ValueGiven bool
}

// Count is what somebody counted on the shelf.
type Count struct {
	Key                string
	DepotID, ProductID int64
	Counted            quantity.Amount
	Reason             string
}

// Operation is a receipt, count or shipment that was done.
type Operation struct {
	ID     int64
	Kind   string
	At     time.Time
	Actor  string
	Reason string
	Lines  []Entered
}

// Entered is one movement as people read it.
type Entered struct {
	ID              int64           `db:"id"`
	At              time.Time       `db:"at"`
	Kind            string          `db:"kind"`
	ProductID       int64           `db:"product_id"`
	Product         string          `db:"product"`
	Unit            string          `db:"unit"`
	DepotID         int64           `db:"depot_id"`
	Depot           string          `db:"depot"`
	Quantity        quantity.Amount `db:"quantity"`
	Value           money.Cents     `db:"value"`
	BalanceQuantity quantity.Amount `db:"balance_quantity"`
	BalanceValue    money.Cents     `db:"balance_value"`
	OriginKind      string          `db:"origin_kind"`
	OriginID        int64           `db:"origin_id"`
	Reason          string          `db:"reason"`
}

// KindTitle is a movement's name on the screen.
func KindTitle(kind string) string {
	return map[string]string{
		Entry: "Entrada", Adjustment: "Ajuste", Transfer: "Transferência", Sold: "Venda", Returned: "Cancelamento",
		Purchased: "Compra", Imported: "Importação", TakenBack: "Devolução",
	}[kind]
}

// LineField names a field of a line, for the form that draws it.
func LineField(i int, field string) string { return field + "_" + strconv.Itoa(i) }

// checkLines refuses lines that mean nothing, each beside its field.
func checkLines(lines []Line) error {
	if len(lines) == 0 {
		return fault.Refuse("Informe pelo menos um produto.")
	}
	seen := map[int64]bool{}
	for _, l := range lines {
		switch {
		case l.Quantity <= 0:
			return fault.Blame(LineField(l.Index, "quantity"), "A quantidade deve ser maior que zero.")
		case l.Value < 0:
			return fault.Blame(LineField(l.Index, "value"), "O custo não pode ser negativo.")
		case seen[l.ProductID]:
			return fault.Blame(LineField(l.Index, "code"), "Este produto já está em outra linha: some as quantidades.")
		}
		seen[l.ProductID] = true
	}
	return nil
}

func (c Count) check() error {
	if c.Counted < 0 {
		return fault.Blame("counted", "A quantidade contada não pode ser negativa.")
	}
	if strings.TrimSpace(c.Reason) == "" {
		return fault.Blame("reason", "Informe o motivo do ajuste.")
	}
	return nil
}

func (s Shipment) check() error {
	if s.FromID == s.ToID {
		return fault.Blame("to", "Escolha um depósito diferente do de saída.")
	}
	return checkLines(s.Lines)
}
