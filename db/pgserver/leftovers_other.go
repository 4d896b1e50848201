//go:build !linux

package pgserver

import (
	"os/exec"
	"strconv"
	"strings"
)

// serversIn knows, without /proc, only the postmaster of the pid file, and believes it when ps says that it is one.
func serversIn(data string) []int {
	pid := readPidFile(data).pid
	if pid <= 0 {
		return nil
	}
	program, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	if err != nil || !strings.Contains(string(program), "postgres") || !strings.Contains(string(program), data) {
		return nil
	}
	return []int{pid}
}
