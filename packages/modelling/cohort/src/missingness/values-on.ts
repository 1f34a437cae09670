import { InvalidInputError } from "@quickening/core";
import type { RowOf, TypedTable } from "@quickening/table";
import { dayOfDate } from "../checks/study.ts";
import type { dayColumns } from "../tables/day.ts";
import type { ExpectedDays } from "./expected-days.ts";

/**
 * A quantity of the table of days on each expected person-day.
 *
 * @param days - Of one source a person and day (`resolveSources`).
 * @returns As long as `expected.day`; NaN where there is no value, or the day is not expected.
 * @throws InvalidInputError when a person has two values on a day.
 */
export function valuesOn(
	expected: ExpectedDays,
	days: TypedTable<RowOf<typeof dayColumns>>,
	column: keyof typeof dayColumns,
): Float64Array {
	const values = new Float64Array(expected.day.length).fill(Number.NaN);
	const indexOf = new Map(expected.participantIds.map((id, i) => [id, i]));
	const person = days.array("personId");
	const date = days.array("date");
	const given = days.array(column) as number[];
	for (let row = 0; row < person.length; row++) {
		const woman = indexOf.get(person[row]!);
		if (woman === undefined || Number.isNaN(given[row]!)) continue;
		const [from, to] = [expected.starts[woman]!, expected.starts[woman + 1]!];
		const at = from === to ? -1 : from + dayOfDate(date[row]!) - expected.day[from]!;
		if (!(at >= from && at < to)) continue;
		if (!Number.isNaN(values[at]!)) {
			throw new InvalidInputError(
				`valuesOn: days must have one value of ${column} a person and date; got two for ${person[row]} on ${date[row]}. Say which source holds, with resolveSources`,
				{ code: "two-sources", argument: "days", received: column },
			);
		}
		values[at] = given[row]!;
	}
	return values;
}
