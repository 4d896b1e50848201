package crm

import (
	"strconv"
	"strings"

	"omniservicos/store/fault"
)

// PhoneCall is a call that was made or taken, as somebody writes it down.
type PhoneCall struct {
	PersonID int64
	Outcome  string
	Minutes  int // 0: not said
	Note     string
}

// Outcomes are how a call may end, with the words for them.
var Outcomes = []struct{ Key, Word string }{
	{"atendeu", "Atendeu"}, {"nao_atendeu", "Não atendeu"}, {"ocupado", "Ocupado"}, {"recado", "Deixei recado"}, {"errado", "Número errado"}, {"recebida", "Ligou para nós"},
}

// mostMinutes is a day: more is a slip of the finger.
const mostMinutes = 24 * 60

func (c PhoneCall) check() error {
	switch {
	case c.outcome() == "":
		return fault.Blame("outcome", "Escolha como a ligação terminou.")
	case c.Minutes < 0 || c.Minutes > mostMinutes:
		return fault.Blame("minutes", "A duração vai de 0 a 1.440 minutos.")
	}
	return nil
}

func (c PhoneCall) outcome() string {
	for _, o := range Outcomes {
		if o.Key == c.Outcome {
			return o.Word
		}
	}
	return ""
}

// text is the call's line on the timeline.
func (c PhoneCall) text() string {
	text := c.outcome()
	if c.Minutes > 0 {
		text += ", " + strconv.Itoa(c.Minutes) + " min"
	}
	if note := strings.TrimSpace(c.Note); note != "" {
		text += ". " + note
	}
	return text
}
