package cash

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"omniservicos/store/money"
	"omniservicos/store/pdv/cash"
)

// readUnsent reads what closing.js found on this computer's disk.
func (f *CountForm) readUnsent() {
	for _, text := range f.Values("unsent") {
		var u struct {
			Number     string
			Epoch, Seq int64
			At         int64 // ms
			Total      money.Cents
		}
		err := json.Unmarshal([]byte(text), &u)
		terminal, _, _ := strings.Cut(u.Number, "-")
		n, wrong := strconv.ParseInt(terminal, 10, 64)
		f.Check(err == nil && wrong == nil, "unsent", "A lista de vendas por enviar não pôde ser lida: recarregue a página.")
		f.Left = append(f.Left, cash.Unsent{Terminal: n, Epoch: u.Epoch, Seq: u.Seq, MadeAt: time.UnixMilli(u.At), Total: u.Total})
	}
	f.Leave = f.Flag("leave")
	f.Check(len(f.Left) == 0 || f.Leave, "unsent", cash.UnsentWords(f.Left)+": espere o envio, ou marque abaixo que o caixa fecha assim mesmo.")
}
