package catalogue

import (
	"bytes"
	"image"
	_ "image/jpeg" // the three kinds of picture that are taken
	_ "image/png"
	"net/http"
	"strconv"

	_ "golang.org/x/image/webp"

	"omniservicos/store/fault"
)

// MaxPhoto is the largest photo that is taken, in bytes.
const MaxPhoto = 5 << 20

// maxPixels bounds what a browser must decode: a small file can unfold to gigabytes.
const maxPixels = 40_000_000

// photoKinds are the kinds by content, and the ending of a file of that kind.
var photoKinds = map[string]string{"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}

// photoKind finds a photo's kind by its content, never by its name, and refuses what is not a photo we take. Only the
// head of the picture is read: nothing is decoded.
func photoKind(content []byte) (mime string, err error) {
	mime = http.DetectContentType(content)
	head, _, err := image.DecodeConfig(bytes.NewReader(content))
	switch {
	case len(content) > MaxPhoto:
		return "", fault.Blame("photo", "A foto passa do limite de 5 MB.")
	case photoKinds[mime] == "" || err != nil:
		return "", fault.Blame("photo", "A foto deve ser uma imagem PNG, JPEG ou WebP.")
	case head.Width*head.Height > maxPixels:
		return "", fault.Blame("photo", "A foto tem "+strconv.Itoa(head.Width)+" × "+strconv.Itoa(head.Height)+" pontos: diminua para até 40 milhões de pontos.")
	}
	return mime, nil
}
