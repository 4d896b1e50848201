package catalogue

import (
	"crypto/sha256"

	"omniservicos/db"
)

// Photo is a product's picture.
type Photo struct {
	Mime    string `db:"mime"`
	Content []byte `db:"content"`
}

// AddPhoto keeps a photo and gives its id, for Product.PhotoID. The name that came with it is not kept.
func AddPhoto(tx *db.Tx, content []byte) (id int64, err error) {
	mime, err := photoKind(content)
	if err != nil {
		return 0, err
	}
	id = db.NewID()
	sum := sha256.Sum256(content)
	tx.Log(db.Change{Action: "Foto guardada", Object: "files", ID: id, After: map[string]any{"tipo": mime, "bytes": len(content)}})
	return id, tx.Insert("files", "id, name, mime, sha256, content, at", []any{id, "produto." + photoKinds[mime], mime, sum[:], content, tx.Now})
}

// FindPhoto reads the photo of a product; other files of the account are not shown by this door.
func FindPhoto(tx *db.Tx, id int64) (p Photo, err error) {
	err = tx.Find(&p, "Esta foto não existe.", `
		select f.mime, f.content
		  from files f
		 where f.account_id = $1 and f.id = $2 and exists (select 1 from products p where p.account_id = $1 and p.photo_id = f.id)`, id)
	return p, err
}
