package person_test

import (
	"slices"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

// marked reads the names of somebody's tags.
func marked(shop *storetest.Shop, id int64) (names []string) {
	shop.Do(func(tx *db.Tx) error {
		of, err := person.TagsOf(tx, []int64{id})
		names = person.TagNames(of[id])
		return err
	})
	return names
}

func ids(tags []person.Tag) (list []int64) {
	for _, t := range tags {
		list = append(list, t.ID)
	}
	return list
}

func TestOneNameIsOneTagHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	shop.Do(func(tx *db.Tx) error {
		tags, err := person.EnsureTags(tx, "Obra grande", "OBRA  GRÁNDE", "Atacado")
		if err != nil {
			return err
		}
		if tags[0].ID != tags[1].ID || tags[0].ID == tags[2].ID || tags[0].Colour == tags[2].Colour {
			t.Errorf("%+v", tags)
		}
		if _, err := person.ArchiveTag(tx, tags[0].ID); err != nil {
			return err
		}
		if list, err := person.ListTags(tx); err != nil || !slices.Equal(person.TagNames(list), []string{"Atacado"}) {
			t.Errorf("in use: %v, %v", list, err)
		}
		again, err := person.EnsureTags(tx, "obra grande")
		if err == nil && again[0].ID != tags[0].ID {
			t.Error("the tag came back as another")
		}
		return err
	})
}

func TestATagIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	for name, field := range map[string]string{"": "name", " ★ ": "name", strings.Repeat("a", 31): "name"} {
		err := shop.Try(func(tx *db.Tx) error { _, err := person.EnsureTags(tx, name); return err })
		if f, ok := fault.As(err); !ok || f.Field != field {
			t.Errorf("%q: %v", name, err)
		}
	}
	shop.Do(func(tx *db.Tx) error { _, err := person.EnsureTags(tx, "VIP"); return err })
	err := shop.Try(func(tx *db.Tx) error { _, err := person.SaveTag(tx, person.Tag{Name: "vip", Colour: 1}); return err })
	if err == nil || !strings.Contains(err.Error(), "já existe") {
		t.Error(err)
	}
}

func TestTagsAndOwnerOfAPersonFollowAMerge(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	maria, bia := save(shop, person.Person{Name: "Maria", IsCustomer: true}), save(shop, person.Person{Name: "M. Souza", IsLead: true, Origin: "site"})
	shop.Do(func(tx *db.Tx) error {
		tags, err := person.EnsureTags(tx, "VIP", "Obra", "Atacado")
		if err != nil {
			return err
		}
		if err := person.AddTags(tx, maria.ID, tags[0].ID); err != nil {
			return err
		}
		if err := person.AddTags(tx, bia.ID, ids(tags)...); err != nil {
			return err
		}
		if err := person.RemoveTags(tx, bia.ID, tags[2].ID); err != nil {
			return err
		}
		if err := person.SetOwner(tx, bia.ID, 77); err != nil {
			return err
		}
		_, err = person.Merge(tx, bia.ID, maria.ID)
		return err
	})
	if got := marked(shop, maria.ID); !slices.Equal(got, []string{"Obra", "VIP"}) {
		t.Errorf("tags %v", got)
	}
	shop.Do(func(tx *db.Tx) error {
		joined, err := person.Find(tx, bia.ID)
		if joined.OwnerID != 77 || joined.Origin != "site" {
			t.Errorf("%+v", joined)
		}
		return err
	})
}

func TestAddingTagsTwiceAndStrangeOnes(t *testing.T) {
	t.Parallel()
	shop, other := storetest.New(t), storetest.New(t)
	maria := save(shop, maria())
	var vip, foreign []person.Tag
	shop.Do(func(tx *db.Tx) (err error) { vip, err = person.EnsureTags(tx, "VIP"); return err })
	other.Do(func(tx *db.Tx) (err error) { foreign, err = person.EnsureTags(tx, "Deles"); return err })
	for range 2 {
		shop.Do(func(tx *db.Tx) error { return person.AddTags(tx, maria.ID, vip[0].ID, vip[0].ID) })
	}
	if got := marked(shop, maria.ID); !slices.Equal(got, []string{"VIP"}) {
		t.Errorf("tags %v", got)
	}
	err := shop.Try(func(tx *db.Tx) error { return person.AddTags(tx, maria.ID, foreign[0].ID) })
	if !fault.Is(err, fault.Blamed) {
		t.Errorf("a tag of another account: %v", err)
	}
}

func TestOriginsKeepTheirKeyThroughNewNames(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	shop.Do(func(tx *db.Tx) error {
		list, err := person.ListOrigins(tx)
		if err != nil || len(list) != len(person.FirstOrigins) {
			t.Fatalf("%v %v", list, err)
		}
		list[1].Name = "Amigos"
		list = append(list, person.Origin{Name: "Feira da Construção"}, person.Origin{Key: "forged", Name: "Rádio"})
		if err := person.SaveOrigins(tx, list[1:]); err != nil {
			return err
		}
		after, err := person.ListOrigins(tx)
		if err != nil {
			return err
		}
		if person.OriginName(after, "indicacao") != "Amigos" || person.OriginName(after, "feira-da-construcao") != "Feira da Construção" || person.OriginName(after, "radio") != "Rádio" {
			t.Errorf("%+v", after)
		}
		if in := person.InUse(after); len(in) != len(list)-1 || person.OriginName(after, "loja") != "Loja" {
			t.Errorf("in use %+v", in)
		}
		key, err := person.EnsureOrigin(tx, "LOJA")
		if key != "loja" {
			t.Errorf("the shop came back as %q", key)
		}
		return err
	})
}
