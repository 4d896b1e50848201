package pgserver

import (
	"context"
	"errors"
)

func packagePrograms(ctx context.Context, o Options, h *home) (programs, error) {
	return programs{}, errors.New("sem npm")
}
