package rule

import (
	"strconv"
	"strings"

	"omniservicos/store/account"
	"omniservicos/store/cause"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/money"
	"omniservicos/store/person"
)

// Names are what an account has that rules name: to choose from, and to say a rule in words.
type Names struct {
	Triggers  []cause.Trigger
	Tags      []person.Tag
	Members   []account.Colleague
	Pipelines []opportunity.Pipeline
	Branches  []account.Branch
	Origins   []person.Origin
	Company   string
}

// Trigger finds one by its name; the zero Trigger is none.
func (n Names) Trigger(name string) cause.Trigger {
	for _, t := range n.Triggers {
		if t.Name == name {
			return t
		}
	}
	return cause.Trigger{}
}

// When is how a rule begins, in words.
func (n Names) When(r Rule) string {
	t := n.Trigger(r.Cause)
	switch {
	case t.Name == "":
		return "acontece algo de um plugin que está desligado"
	case r.Days == 0:
		return strings.NewReplacer("faltam N dias para o ", "é o ", "faltam N dias para vencer ", "vence hoje ").Replace(t.Title)
	case r.Days == 1:
		return strings.NewReplacer("faltam N dias", "falta 1 dia", "N dias", "1 dia").Replace(t.Title)
	}
	return strings.ReplaceAll(t.Title, "N dias", number(r.Days)+" dias")
}

// Sentence is the whole rule in words.
func (n Names) Sentence(r Rule) string {
	s := "Quando " + n.When(r)
	for i, c := range r.Conditions {
		s += map[bool]string{true: " e ", false: ", "}[i == len(r.Conditions)-1] + c.In(n)
	}
	s += ", então "
	for i, a := range r.Actions {
		switch {
		case i == 0:
		case i == len(r.Actions)-1:
			s += " e "
		default:
			s += ", "
		}
		s += a.In(n)
	}
	return s + "."
}

func (n Names) member(id int64) string {
	for _, m := range n.Members {
		if m.ID == id {
			return m.Name
		}
	}
	return ""
}

func (n Names) who(id int64) string {
	switch name := n.member(id); {
	case id == Theirs:
		return "o responsável"
	case id == 0:
		return "quem puder"
	case name == "":
		return "alguém que já saiu da equipe"
	default:
		return name
	}
}

func (n Names) tag(id int64) string {
	for _, t := range n.Tags {
		if t.ID == id {
			return t.Name
		}
	}
	return "um marcador que não existe mais"
}

func (n Names) stage(id int64) string {
	for _, p := range n.Pipelines {
		if s, ok := p.Stage(id); ok {
			return s.Name
		}
	}
	return "uma etapa que não existe mais"
}

func (n Names) branch(id int64) string {
	for _, b := range n.Branches {
		if b.ID == id {
			return b.Name
		}
	}
	return "uma filial que não existe mais"
}

// value is what a condition compares with, in words.
func (n Names) value(c Condition) string {
	switch c.Field {
	case AtLeast, AtMost:
		return money.Cents(c.id()).String()
	case HasTag, LacksTag:
		return "“" + n.tag(c.id()) + "”"
	case Origin:
		return person.OriginName(n.Origins, c.Value)
	case OwnedBy:
		return n.who(c.id())
	case InBranch:
		return n.branch(c.id())
	case InStage:
		return "“" + n.stage(c.id()) + "”"
	case Named:
		return ""
	}
	return "“" + c.Value + "”"
}

// knows says whether what a condition names is there to choose.
func (n Names) knows(c Condition) bool {
	gone := strings.HasSuffix(strings.Trim(n.value(c), "“”"), "que não existe mais")
	switch c.Field {
	case OwnedBy:
		return c.id() == 0 && c.Value == "0" || n.member(c.id()) != ""
	case Origin:
		return person.OriginName(n.Origins, c.Value) != c.Value || c.Value == ""
	case HoldsText, Named:
		return true
	}
	return !gone
}

func (n Names) knowsTarget(a Action) bool {
	if a.Who > 0 && n.member(a.Who) == "" {
		return false
	}
	switch a.Kind {
	case DoTag, DoUntag:
		return n.tag(a.Target) != n.tag(0)
	case DoMove:
		return n.stage(a.Target) != n.stage(0)
	}
	return true
}

func number(n int) string { return strconv.Itoa(n) }
