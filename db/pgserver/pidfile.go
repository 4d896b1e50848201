package pgserver

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// pidFile is what the server says of itself in postmaster.pid.
type pidFile struct {
	pid    int
	socket string
	ready  bool
}

func readPidFile(data string) (f pidFile) {
	text, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return f
	}
	lines := strings.Split(string(text), "\n")
	f.pid, _ = strconv.Atoi(lines[0])
	if len(lines) > 7 { // pid, data, start, port, socket, address, shared memory, status
		f.socket = lines[4]
		f.ready = strings.TrimSpace(lines[7]) == "ready"
	}
	return f
}
