package opportunity

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

// OpenFunnel gives a business that begins its first funnel and the usual motivos.
func OpenFunnel(tx *db.Tx, _ event.AccountCreated) error {
	_, err := SavePipeline(tx, Pipeline{Name: "Vendas", Stages: []Stage{
		{Name: "Novo contato", Probability: 10, Days: 3}, {Name: "Qualificado", Probability: 30, Days: 7},
		{Name: "Proposta", Probability: 60, Days: 10}, {Name: "Negociação", Probability: 80, Days: 10},
	}})
	if err != nil {
		return err
	}
	return SaveReasons(tx, []Reason{{Name: "Preço"}, {Name: "Comprou de outro"}, {Name: "Sem resposta"}, {Name: "Desistiu"}, {Name: "Prazo de entrega"}})
}

// SavePipeline creates the funnel when its ID is 0, and otherwise makes its stages what they are here: those that are
// not named any more leave the board, unless cards stand there.
func SavePipeline(tx *db.Tx, p Pipeline) (Pipeline, error) {
	p = p.tidy()
	if err := p.check(); err != nil {
		return p, err
	}
	action := "Funil alterado"
	var before any
	if p.ID == 0 {
		p.ID, action = db.NewID(), "Funil criado"
		err := tx.Insert("pipelines", "id, name, position", []any{p.ID, p.Name, 1})
		if err != nil {
			return p, err
		}
	} else {
		old, err := lockPipeline(tx, p.ID)
		if err != nil {
			return p, err
		}
		if err := p.replace(tx, old); err != nil {
			return p, err
		}
		before = old.audit()
	}
	tx.Log(db.Change{Action: action, Object: "pipelines", ID: p.ID, Before: before, After: p.audit()})
	return p, p.write(tx)
}

// lockPipeline holds the funnel and its stages: no card comes to a stage while it leaves the board.
func lockPipeline(tx *db.Tx, id int64) (p Pipeline, err error) {
	err = tx.Find(&p, noPipeline, `select id, name from pipelines where account_id = $1 and id = $2 and archived_at is null for no key update`, id)
	if err != nil {
		return p, err
	}
	err = tx.List(&p.Stages, `
		select id, pipeline_id, name, probability, deadline_days from pipeline_stages
		 where account_id = $1 and pipeline_id = $2 and archived_at is null order by id for no key update`, id)
	return p, err
}

// replace takes the old stages away that the funnel no longer has.
func (p *Pipeline) replace(tx *db.Tx, old Pipeline) error {
	for i, s := range p.Stages {
		if _, known := old.Stage(s.ID); s.ID != 0 && !known {
			p.Stages[i].ID = 0 // somebody took it away meanwhile: it is made anew
		}
	}
	if _, err := tx.Exec(`update pipelines set name = $3 where account_id = $1 and id = $2`, p.ID, p.Name); err != nil {
		return err
	}
	for _, s := range old.Stages {
		if _, stays := p.Stage(s.ID); stays {
			continue
		}
		if err := archiveStage(tx, s); err != nil {
			return err
		}
	}
	return nil
}

func archiveStage(tx *db.Tx, s Stage) error {
	var busy bool
	err := tx.Get(&busy, `select exists (select 1 from opportunities where account_id = $1 and stage_id = $2 and state = 'aberta')`, s.ID)
	if err != nil {
		return err
	}
	if busy {
		return fault.Blame("stages", "Há oportunidades abertas na etapa “"+s.Name+"”. Mova-as para outra etapa antes de tirá-la.")
	}
	_, err = tx.Exec(`update pipeline_stages set archived_at = $3 where account_id = $1 and id = $2`, s.ID, tx.Now)
	return err
}

// write saves the stages, new ones and those that were there.
func (p *Pipeline) write(tx *db.Tx) error {
	var fresh, known [][]any
	for i := range p.Stages {
		s := &p.Stages[i]
		s.PipelineID = p.ID
		if s.ID == 0 {
			s.ID = db.NewID()
			fresh = append(fresh, []any{s.ID, p.ID, s.Name, i + 1, s.Probability, s.Days})
		} else {
			known = append(known, []any{s.ID, s.Name, i + 1, s.Probability, s.Days})
		}
	}
	if err := tx.Insert("pipeline_stages", "id, pipeline_id, name, position, probability, deadline_days", fresh...); err != nil || len(known) == 0 {
		return err
	}
	list, args := db.Values(known, "bigint", "text", "int", "int", "int")
	_, err := tx.Exec(`
		update pipeline_stages s set name = v.name, position = v.position, probability = v.probability, deadline_days = v.days
		  from (values `+list+`) as v (id, name, position, probability, days)
		 where s.account_id = $1 and s.id = v.id`, args...)
	return err
}

// ArchivePipeline takes a funnel out of use; one always stays, and open cards must have gone before.
func ArchivePipeline(tx *db.Tx, id int64) (Pipeline, error) {
	p, err := lockPipeline(tx, id)
	if err != nil {
		return p, err
	}
	var others, open int
	if err := tx.Get(&others, `select count(*) from pipelines where account_id = $1 and id <> $2 and archived_at is null`, id); err != nil {
		return p, err
	}
	if err := tx.Get(&open, `select count(*) from opportunities where account_id = $1 and pipeline_id = $2 and state = 'aberta'`, id); err != nil {
		return p, err
	}
	if others == 0 {
		return p, fault.Refuse("Este é o único funil da conta: crie outro antes de arquivar este.")
	}
	if open > 0 {
		return p, fault.Refuse("Este funil tem oportunidades abertas. Feche-as antes de arquivar o funil.")
	}
	tx.Log(db.Change{Action: "Funil arquivado", Object: "pipelines", ID: id, Before: p.audit()})
	_, err = tx.Exec(`update pipelines set archived_at = $3 where account_id = $1 and id = $2`, id, tx.Now)
	return p, err
}
