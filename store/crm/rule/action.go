package rule

import (
	"strings"

	"omniservicos/store/cause"
	"omniservicos/store/crm"
	"omniservicos/store/crm/message"
	"omniservicos/store/fault"
)

// Action is one thing that a rule does.
type Action struct {
	Kind   string `json:"kind"`
	Text   string `json:"text,omitempty"`   // of a task, a notice, a message: with fields in braces
	Title  string `json:"title,omitempty"`  // the subject of an e-mail
	Task   string `json:"task,omitempty"`   // the kind of a task
	Days   int    `json:"days,omitempty"`   // until a task is due
	Who    int64  `json:"who,omitempty"`    // identity; Theirs: whose the matter is; 0: anyone
	Target int64  `json:"target,omitempty"` // the tag, the stage
}

// mostTitle is the longest text of a task: with its fields filled in, it is the task's title.
const mostTitle = 160

// Theirs stands for whose the matter is: the card's owner, the sale's seller, who looks after the person.
const Theirs = -1

// What a rule does. Rows carry these.
const (
	DoTask     = "tarefa"
	DoWhatsApp = "whatsapp"
	DoOwner    = "responsavel"
	DoTag      = "marcar"
	DoUntag    = "desmarcar"
	DoMove     = "mover"
	DoNotify   = "avisar"
	DoMail     = "email"
)

// Deed is what an action may do: its words, and what the trigger must know.
type Deed struct {
	Kind, Words string
	Needs       []cause.Field
}

// Deeds are all that there are, in the order in which they are offered.
var Deeds = []Deed{
	{DoTask, "criar uma tarefa", nil},
	{DoWhatsApp, "preparar uma mensagem de WhatsApp", []cause.Field{cause.Person}},
	{DoNotify, "avisar alguém da equipe", nil},
	{DoOwner, "definir o responsável", []cause.Field{cause.Person, cause.Opportunity}},
	{DoTag, "pôr um marcador", []cause.Field{cause.Person, cause.Opportunity}},
	{DoUntag, "tirar um marcador", []cause.Field{cause.Person, cause.Opportunity}},
	{DoMove, "mover a oportunidade para a etapa", []cause.Field{cause.Opportunity}},
	{DoMail, "enviar um e-mail ao cliente", []cause.Field{cause.Person}},
}

func deed(kind string) (Deed, bool) {
	for _, d := range Deeds {
		if d.Kind == kind {
			return d, true
		}
	}
	return Deed{}, false
}

// Of says whether it can be done where this trigger begins.
func (d Deed) Of(t cause.Trigger) bool { return knowsAny(t, d.Needs) }

func (a Action) check(t cause.Trigger, n Names) error {
	d, known := deed(a.Kind)
	switch {
	case !known:
		return fault.Blame("actions", "Escolha a ação da lista.")
	case !d.Of(t):
		return fault.Blame("actions", "Não dá para "+d.Words+" quando "+t.Title+".")
	case a.writes() && a.Text == "":
		return fault.Blame("actions", "Escreva o texto de “"+d.Words+"”.")
	case len([]rune(a.Text)) > mostText || len([]rune(a.Title)) > 150:
		return fault.Blame("actions", "O texto de “"+d.Words+"” passa de 500 letras.")
	case (a.Kind == DoWhatsApp || a.Kind == DoTask) && len([]rune(a.Text)) > mostTitle:
		return fault.Blame("actions", "O texto de “"+d.Words+"” passa de 160 letras.")
	case a.Kind == DoTask && crm.KindWord(a.Task) == "":
		return fault.Blame("actions", "Escolha o tipo da tarefa.")
	case a.Days < 0 || a.Days > 365:
		return fault.Blame("actions", "O prazo da tarefa vai de 0 a 365 dias.")
	case a.Kind == DoMail && a.Title == "":
		return fault.Blame("actions", "Escreva o assunto do e-mail.")
	case a.Kind == DoNotify && a.Who == 0:
		return fault.Blame("actions", "Escolha quem é avisado.")
	case a.Kind == DoOwner && a.Who <= 0:
		return fault.Blame("actions", "Escolha quem fica responsável.")
	case !n.knowsTarget(a):
		return fault.Blame("actions", "Escolha o que falta em “"+d.Words+"”.")
	}
	if unknown := message.Missing(a.Text+" "+a.Title, fields()); len(unknown) > 0 {
		return fault.Blame("actions", "O campo {"+unknown[0]+"} não existe. Use um destes: {"+strings.Join(Words, "}, {")+"}.")
	}
	return nil
}

// writes says whether the action has a text.
func (a Action) writes() bool {
	return a.Kind == DoTask || a.Kind == DoWhatsApp || a.Kind == DoNotify || a.Kind == DoMail
}

// In is the action in words, after "então".
func (a Action) In(n Names) string {
	switch a.Kind {
	case DoTask:
		return "criar a tarefa “" + a.Text + "” para " + n.who(a.Who) + ", " + inDays(a.Days)
	case DoWhatsApp:
		return "preparar a mensagem de WhatsApp “" + a.Text + "” para " + n.who(a.Who) + " enviar"
	case DoNotify:
		return "avisar " + n.who(a.Who) + ": “" + a.Text + "”"
	case DoOwner:
		return "passar a responsabilidade para " + n.who(a.Who)
	case DoTag:
		return "pôr o marcador “" + n.tag(a.Target) + "”"
	case DoUntag:
		return "tirar o marcador “" + n.tag(a.Target) + "”"
	case DoMove:
		return "mover a oportunidade para “" + n.stage(a.Target) + "”"
	case DoMail:
		return "enviar ao cliente o e-mail “" + a.Title + "”"
	}
	return ""
}

func inDays(n int) string {
	switch n {
	case 0:
		return "para o mesmo dia"
	case 1:
		return "para o dia seguinte"
	}
	return "com prazo de " + number(n) + " dias"
}
