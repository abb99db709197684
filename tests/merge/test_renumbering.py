from pressdir.merge import history, join, renumber
from pressdir.model import Contact, Kind, Name, Phone, PhoneKind, Record, Sighting

OLD, NEW = "+22997123456", "+2290197123456"
RULE = "numbering plan of 2024-11-30: Benin, ten digits"
THEN, NOW, LATER = (f"{year}-05-02T10:00:00Z" for year in (2019, 2026, 2027))


def known(*sightings):
    contact = Contact(Kind.PERSON, Name("Ana Ruiz"), phones=(Phone(OLD), Phone("+41225550142")))
    return Record("u1", contact, sightings)


READ = Sighting("phones", OLD, THEN, "d1", line="Tél. 97 12 34 56", rule="label Tél.")


def repaired(record, at=NOW):
    return renumber(record, OLD, Phone(NEW), RULE, at)


def test_the_new_number_takes_the_days_the_line_and_the_source_of_the_old_one():
    after = repaired(known(READ))
    assert {str(each) for each in after.contact.phones} == {NEW, "+41225550142"}
    (value,) = (each for each in history(after) if each.value == NEW)
    assert (value.first, value.last, value.typed) == ("2019-05-02", "2019-05-02", False)
    (seen,) = (each for each in after.sightings if each.value == NEW)
    assert seen.line == READ.line
    assert seen.rule == f"label Tél.; {RULE}"
    assert seen.kind is PhoneKind.MOBILE


def test_the_old_number_stays_as_evidence():
    after = repaired(known(READ))
    assert READ in after.sightings
    (gone,) = (each for each in after.sightings if each.gone)
    assert (gone.value, gone.at, gone.rule) == (OLD, NOW, RULE)


def test_a_typed_old_number_goes_too_though_it_was_typed_a_moment_ago():
    after = repaired(known(Sighting("phones", OLD, NOW)))
    assert OLD not in {str(each) for each in after.contact.phones}
    assert NEW in {str(each) for each in after.contact.phones}


def test_a_number_that_nobody_saw_is_repaired():
    assert NEW in {str(each) for each in repaired(known()).contact.phones}


def test_copies_that_are_repaired_apart_join_to_one_new_number():
    joined = join(repaired(known(READ)), repaired(known(READ), LATER))
    assert [str(each) for each in joined.contact.phones].count(NEW) == 1
    assert sum(each.value == NEW for each in joined.sightings) == 1
