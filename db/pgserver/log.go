package pgserver

import (
	"io"
	"os"
)

// longestLog is the size at which the log is put aside, at a start, in the place of the one before.
const longestLog = 16 << 20

func openLog(h *home) (*os.File, error) {
	if info, err := os.Stat(h.log()); err == nil && info.Size() > longestLog {
		if err := os.Rename(h.log(), h.log()+".1"); err != nil {
			return nil, err
		}
	}
	f, err := os.OpenFile(h.log(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	return f, h.owner.give(h.log())
}

// readFrom answers what was logged after offset.
func readFrom(path string, offset int64) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	text, _ := io.ReadAll(io.NewSectionReader(f, offset, longestLog))
	return text
}
