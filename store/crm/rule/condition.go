package rule

import (
	"strconv"
	"strings"

	"omniservicos/store/cause"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Condition is one thing that must hold. Value is centavos, words, or the id of what was chosen.
type Condition struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// What conditions ask about. Rows carry these.
const (
	AtLeast   = "valor"
	AtMost    = "valor_ate"
	HasTag    = "marcador"
	LacksTag  = "sem_marcador"
	Origin    = "origem"
	OwnedBy   = "responsavel"
	InBranch  = "filial"
	InStage   = "etapa"
	HoldsText = "texto"
	Named     = "identificado"
)

// Asked is what a condition may be about: its words, and what the trigger must know.
type Asked struct {
	Field, Words string
	Needs        []cause.Field // any of them; none: nothing
}

// Questions are all that a condition may ask, in the order in which they are offered.
var Questions = []Asked{
	{Named, "o cliente é conhecido", []cause.Field{cause.Person}},
	{AtLeast, "o valor é de pelo menos", []cause.Field{cause.Value}},
	{AtMost, "o valor é de no máximo", []cause.Field{cause.Value}},
	{HasTag, "tem o marcador", []cause.Field{cause.Person, cause.Opportunity}},
	{LacksTag, "não tem o marcador", []cause.Field{cause.Person, cause.Opportunity}},
	{Origin, "a origem é", []cause.Field{cause.Person, cause.Opportunity}},
	{OwnedBy, "o responsável é", []cause.Field{cause.Person, cause.Opportunity}},
	{InBranch, "a filial é", []cause.Field{cause.Branch}},
	{InStage, "a oportunidade está na etapa", []cause.Field{cause.Opportunity}},
	{HoldsText, "o assunto contém", nil},
}

// question finds what a field asks.
func question(field string) (Asked, bool) {
	for _, q := range Questions {
		if q.Field == field {
			return q, true
		}
	}
	return Asked{}, false
}

// Of says whether the trigger's causes can be asked this.
func (q Asked) Of(t cause.Trigger) bool { return knowsAny(t, q.Needs) }

func knowsAny(t cause.Trigger, needs []cause.Field) bool {
	for _, f := range needs {
		if t.Knows(f) {
			return true
		}
	}
	return len(needs) == 0
}

func (c Condition) check(t cause.Trigger, n Names) error {
	q, known := question(c.Field)
	switch {
	case !known:
		return fault.Blame("conditions", "Escolha a condição da lista.")
	case !q.Of(t):
		return fault.Blame("conditions", "“"+q.Words+"” não se pode perguntar quando "+t.Title+".")
	case c.Value == "" || len([]rune(c.Value)) > mostText:
		return fault.Blame("conditions", "Complete a condição “"+q.Words+"”.")
	case c.id() == 0 && (c.Field == AtLeast || c.Field == AtMost):
		return fault.Blame("conditions", "Informe um valor em reais, como 500,00.")
	case !n.knows(c):
		return fault.Blame("conditions", "O que foi escolhido em “"+q.Words+"” não existe mais: escolha de novo.")
	}
	return nil
}

func (c Condition) id() int64 {
	n, _ := strconv.ParseInt(c.Value, 10, 64) // what is no number is none
	return n
}

// holds asks the condition of a case.
func (c Condition) holds(k Case) bool {
	switch c.Field {
	case AtLeast:
		return k.Value >= money.Cents(c.id())
	case AtMost:
		return k.Value <= money.Cents(c.id())
	case HasTag:
		return k.tagged(c.id())
	case LacksTag:
		return !k.tagged(c.id())
	case Origin:
		return k.origin() == c.Value
	case OwnedBy:
		return k.Owner() == c.id()
	case InBranch:
		return k.BranchID == c.id()
	case InStage:
		return k.Card.StageID == c.id()
	case Named:
		return k.PersonID != 0
	case HoldsText:
		return strings.Contains(strings.ToLower(k.Text), strings.ToLower(c.Value))
	}
	return false
}

// In is the condition in words.
func (c Condition) In(n Names) string {
	q, _ := question(c.Field)
	return strings.TrimSpace(q.Words + " " + n.value(c))
}

// why says what the condition met: its words, and the value of then.
func (c Condition) why(k Case, n Names) string {
	switch c.Field {
	case AtLeast, AtMost:
		return c.In(n) + " (é de " + k.Value.String() + ")"
	case HoldsText:
		return c.In(n) + " (“" + k.Text + "”)"
	}
	return c.In(n)
}
