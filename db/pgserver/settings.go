package pgserver

import "syscall"

// durable serves a shop from a machine of two cores. It never answers a commit before the disk has it.
var durable = kind{
	settings: []string{
		"fsync=on", "full_page_writes=on", "synchronous_commit=on",
		"shared_buffers=256MB", "max_connections=60",
		"max_wal_size=2GB", "checkpoint_timeout=15min",
		"autovacuum_naptime=10s", // a young shop's tables get their statistics soon: plans made without them walk whole accounts
	},
	halt: syscall.SIGINT, // fast: ends the sessions, writes a checkpoint
}

// throwaway serves tests: nothing is worth a wait for the disk.
var throwaway = kind{
	throwaway: true,
	initdb:    []string{"--no-sync"},
	settings: []string{
		"fsync=off", "full_page_writes=off", "synchronous_commit=off",
		"shared_buffers=128MB", "max_connections=200",
		"wal_level=minimal", "max_wal_senders=0", "max_wal_size=256MB", "checkpoint_timeout=1h",
		"dynamic_shared_memory_type=mmap", // inside its folder, so that a kill leaves nothing behind in /dev/shm
	},
	halt: syscall.SIGQUIT, // at once: a checkpoint would be thrown away too
}

// common holds for both. Only the socket is listened on, and times are answered in UTC whatever the machine's zone.
var common = []string{
	"listen_addresses=", "port=" + port, "timezone=UTC",
	"random_page_cost=1.1", "jit=off",
	"log_line_prefix=%m [%p] %q%u@%d ", "log_lock_waits=on",
}

// port only names the socket file; it is written out because PGPORT of the environment would change it.
const port = "5432"
