package crm

import "omniservicos/views/form"

// NoteForm is a note on somebody's history.
type NoteForm struct {
	form.Form
	Text string
}

func (f *NoteForm) Read() { f.Text = f.Lines("text", 2000, "Escreva a nota.") }
