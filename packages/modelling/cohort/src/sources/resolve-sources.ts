import { checkName, InvalidInputError } from "@quickening/core";
import { type Columns, defineColumns, type RowOf, type TypedTable } from "@quickening/table";
import { isNumber } from "../tables/column-kind.ts";
import { dayColumns } from "../tables/day.ts";

/** Which of several sources of a day holds. Their values are never added up, nor averaged. */
export type SourceRule =
	/** The first of the list that has the quantity; sources that aren't in it are refused. */
	| { readonly by: "priority"; readonly sources: readonly string[] }
	/** The one that was worn longest on that day; of two that were worn as long the first by name. */
	| { readonly by: "longest-wear" };

/** Columns that come from one source together: stages of a night add up to its sleep, a deviation goes with its mean. */
export const quantityBlocks: readonly (readonly (keyof typeof dayColumns)[])[] = [
	["timeInBedMinutes", "totalSleepMinutes", "lightSleepMinutes", "deepSleepMinutes", "remSleepMinutes"],
	["glucoseMgDl", "glucoseSdMgDl"],
	["f0Hz", "jitterPercent", "shimmerPercent", "hnrDb"],
];

const conflictColumns = {
	personId: dayColumns.personId,
	date: dayColumns.date,
	column: { type: "text", unit: "code", description: "Column of days" },
	source: { type: "text", unit: "code", description: "Source that holds by the rule" },
	value: { type: "number", unit: "1", description: "Its value, in the column's unit" },
	otherSource: { type: "text", unit: "code", description: "Source that does not" },
	otherValue: { type: "number", unit: "1", description: "Its value, in the column's unit" },
} as const satisfies Columns;

const countColumns = {
	column: { type: "text", unit: "code", description: "Column of days" },
	nDays: { type: "integer", unit: "1", description: "Person-days with a value" },
	nOfSeveral: { type: "integer", unit: "1", description: "Those with values of two sources or more" },
	nDiffering: { type: "integer", unit: "1", description: "Those whose sources do not agree" },
} as const satisfies Columns;

type Day = RowOf<typeof dayColumns>;

/** Days with one row a person and date. */
export interface ResolvedSources {
	/** As the days that were given, one row a person and date; `source` names all that gave a quantity, with " + " between. */
	readonly days: TypedTable<Day>;
	/** Every value that the rule set aside and that differs from the one which holds. */
	readonly conflicts: TypedTable<RowOf<typeof conflictColumns>>;
	/** By column, in how many person-days there was something to resolve. */
	readonly counts: TypedTable<RowOf<typeof countColumns>>;
	readonly rule: SourceRule;
}

/**
 * Makes one row of each person's day, where several devices or applications gave one: quantity by quantity by a stated rule.
 *
 * @param days - The table of days. A reason for what is missing is kept where no source measured anything.
 * @throws InvalidInputError when a source stands twice on a day, a source is not in the priority list, or sources name different
 *   pregnancies.
 * @example
 * resolveSources(tables.day, { by: "priority", sources: ["ring", "watch"] }).counts.objects();
 */
