package crm

import (
	"omniservicos/store/crm"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// NoteForm is a note on somebody's history.
type NoteForm struct {
	form.Form
	Text string
}

func (f *NoteForm) Read() { f.Text = f.Lines("text", 2000, "Escreva a nota.") }

// CallForm is a call as somebody writes it down.
type CallForm struct {
	form.Form
	Call crm.PhoneCall
}

func (f *CallForm) Read() {
	f.Call.Outcome = f.Text("outcome", 20, "Escolha como a ligação terminou.")
	if f.Value("minutes") != "" {
		f.Call.Minutes = f.Int("minutes", 0, 1440, "A duração vai de 0 a 1.440 minutos.")
	}
	f.Call.Note = f.Lines("note", 2000, "")
}

// FileForm is a file to keep with a person: its content is read by the handler.
type FileForm struct{ form.Form }

func (f *FileForm) Read() {}

func outcomeOptions() (options []ui.Option) {
	for _, o := range crm.Outcomes {
		options = append(options, ui.Option{Value: o.Key, Label: o.Word})
	}
	return options
}
