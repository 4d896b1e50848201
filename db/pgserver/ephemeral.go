package pgserver

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

const (
	ephemeralPrefix = "omni-pg-"
	memoryDisk      = "/dev/shm"
	roomForTests    = 1 << 30 // bytes; a container gives 64 MB unless told otherwise, and databases would not fit
)

// memoryDir is the memory disk where there is room on it, else the folder of temporary files.
func memoryDir() string {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(memoryDisk, &disk); err != nil || uint64(disk.Bavail)*uint64(disk.Bsize) < roomForTests {
		return os.TempDir()
	}
	return memoryDisk
}

// sweepAbandoned removes throw-away servers whose process was killed before its Stop, known by a lock that nobody holds.
// A young one is left alone: its lock may be about to be taken.
func sweepAbandoned(ctx context.Context, base string) {
	dirs, _ := filepath.Glob(filepath.Join(base, ephemeralPrefix+"*"))
	for _, dir := range dirs {
		info, err := os.Stat(dir)
		if err != nil || time.Since(info.ModTime()) < time.Minute {
			continue
		}
		if h, err := openHome(dir); err == nil {
			if clearLeftovers(ctx, Options{}, h.data()) == nil {
				os.RemoveAll(dir)
			}
			h.unlock()
		}
	}
}