export function resolveSources(days: TypedTable<Day>, rule: SourceRule): ResolvedSources {
	checkName("resolveSources", "rule.by", rule.by, ["priority", "longest-wear"]);
	const names = Object.keys(dayColumns) as (keyof Day)[];
	const cells = Object.fromEntries(names.map((name) => [name, days.array(name)])) as Record<
		keyof Day,
		(string | number | null)[]
	>;
	const groups = rowsByDay(cells);
	const ranks = rule.by === "priority" ? ranksOf(cells.source as string[], rule.sources) : undefined;
	const numeric = names.filter((name) => isNumber(dayColumns[name]));
	const blocked = new Set<string>(quantityBlocks.flat());
	const blocks = [...quantityBlocks, ...numeric.filter((name) => !blocked.has(name)).map((name) => [name])];
	const made = Object.fromEntries(
		names.map((name) => [
			name,
			numeric.includes(name) ? new Float64Array(groups.length).fill(Number.NaN) : new Array(groups.length).fill(null),
		]),
	) as Record<keyof Day, (string | number | null)[]>;
	const counts = new Map(numeric.map((name) => [name, { nDays: 0, nOfSeveral: 0, nDiffering: 0 }]));
	const conflicts: RowOf<typeof conflictColumns>[] = [];
	for (const [i, group] of groups.entries()) {
		if (group.length === 1) {
			takeOne(i, group[0]!);
			continue;
		}
		const rows = ordered(group);
		const first = rows[0]!;
		for (const name of ["personId", "date"] as const) made[name][i] = cells[name][first]!;
		made.pregnancyId[i] = onePregnancy(rows);
		const givers = new Set<string>();
		for (const block of blocks) resolve(i, rows, block, givers);
		// Worn minutes alone are no quantity of their own.
		if (givers.size === 0)
			made.missing[i] = rows.map((row) => cells.missing[row]!).find((reason) => reason !== null) ?? null;
		const all =
			givers.size === 0
				? [cells.source[first] as string]
				: rows.map((row) => cells.source[row] as string).filter((each) => givers.has(each));
		made.source[i] = all.join(" + ");
	}
	return {
		days: defineColumns(dayColumns).fromColumns(made as never, days.source),
		conflicts: defineColumns(conflictColumns).fromRows(conflicts, "conflicts of sources"),
		counts: defineColumns(countColumns).fromRows(
			[...counts].map(([column, each]) => ({ column, ...each })),
			"counts of sources",
		),
		rule,
	};

	/** A day that one source gave. */
	function takeOne(i: number, row: number): void {
		let isMeasured = false;
		for (const name of ["personId", "date", "pregnancyId", "source"] as const) made[name][i] = cells[name][row]!;
		for (const name of numeric) {
			const value = cells[name][row] as number;
			if (Number.isNaN(value)) continue;
			made[name][i] = value;
			counts.get(name)!.nDays++;
			if (name !== "wearMinutes") isMeasured = true;
		}
		if (!isMeasured) made.missing[i] = cells.missing[row]!;
	}

	/** Rows of a day in the order in which the rule takes them. */
	function ordered(rows: readonly number[]): number[] {
		const rank = (row: number) =>
			ranks === undefined
				? -(Number.isNaN(cells.wearMinutes[row]!) ? -1 : (cells.wearMinutes[row] as number))
				: ranks.get(cells.source[row] as string)!;
		const name = (row: number) => cells.source[row] as string;
		return [...rows].sort((a, b) => rank(a) - rank(b) || (name(a) < name(b) ? -1 : 1));
	}

	function resolve(i: number, rows: readonly number[], block: readonly (keyof Day)[], givers: Set<string>): void {
		const having = rows.filter((row) => block.some((name) => !Number.isNaN(cells[name][row]!)));
		const [holder, ...others] = having;
		if (holder === undefined) return;
		for (const name of block) {
			const value = cells[name][holder] as number;
			made[name][i] = value;
			const count = counts.get(name)!;
			if (Number.isNaN(value)) continue;
			count.nDays++;
			let isDiffering = false;
			let isOfSeveral = false;
			for (const other of others) {
				const otherValue = cells[name][other] as number;
				if (Number.isNaN(otherValue)) continue;
				isOfSeveral = true;
				if (otherValue === value) continue;
				isDiffering = true;
				conflicts.push({
					...{ personId: cells.personId[holder] as string, date: cells.date[holder] as string, column: name },
					...{ source: cells.source[holder] as string, value, otherSource: cells.source[other] as string, otherValue },
				});
			}
			if (isOfSeveral) count.nOfSeveral++;
			if (isDiffering) count.nDiffering++;
		}
		if (block[0] !== "wearMinutes") givers.add(cells.source[holder] as string);
	}

	function onePregnancy(rows: readonly number[]): string | null {
		const named = new Set(rows.map((row) => cells.pregnancyId[row]).filter((each) => each !== null));
		if (named.size <= 1) return ([...named][0] as string | undefined) ?? null;
		const row = rows[0]!;
		throw new InvalidInputError(
			`resolveSources: sources of a day must be of one pregnancy; got ${[...named].join(" and ")} for ${cells.personId[row]} on ${cells.date[row]}. checkCohort lists such links`,
			{ code: "two-pregnancies", argument: "days", received: [...named] },
		);
	}
}

/** Rows of each person and date, in the order of their first row. */
function rowsByDay(
	cells: Readonly<Record<"personId" | "date" | "source", readonly (string | number | null)[]>>,
): number[][] {
	const groups = new Map<string, number[]>();
	for (let row = 0; row < cells.personId.length; row++) {
		const key = `${cells.personId[row]}\0${cells.date[row]}`;
		const own = groups.get(key);
		if (own === undefined) groups.set(key, [row]);
		else if (own.some((other) => cells.source[other] === cells.source[row])) {
			throw new InvalidInputError(
				`resolveSources: days must have each source once a person and date; got ${cells.source[row]} twice for ${cells.personId[row]} on ${cells.date[row]}. checkCohort lists such rows`,
				{ code: "duplicate-key", argument: "days", received: cells.source[row] },
			);
		} else own.push(row);
	}
	return [...groups.values()];
}

function ranksOf(found: readonly string[], sources: readonly string[]): ReadonlyMap<string, number> {
	const ranks = new Map(sources.map((source, rank) => [source, rank]));
	const unknown = [...new Set(found)].filter((source) => !ranks.has(source)).sort();
	if (unknown.length === 0 && ranks.size === sources.length) return ranks;
	throw new InvalidInputError(
		unknown.length > 0
			? `resolveSources: rule.sources must name every source of the days; it lacks ${unknown.join(", ")}`
			: `resolveSources: rule.sources must name each source once; got ${sources.join(", ")}`,
		{ code: "sources", argument: "rule.sources", received: sources },
	);
}
