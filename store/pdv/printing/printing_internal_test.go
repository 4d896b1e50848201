package printing

import (
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func ago(d time.Duration) *time.Time { t := noon.Add(-d); return &t }

func TestOnePrintAtATimeInOrder(t *testing.T) {
	waits := Job{ID: 1, State: "espera", NextAt: noon}
	later := Job{ID: 2, State: "espera", NextAt: noon.Add(8 * time.Second)}
	sending := Job{ID: 3, State: "imprimindo", TakenAt: ago(5 * time.Second)}
	lost := Job{ID: 4, State: "imprimindo", TakenAt: ago(2 * time.Minute)}
	for name, c := range map[string]struct {
		queue      []Job
		send, lost int64
		wait       time.Duration
	}{
		"nothing":                 {},
		"the oldest":              {queue: []Job{waits, later}, send: 1},
		"not yet":                 {queue: []Job{later, waits}, wait: 8 * time.Second},
		"another worker prints":   {queue: []Job{sending, waits}, wait: 2 * time.Second},
		"a worker died meanwhile": {queue: []Job{lost, waits}, lost: 4},
	} {
		got := choose(c.queue, noon)
		if idOf(got.send) != c.send || idOf(got.lost) != c.lost || got.wait != c.wait {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func idOf(j *Job) int64 {
	if j == nil {
		return 0
	}
	return j.ID
}

func TestTheTillIsToldWithinTenSecondsWhateverHappens(t *testing.T) {
	twelve := int64(12)
	for name, c := range map[string]struct {
		job  Job
		says string
	}{
		"just asked":      {Job{State: "espera", AskedAt: *ago(time.Second)}, ""},
		"nobody works":    {Job{State: "espera", AskedAt: *ago(9 * time.Second), Number: &twelve}, "Na fila da impressora: o cupom da venda nº 12."},
		"a slow printer":  {Job{State: "imprimindo", AskedAt: *ago(9 * time.Second), Number: &twelve}, "A impressora está demorando com o cupom da venda nº 12."},
		"a printer off":   {Job{State: "espera", Error: "A impressora não atende.", AskedAt: *ago(time.Second)}, "A impressora não atende. A venda está gravada"},
		"perhaps printed": {Job{State: "incerto", Error: "Caiu.", AskedAt: *ago(time.Second), Number: &twelve, Kind: "loja"}, "Caiu. Olhe na impressora: a via da loja da venda nº 12 saiu?"},
		"a doubtful test": {Job{State: "incerto", Error: "Caiu.", Kind: "teste"}, "o teste de impressão saiu?"},
	} {
		if got := c.job.Says(noon); !strings.Contains(got, c.says) || (c.says == "") != (got == "") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAPersonAnswersOnce(t *testing.T) {
	for _, c := range []struct {
		state, says, then string
		copy              int
	}{
		{"incerto", "saiu", "impresso", 1}, {"incerto", "repetir", "espera", 1}, {"incerto", "desistir", "desistiu", 1},
		{"espera", "repetir", "espera", 1}, {"espera", "desistir", "desistiu", 1},
		{"espera", "saiu", "", 0}, {"imprimindo", "repetir", "", 0}, {"impresso", "repetir", "", 0}, {"desistiu", "saiu", "", 0}, {"incerto", "", "", 0},
	} {
		j := Job{State: c.state, Copy: 1}
		err := j.answer(c.says, noon)
		if (err != nil) != (c.then == "") || (err == nil && (j.State != c.then || j.Copy != c.copy)) {
			t.Errorf("%s, %s: %+v, %v", c.state, c.says, j, err)
		}
	}
}
