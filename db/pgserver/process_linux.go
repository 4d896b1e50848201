package pgserver

import "syscall"

// dieWithParent has the kernel shut the server down cleanly when we die, even by kill -9.
func dieWithParent(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGINT }
