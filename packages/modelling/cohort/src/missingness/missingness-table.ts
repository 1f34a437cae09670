import { InvalidInputError } from "@quickening/core";
import { median } from "@quickening/stats";
import { type Columns, defineColumns, type RowOf, type TypedTable } from "@quickening/table";
import { type DayState, dayStates, type ExpectedDays, gestationalPeriods } from "./expected-days.ts";

const count = (description: string) => ({ type: "integer", unit: "1", description }) as const;
const percent = (description: string) =>
	({ type: "number", unit: "%", range: [0, 100], missing: [""], description }) as const;

/** Columns of the table of missingness that every cohort paper shows. */
export const missingnessColumns = {
	group: { type: "text", unit: "code", description: "By what the rows are divided" },
	level: { type: "text", unit: "text", description: "Which part" },
	nParticipants: count("Women with an expected day in it"),
	nExpected: count("Person-days expected"),
	nValid: count(dayStates.valid),
	validPercent: percent("Valid of expected person-days"),
	medianValidPercent: percent("Median over women of each one's own share"),
	nShort: count(dayStates.short),
	nNotWorn: count(dayStates["not-worn"]),
	nNotCharged: count(dayStates["not-charged"]),
	nNotSynchronised: count(dayStates["not-synchronised"]),
	nDeviceFault: count(dayStates["device-fault"]),
	nNoReason: count(dayStates["no-reason"]),
	nNoRecord: count(dayStates["no-record"]),
	nWithdrawn: count(dayStates.withdrawn),
} as const satisfies Columns;

const columnOf = {
	...{ valid: "nValid", short: "nShort", "not-worn": "nNotWorn", "not-charged": "nNotCharged" },
	...{ "not-synchronised": "nNotSynchronised", "device-fault": "nDeviceFault", "no-reason": "nNoReason" },
	...{ "no-record": "nNoRecord", withdrawn: "nWithdrawn" },
} as const satisfies Readonly<Record<DayState, keyof typeof missingnessColumns>>;

/**
 * The table of missingness: expected person-days and what became of them, in all, by gestational period and by subgroup. The
 * counts of a row add up to its expected days.
 *
 * @param subgroups - For each name, the subgroup of each woman in the order of `participantIds`; null where it is not known.
 * @throws InvalidInputError when a subgroup is not as long as there are women.
 * @example
 * missingnessTable(days, { subgroups: { language: tables.participant.array("language") } }).objects()[0].validPercent;
 */
export function missingnessTable(
	days: ExpectedDays,
	{ subgroups = {} }: { readonly subgroups?: Readonly<Record<string, ArrayLike<string | null>>> } = {},
): TypedTable<RowOf<typeof missingnessColumns>> {
	const rows = [rowOf(days, "All", "All", () => true)];
	for (const [i, label] of Object.values(gestationalPeriods).entries()) {
		const row = rowOf(days, "Gestational period", label, (at) => days.period[at] === i);
		if (row.nExpected > 0) rows.push(row);
	}
	for (const [group, levels] of Object.entries(subgroups)) {
		if (levels.length !== days.participantIds.length) {
			throw new InvalidInputError(
				`missingnessTable: subgroups.${group} must have a level for each of ${days.participantIds.length} women; got ${levels.length}`,
				{ code: "length-mismatch", argument: `subgroups.${group}`, received: levels.length },
			);
		}
		const all = Array.from(levels, (level) => level ?? "Not known");
		for (const level of [...new Set(all)].sort())
			rows.push(rowOf(days, group, level, (_, woman) => all[woman] === level));
	}
	return defineColumns(missingnessColumns).fromRows(rows, `missingness; a day is valid with ${days.valid.name}`);
}

function rowOf(
	days: ExpectedDays,
	group: string,
	level: string,
	isIn: (at: number, woman: number) => boolean,
): RowOf<typeof missingnessColumns> {
	const counts = new Float64Array(Object.keys(dayStates).length);
	const shares: number[] = [];
	for (const woman of days.participantIds.keys()) {
		let nOwn = 0;
		let nValid = 0;
		for (let at = days.starts[woman]!; at < days.starts[woman + 1]!; at++) {
			if (!isIn(at, woman)) continue;
			counts[days.state[at]!]!++;
			nOwn++;
			if (days.state[at] === 0) nValid++;
		}
		if (nOwn > 0) shares.push((100 * nValid) / nOwn);
	}
	const nExpected = counts.reduce((sum, n) => sum + n, 0);
	const byState = Object.fromEntries(
		(Object.keys(dayStates) as DayState[]).map((state, i) => [columnOf[state], counts[i]!]),
	);
	return {
		...{ group, level, nParticipants: shares.length, nExpected },
		validPercent: nExpected === 0 ? Number.NaN : (100 * counts[0]!) / nExpected,
		medianValidPercent: shares.length === 0 ? Number.NaN : median(shares),
		...(byState as Record<(typeof columnOf)[DayState], number>),
	};
}
