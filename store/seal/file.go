package seal

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// What can be wrong with a key file.
var (
	// ErrKeyFileOpen: anybody on the machine may read or write the key file.
	ErrKeyFileOpen = errors.New("key file is open to everybody: chmod 600 it")
	// ErrKeyFileDamaged: the file is not a key file of ours.
	ErrKeyFileDamaged = errors.New("key file is damaged: restore it from your backup of keys")
)

// File is a KEK kept in a file that only its owner reads. Back it up apart from the
// database: without it the database is noise.
type File struct {
	aead  tink.AEAD
	index []byte
}

// AEAD is the file's keyset; its primary key wraps, all of its keys unwrap.
func (f *File) AEAD() (tink.AEAD, error) { return f.aead, nil }

// IndexKey is the key of the blind index.
func (f *File) IndexKey() ([]byte, error) { return f.index, nil }

// keyFile is the file itself. The keyset is Tink's JSON, so that tinkey can rotate it.
type keyFile struct {
	Keyset   json.RawMessage `json:"keyset"`
	IndexKey []byte          `json:"indexKey"`
}

// LoadOrCreate reads the key file, and makes one where there is none. Of several
// processes that start at once, one makes it and all read the same.
func LoadOrCreate(path string) (*File, error) {
	f, err := Load(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	if err := Generate(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return Load(path)
}

// Load reads a key file. fs.ErrNotExist when there is none, ErrKeyFileOpen when others
// than its owner and group may touch it, ErrKeyFileDamaged when it makes no sense.
func Load(path string) (*File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("key file: %w", err)
	}
	// The group may read: that is how Kubernetes hands a secret to a plain user.
	if info.Mode().Perm()&0o027 != 0 {
		return nil, fmt.Errorf("%s: %w", path, ErrKeyFileOpen)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("key file: %w", err)
	}
	f, err := parseFile(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

// parseFile never quotes what it read.
func parseFile(b []byte) (*File, error) {
	var kf keyFile
	if json.Unmarshal(b, &kf) != nil || len(kf.IndexKey) != indexKeySize {
		return nil, ErrKeyFileDamaged
	}
	h, err := insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(kf.Keyset)))
	if err != nil {
		return nil, ErrKeyFileDamaged
	}
	a, err := aead.New(h)
	if err != nil {
		return nil, ErrKeyFileDamaged
	}
	return &File{aead: a, index: kf.IndexKey}, nil
}

// Generate writes a new key file, readable by its owner only, whole or not at all.
// fs.ErrExist when there is one: a key file is never overwritten.
func Generate(path string) error {
	b, err := freshFile()
	if err != nil {
		return fmt.Errorf("new key file: %w", err)
	}
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, ".kek-*") // 0600
	if err != nil {
		return fmt.Errorf("new key file: %w", err)
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(b)
	if err := errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return fmt.Errorf("new key file: %w", err)
	}
	// A link, unlike a rename, refuses to replace.
	if err := os.Link(tmp.Name(), path); err != nil {
		return fmt.Errorf("new key file: %w", err)
	}
	return syncDir(dir)
}

func freshFile() ([]byte, error) {
	h, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, err
	}
	var ks bytes.Buffer
	if err := insecurecleartextkeyset.Write(h, keyset.NewJSONWriter(&ks)); err != nil {
		return nil, err
	}
	index := make([]byte, indexKeySize)
	rand.Read(index) // never fails: it ends the program instead
	return json.MarshalIndent(keyFile{Keyset: ks.Bytes(), IndexKey: index}, "", "  ")
}

// syncDir makes a new name survive a power cut.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("new key file: %w", err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil {
		return fmt.Errorf("new key file: %w", err)
	}
	return nil
}
