package setup

import (
	"strconv"

	"omniservicos/store/escpos"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// PrinterForm is how a till prints.
type PrinterForm struct {
	form.Form
	Printer tills.Printer
}

// PrinterOf fills the form with what stands.
func PrinterOf(p tills.Printer) *PrinterForm {
	f := &PrinterForm{Printer: p}
	for name, value := range map[string]string{
		"kind": p.Kind, "address": p.Address, "columns": strconv.Itoa(p.Columns), "code_page": p.CodePage, "copies": strconv.Itoa(p.Copies),
		"cut": flag(p.Cut), "drawer": flag(p.Drawer), "answers": flag(p.Answers), "auto": flag(p.Auto),
	} {
		f.Set(name, value)
	}
	return f
}

func flag(on bool) string {
	if on {
		return "1"
	}
	return ""
}

func (f *PrinterForm) Read() {
	f.Printer = tills.Printer{
		Kind: f.Choice("kind", tills.PrinterKinds, "Escolha como este caixa imprime."), Address: f.Text("address", 260, ""),
		Columns: f.Int("columns", 32, 48, "Escolha a largura do papel."), CodePage: f.Choice("code_page", escpos.CodePages, "Escolha a tabela de letras da lista."),
		Copies: f.Int("copies", 1, 3, "Imprima de 1 a 3 vias."),
		Cut:    f.Flag("cut"), Drawer: f.Flag("drawer"), Answers: f.Flag("answers"), Auto: f.Flag("auto"),
	}
	f.Check(!f.Printer.Network() || f.Printer.Address != "", "address", "Informe o endereço da impressora, como 192.168.0.50.")
}

var printerKinds = []ui.Option{
	{Value: "navegador", Label: "Pelo navegador", Help: "A impressora instalada neste computador, em papel de 80 ou 58 mm."},
	{Value: "rede", Label: "De rede", Help: "O servidor fala com ela por ESC/POS, na porta 9100: corta o papel e abre a gaveta."},
	{Value: "nenhuma", Label: "Nenhuma", Help: "O cupom fica na tela da venda, e ninguém imprime."},
}

var paperWidths = []ui.Option{{Value: "48", Label: "80 mm · 48 colunas"}, {Value: "32", Label: "58 mm · 32 colunas"}}

var copyCounts = []ui.Option{
	{Value: "1", Label: "1 via"}, {Value: "2", Label: "2 vias: a do cliente e a da loja"}, {Value: "3", Label: "3 vias: a do cliente e duas da loja"},
}

func codePages() (options []ui.Option) {
	for _, name := range escpos.CodePages {
		options = append(options, ui.Option{Value: name, Label: name})
	}
	return options
}
