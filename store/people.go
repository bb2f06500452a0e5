package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store/seal"
)

func patientColumn(id care.PatientID, column string) seal.Place {
	return seal.Place{Table: "patients", Column: column, Row: id}
}

const selectPeopleSQL = `
SELECT p.id, p.given, p.family, p.birth, p.zone, p.verified, b.relation, k.wrapped
FROM people b
JOIN patients p ON p.id = b.patient
JOIN keysets k ON k.owner = p.id
WHERE b.conversation = $1
ORDER BY b.position, p.id
LIMIT 20`

type personRow struct {
	care.Person
	given, family, birth, wrapped []byte
}

func (p *personRow) scan(r pgx.Rows) error {
	return r.Scan(&p.ID, &p.given, &p.family, &p.birth, &p.Zone, &p.Verified, &p.Relation, &p.wrapped)
}

func (tx *Tx) openPeople(rows []personRow) ([]care.Person, error) {
	people := make([]care.Person, 0, len(rows))
	for _, row := range rows {
		p, err := tx.openPerson(row)
		if err != nil {
			return nil, err
		}
		people = append(people, p)
	}
	return people, nil
}

func (tx *Tx) openPerson(row personRow) (p care.Person, err error) {
	p = row.Person
	if err = tx.learn(p.ID, row.wrapped); err != nil {
		return p, err
	}
	if p.Given, err = tx.unsealText(p.ID, patientColumn(p.ID, "given"), phi.Notice, row.given); err != nil {
		return p, err
	}
	if p.Family, err = tx.unsealText(p.ID, patientColumn(p.ID, "family"), phi.Care, row.family); err != nil {
		return p, err
	}
	p.Birth, err = tx.unsealText(p.ID, patientColumn(p.ID, "birth"), phi.Care, row.birth)
	return p, err
}

// People are who stands behind a conversation, its owner first.
func (tx *Tx) People(ctx context.Context, c care.ConversationID) ([]care.Person, error) {
	var rows []personRow
	err := tx.query(ctx, selectPeopleSQL, []any{c}, func(r pgx.Rows) error {
		rows = append(rows, personRow{})
		return rows[len(rows)-1].scan(r)
	})
	if err != nil {
		return nil, err
	}
	return tx.openPeople(rows)
}

const insertPatientSQL = `
INSERT INTO patients (id, given, family, birth, zone, verified)
VALUES ($1, $2, $3, $4, $5, $6)`

const insertPersonSQL = `
INSERT INTO people (conversation, patient, relation, position)
SELECT $1, $2, $3, count(*) FROM people WHERE conversation = $1
ON CONFLICT DO NOTHING`

// RegisterPatient implements workflows.Directory.
func (tx *Tx) RegisterPatient(_ context.Context, c care.ConversationID, p care.Person) error {
	if err := tx.newOwner(p.ID); err != nil {
		return err
	}
	given, err := tx.seal(p.ID, patientColumn(p.ID, "given"), []byte(p.Given.Reveal()))
	if err != nil {
		return err
	}
	family, err := tx.seal(p.ID, patientColumn(p.ID, "family"), []byte(p.Family.Reveal()))
	if err != nil {
		return err
	}
	birth, err := tx.seal(p.ID, patientColumn(p.ID, "birth"), []byte(p.Birth.Reveal()))
	if err != nil {
		return err
	}
	tx.write(insertPatientSQL, p.ID, given, family, birth, p.Zone, p.Verified)
	tx.write(insertPersonSQL, c, p.ID, p.Relation)
	tx.Note("patient.registered", p.ID)
	return nil
}
