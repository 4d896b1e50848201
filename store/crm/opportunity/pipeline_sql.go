package opportunity

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

const noPipeline = "Este funil não existe."

// ListPipelines reads the account's funnels with their stages, in order: two statements, however many there are.
func ListPipelines(tx *db.Tx) (list []Pipeline, err error) {
	if err := tx.List(&list, `select id, name from pipelines where account_id = $1 and archived_at is null order by position, id`); err != nil {
		return nil, err
	}
	var stages []Stage
	err = tx.List(&stages, `
		select id, pipeline_id, name, probability, deadline_days from pipeline_stages
		 where account_id = $1 and archived_at is null order by position, id`)
	for i := range list {
		for _, s := range stages {
			if s.PipelineID == list[i].ID {
				list[i].Stages = append(list[i].Stages, s)
			}
		}
	}
	return list, err
}

// FindPipeline reads one funnel that is in use.
func FindPipeline(tx *db.Tx, id int64) (p Pipeline, err error) {
	list, err := ListPipelines(tx)
	if err != nil {
		return p, err
	}
	for _, p := range list {
		if p.ID == id {
			return p, nil
		}
	}
	return p, fault.Missing(noPipeline)
}

// FindStage reads a stage, also one that is no longer in use: closed opportunities still stand there.
func FindStage(tx *db.Tx, id int64) (s Stage, err error) {
	err = tx.Find(&s, "Esta etapa não existe.", `
		select id, pipeline_id, name, probability, deadline_days from pipeline_stages where account_id = $1 and id = $2`, id)
	return s, err
}

// lockStage holds a stage in use while its column changes: whoever else puts a card there waits, so that no two cards
// take one place. It is locked before any card.
func lockStage(tx *db.Tx, id int64) (s Stage, err error) {
	err = tx.Find(&s, "Esta etapa não está mais em uso. Recarregue o quadro.", `
		select id, pipeline_id, name, probability, deadline_days from pipeline_stages
		 where account_id = $1 and id = $2 and archived_at is null for no key update`, id)
	return s, err
}

// Reasons are the motivos in use.
func Reasons(tx *db.Tx) (list []Reason, err error) {
	err = tx.List(&list, `select id, name from loss_reasons where account_id = $1 and archived_at is null order by position, id`)
	return list, err
}

// PipelineName is how a funnel is called, also one out of use.
func PipelineName(tx *db.Tx, id int64) (name string, err error) {
	err = tx.Find(&name, noPipeline, `select name from pipelines where account_id = $1 and id = $2`, id)
	return name, err
}

// StageNames are how all stages are called, also those out of use.
func StageNames(tx *db.Tx) (map[int64]string, error) {
	var list []Stage
	err := tx.List(&list, `select id, name from pipeline_stages where account_id = $1 order by id`)
	names := map[int64]string{}
	for _, s := range list {
		names[s.ID] = s.Name
	}
	return names, err
}
