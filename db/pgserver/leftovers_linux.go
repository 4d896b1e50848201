package pgserver

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// serversIn lists the processes of PostgreSQL that work in the data folder. It looks where they stand and not whether
// their number is taken: a number is given again, and a dead child that a careless pid 1 never collects keeps its own.
func serversIn(data string) (pids []int) {
	names, _ := filepath.Glob("/proc/[0-9]*/cwd")
	for _, name := range names {
		if cwd, err := os.Readlink(name); err != nil || cwd != data {
			continue
		}
		process := filepath.Dir(name)
		program, _ := os.ReadFile(filepath.Join(process, "comm"))
		if comm := strings.TrimSpace(string(program)); comm != "postgres" && comm != "postmaster" {
			continue // a person's shell
		}
		if pid, err := strconv.Atoi(filepath.Base(process)); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids
}
