package main

import "syscall"

// dieWithTests asks the kernel to kill a child when the tests end, however they end.
func dieWithTests(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGKILL }
