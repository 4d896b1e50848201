// Package opportunity is the funnels: what may yet be sold, to whom, and how far it has come.
package opportunity

import (
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/words"
)

// Pipeline is a funnel: a name over a row of stages.
type Pipeline struct {
	ID     int64  `db:"id"`
	Name   string `db:"name"`
	Stages []Stage
}

// Stage is a column of the board.
type Stage struct {
	ID          int64  `db:"id"`
	PipelineID  int64  `db:"pipeline_id"`
	Name        string `db:"name"`
	Probability int    `db:"probability"`   // per cent
	Days        int    `db:"deadline_days"` // after so many a card is stale; 0: never
}

// mostStages is how many columns a board can still be read with.
const mostStages = 12

// Weighted is what a sum is worth at the stage's probability, to the nearest centavo.
func (s Stage) Weighted(sum money.Cents) money.Cents {
	whole, rest := sum/100, sum%100 // a sum of thousands of cards times a hundred could overflow
	return whole*money.Cents(s.Probability) + (rest*money.Cents(s.Probability)+50)/100
}

// Stage finds one of the funnel's stages.
func (p Pipeline) Stage(id int64) (Stage, bool) {
	for _, s := range p.Stages {
		if s.ID == id {
			return s, true
		}
	}
	return Stage{}, false
}

func (p Pipeline) tidy() Pipeline {
	p.Name = words.OneLine(p.Name)
	stages := p.Stages
	p.Stages = nil
	for _, s := range stages {
		if s.Name = words.OneLine(s.Name); s.Name != "" {
			p.Stages = append(p.Stages, s)
		}
	}
	return p
}

func (p Pipeline) check() error {
	switch {
	case p.Name == "":
		return fault.Blame("name", "Dê um nome ao funil.")
	case len(p.Stages) == 0:
		return fault.Blame("stages", "Um funil tem pelo menos uma etapa.")
	case len(p.Stages) > mostStages:
		return fault.Blame("stages", "Um funil tem no máximo 12 etapas.")
	}
	names := map[string]bool{}
	for _, s := range p.Stages {
		if key := strings.ToLower(s.Name); names[key] {
			return fault.Blame("stages", "Há duas etapas com o nome “"+s.Name+"”.")
		} else {
			names[key] = true
		}
		if s.Probability < 0 || s.Probability > 100 {
			return fault.Blame("stages", "A probabilidade da etapa “"+s.Name+"” vai de 0 a 100 %.")
		}
		if s.Days < 0 || s.Days > 999 {
			return fault.Blame("stages", "O prazo da etapa “"+s.Name+"” vai de 0 a 999 dias.")
		}
	}
	return nil
}

// audit says in words what the funnel looks like.
func (p Pipeline) audit() map[string]any {
	var stages []map[string]any
	for _, s := range p.Stages {
		stages = append(stages, map[string]any{"stage": s.Name, "probability": s.Probability, "deadline_days": s.Days})
	}
	return map[string]any{"funnel": p.Name, "stages": stages}
}
