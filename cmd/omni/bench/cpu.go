package bench

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// ticksPerSecond is USER_HZ, which Linux fixes for /proc.
const ticksPerSecond = 100

// serverCPU is what PostgreSQL used so far, in seconds: the postmaster, its living children, and those it has buried.
func (b *bench) serverCPU() float64 {
	postmaster := b.postmaster()
	total := cpuOf(postmaster, true)
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		if pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path))); parentOf(pid) == postmaster {
			total += cpuOf(pid, false)
		}
	}
	return total
}

// postmaster is the server's process: the first line of postmaster.pid.
func (b *bench) postmaster() int {
	files, _ := filepath.Glob(filepath.Join(b.root, "*", "data", "postmaster.pid"))
	if len(files) == 0 {
		return 0
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		return 0
	}
	pid, _ := strconv.Atoi(strings.TrimSpace(strings.SplitN(string(raw), "\n", 2)[0]))
	return pid
}

// fieldsOf are the fields of /proc/PID/stat after the command's name, which may hold spaces: state is the first.
func fieldsOf(pid int) []string {
	raw, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return nil
	}
	s := string(raw)
	return strings.Fields(s[strings.LastIndex(s, ")")+1:])
}

func parentOf(pid int) int {
	f := fieldsOf(pid)
	if len(f) < 2 {
		return -1
	}
	parent, _ := strconv.Atoi(f[1])
	return parent
}

// cpuOf is user and system time in seconds, with that of children already waited for if asked.
func cpuOf(pid int, buried bool) float64 {
	f := fieldsOf(pid)
	if len(f) < 15 {
		return 0
	}
	ticks := 0
	last := 13
	if buried {
		last = 15
	}
	for _, field := range f[11:last] {
		n, _ := strconv.Atoi(field)
		ticks += n
	}
	return float64(ticks) / ticksPerSecond
}
