package part

import "omniservicos/views/form"

// ReasonForm is why something is undone.
type ReasonForm struct {
	form.Form
	Reason string
}

func (f *ReasonForm) Read() { f.Reason = f.Text("motivo", 200, "Diga o motivo.") }

// FirstError is what was refused: the dialog shows it beside the reason, the page where there is no dialog any more.
func FirstError(f *ReasonForm) string {
	if e := f.Error("motivo"); e != "" {
		return e
	}
	for _, e := range f.Whole() {
		return e
	}
	return ""
}
