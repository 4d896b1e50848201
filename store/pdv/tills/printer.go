package tills

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"slices"

	"omniservicos/store/escpos"
	"omniservicos/store/fault"
)

// Printer is how a till prints its receipts.
type Printer struct {
	Kind     string `json:"kind"` // one of PrinterKinds
	Address  string `json:"address"`
	Columns  int    `json:"columns"`   // 48 on 80 mm, 32 on 58 mm
	CodePage string `json:"code_page"` // one of escpos.CodePages
	Copies   int    `json:"copies"`
	Cut      bool   `json:"cut"`
	Drawer   bool   `json:"drawer"`  // opens the drawer when cash was paid
	Answers  bool   `json:"answers"` // says its state when asked
	Auto     bool   `json:"auto"`    // of a browser's printer: prints by itself when a sale ends
}

// PrinterKinds: none, the browser's, or one on the network that the server talks to.
var PrinterKinds = []string{"nenhuma", "navegador", "rede"}

// DefaultPrinter is what a till has before anybody chooses.
var DefaultPrinter = Printer{Kind: "navegador", Columns: 48, CodePage: escpos.CodePages[0], Copies: 1, Cut: true, Drawer: true, Answers: true}

// Network says whether the server prints.
func (p Printer) Network() bool { return p.Kind == "rede" }

// Browser says whether the till's page prints.
func (p Printer) Browser() bool { return p.Kind == "navegador" }

// Narrow says whether its paper is 58 mm wide.
func (p Printer) Narrow() bool { return p.Columns == 32 }

// Speaks is the printer as ESC/POS is written for it.
func (p Printer) Speaks() escpos.Printer {
	return escpos.Printer{Columns: p.Columns, CodePage: p.CodePage, Cut: p.Cut}
}

// Target is where the server sends to.
func (p Printer) Target() escpos.Target { return escpos.Target{Address: p.Address, Answers: p.Answers} }

// Tidy checks the settings and writes the address in full.
func (p Printer) Tidy() (Printer, error) {
	switch {
	case !slices.Contains(PrinterKinds, p.Kind):
		return p, fault.Blame("kind", "Escolha como este caixa imprime.")
	case p.Columns != 48 && p.Columns != 32:
		return p, fault.Blame("columns", "Escolha a largura do papel.")
	case !escpos.KnownCodePage(p.CodePage):
		return p, fault.Blame("code_page", "Escolha a tabela de letras da lista.")
	case p.Copies < 1 || p.Copies > 3:
		return p, fault.Blame("copies", "Imprima de 1 a 3 vias.")
	case p.Network():
		address, err := escpos.ParseAddress(p.Address)
		p.Address = address
		return p, err
	}
	p.Address = ""
	return p, nil
}

// Scan reads the settings as they stand with the till; what was never chosen is the default.
func (p *Printer) Scan(src any) error {
	raw, ok := src.([]byte)
	if !ok {
		return fmt.Errorf("printer: %T", src)
	}
	*p = DefaultPrinter
	if len(raw) <= len("{}") {
		return nil
	}
	return json.Unmarshal(raw, p)
}

// Value writes them.
func (p Printer) Value() (driver.Value, error) {
	raw, err := json.Marshal(p)
	return string(raw), err
}
