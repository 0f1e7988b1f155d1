"""Records that are made when they are asked for, and not kept for ever."""

from claimspring.model.corpus import Record
from claimspring.read.records import Records, Stored, Values


def records(most: int | None, made: list[int]) -> Records[int, int]:
    def restore(payload: int) -> int:
        made.append(payload)
        return payload

    items: dict[int, Record[int] | Stored] = {n: Stored(f"{n}.yml", f"d{n}", n) for n in range(5)}
    return Records(items, restore, most)


def test_all_values_are_kept_where_nothing_is_said() -> None:
    made: list[int] = []
    some = records(None, made)
    assert [record.value for record in (*some.values(), *some.values())] == [*range(5), *range(5)]
    assert len(made) == 5


def test_the_value_made_first_gives_way_and_is_made_again() -> None:
    made: list[int] = []
    some = records(2, made)
    assert [record.value for record in some.values()] == [*range(5)]
    assert some[4] is some[4]
    assert [type(item) for _, item in some.items_as_kept()] == [Stored, Stored, Stored, Record, Record]
    assert some[0].value == 0
    assert len(made) == 6
    assert some.digests() == {n: f"d{n}" for n in range(5)}


def test_a_later_mapping_goes_on_with_what_is_kept() -> None:
    made: list[int] = []
    some = records(2, made)
    kept = some[3]
    later = some.with_items({0: Record("0.yml", "new", 10)})
    assert later[3] is kept
    assert later[0].value == 10
    assert [record.value for record in later.values()] == [10, 1, 2, 3, 4]


def test_the_values_alone_are_made_as_the_records_are() -> None:
    made: list[int] = []
    values = Values(records(2, made))
    assert (values.get(9), values.get(9, -1), 9 in values, values.digest(9)) == (None, -1, False, "")
    assert (values.get(3), values[3], 3 in values, values.digest(3)) == (3, 3, True, "d3")
    assert values.digests() == {n: f"d{n}" for n in range(5)}
    assert made == [3]
    assert dict(values) == {n: n for n in range(5)}
