//go:build unix && !linux

package embedded

import "syscall"

// inNamespace is nobody: there are no user namespaces here.
func inNamespace() []account { return nil }

// dieWithParent does nothing here: a server that outlives us is stopped by our next
// start, see clearPidFile.
func dieWithParent(*syscall.SysProcAttr) {}
