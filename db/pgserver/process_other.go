//go:build !linux

package pgserver

import "syscall"

// dieWithParent does nothing where the kernel cannot: the next start finds the orphan and stops it.
func dieWithParent(*syscall.SysProcAttr) {}
