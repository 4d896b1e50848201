package offline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// Envelope is a paid sale as a terminal sends it. Body is kept as the terminal wrote it, so that the hash can be checked
// to the letter: Hash = SHA-256(Previous + Body), in hexadecimal.
type Envelope struct {
	ID       string `json:"id"`
	Epoch    int64  `json:"epoch"`
	Seq      int64  `json:"seq"`
	Previous string `json:"previous"`
	Hash     string `json:"hash"`
	Body     string `json:"body"`
}

// The verdicts on a document. A paid sale is never refused.
const (
	Stored      = "stored"
	Already     = "already"
	Quarantined = "quarantined"
)

// Verdict is the answer to one document. Reenrol orders the terminal to take a new epoch; HighWater is the number up to
// which all of this epoch has arrived, Missing what is absent above it. All of it is kept and given again to who asks
// again: its first delivery can be lost.
type Verdict struct {
	ID        string   `json:"id"`
	Verdict   string   `json:"verdict"`
	Reenrol   bool     `json:"reenrol"`
	HighWater int64    `json:"high_water"`
	Missing   []int64  `json:"missing"`
	Number    int64    `json:"number,omitempty"` // the till's own, once posted
	Flags     []string `json:"flags,omitempty"`
	Reason    string   `json:"reason,omitempty"`
}

// known is what the server holds of a document before it judges.
type known struct {
	Answer     *Verdict // this very document was answered
	SameID     bool     // another document has its id
	SameNumber bool     // another document has its number
}

// like is a document that the server holds and that shares something with the one to be judged.
type like struct {
	Same   bool   `db:"same"` // to the letter
	ID     bool   `db:"same_id"`
	Number bool   `db:"same_number"`
	Answer []byte `db:"answer"`
}

// knownFrom sums up what is held. A document may share its id and its number with another: that is a fork too, of a profile
// that was restored in the middle of a sale.
func knownFrom(held []like) (k known, err error) {
	for _, l := range held {
		if l.Same {
			k.Answer = &Verdict{}
			return k, json.Unmarshal(l.Answer, k.Answer)
		}
		k.SameID, k.SameNumber = k.SameID || l.ID, k.SameNumber || l.Number
	}
	return k, nil
}

// judge says what becomes of a document: by id and hash only, never by number. unreadable says that it cannot be
// posted. Numbers are compared before anything is quarantined: a fork must be told even then.
func (k known) judge(unreadable bool) (v Verdict) {
	if k.Answer != nil {
		v = *k.Answer
		v.Verdict = Already
		return v
	}
	v.Verdict, v.Reenrol = Stored, k.SameNumber
	if k.SameID || unreadable {
		v.Verdict = Quarantined
	}
	return v
}

// maxMissing bounds what one answer names.
const maxMissing = 100

// water is how far a terminal's numbers go without a gap, from what was so before, and what is missing above.
// have are the numbers above from, in order.
func water(from int64, have []int64) (high int64, missing []int64) {
	high, missing = from, []int64{}
	next := from + 1
	for _, seq := range have {
		for ; next < seq && len(missing) < maxMissing; next++ {
			missing = append(missing, next)
		}
		if len(missing) == 0 && seq == high+1 {
			high = seq
		}
		next = max(next, seq+1)
	}
	return high, missing
}

// fingerprint tells one sending from another: any letter that differs makes another.
func (e Envelope) fingerprint() []byte {
	raw, _ := json.Marshal(e) // words and numbers always marshal
	sum := sha256.Sum256(raw)
	return sum[:]
}

// holds says whether the hash is that of the body after the document before.
func (e Envelope) holds() bool {
	sum := sha256.Sum256([]byte(e.Previous + e.Body))
	return strings.EqualFold(hex.EncodeToString(sum[:]), e.Hash)
}

// Flag is something that a person should look at, with what to do.
type Flag struct{ Code, Title, Advice string }

// Flags are all of them, in the order people see.
var Flags = []Flag{
	{"preco_mudou", "Preço mudou", "O preço do cadastro não é mais o cobrado. A venda ficou pelo preço cobrado: confira se a etiqueta da loja está certa."},
	{"estoque_negativo", "Estoque negativo", "Foi vendido mais do que o sistema sabia haver. Conte o produto e faça um ajuste de estoque."},
	{"produto_arquivado", "Produto arquivado", "O produto já tinha saído do cadastro. Se ainda é vendido, reative-o."},
	{"turno_fechado", "Turno já fechado", "Chegou depois de fechado o turno em que foi feita: ficou num turno de ajuste, sem mexer na gaveta de agora. Confira a sobra do fechamento."},
	{"relogio", "Relógio do caixa", "O relógio deste computador está errado ou voltou. A venda ficou pela ordem dos números: acerte a hora do computador."},
	{"bifurcacao", "Número repetido", "Duas vendas diferentes têm este número: o navegador foi restaurado ou copiado. As duas valem; confira os cupons impressos."},
	{"desconto_acima", "Desconto acima do limite", "Quem vendeu deu mais desconto do que o seu limite. A venda ficou como foi paga: converse com quem vendeu."},
	{"venda_descartada", "Venda descartada antes", "Em outra tela esta venda tinha sido descartada, mas o cliente pagou. Ela vale."},
}

// FindFlag gives the flag of this code.
func FindFlag(code string) Flag {
	for _, f := range Flags {
		if f.Code == code {
			return f
		}
	}
	return Flag{Code: code, Title: code}
}

// FlagsOf reads the flags of a sale or document.
func FlagsOf(flags string) (list []Flag) {
	for _, code := range strings.Fields(flags) {
		list = append(list, FindFlag(code))
	}
	return list
}

// Number is the receipt's number for ever.
func Number(terminal, epoch, seq int64) string {
	return fmt.Sprintf("%d-%d-%d", terminal, epoch, seq)
}
