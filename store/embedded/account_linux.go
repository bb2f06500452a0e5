package embedded

import "syscall"

// inNamespace is host root under another number: files of root are the child's own, so
// it reaches what only root reaches, and it is root of nothing. initdb wants its number
// in the list of users, so that of postgres or nobody is taken.
func inNamespace() []account {
	uid, gid, ok := lookup("postgres")
	if !ok {
		if uid, gid, ok = lookup("nobody"); !ok {
			uid, gid = 65534, 65534
		}
	}
	return []account{{become: &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: uid, HostID: 0, Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: gid, HostID: 0, Size: 1}},
		Credential:  &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid), NoSetGroups: true},
	}}}
}

// dieWithParent asks the kernel for a fast shutdown when the thread that starts the
// child ends, which it does with this process however that ends.
func dieWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }
