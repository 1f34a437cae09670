import { judgeCounts } from "../counts/judge-counts.ts";
import { findSmallDifference } from "../differences/small-differences.ts";
import { judgeCurves, judgeOthers, judgeSums } from "../statistics/judge-columns.ts";
import { judgePercents } from "../statistics/judge-percents.ts";
import { roundStatistic } from "../statistics/round-statistic.ts";
import type { Cell, ControlledTable, TableRule } from "./controlled-table.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { readTable } from "./read-table.ts";
import type { DisclosureRules } from "./rules.ts";
import { kindName, type StatisticKind } from "./statistic-kind.ts";

/**
 * Disclosure control of a table of aggregates: what would say something of few people goes out, counts are rounded, and what
 * cannot be mended stops the release.
 *
 * @param name - How the table is called in messages.
 * @param rows - A list of flat objects, as read from JSON; each names the people behind it.
 * @param rule - What each column is; a column that it does not name is refused.
 * @returns Rows with suppressed cells null, without evidence, in their order; no rows when anything is refused.
 *
 * Source: OpenSAFELY documentation, "Applying disclosure controls to data"; Hundepool et al. 2012, doi:10.1002/9781118348239;
 * Brandt et al. 2010, Guidelines for the checking of output based on microdata research (ESSnet SDC).
 * @example
 * controlTable("sites", [], { groups: ["site"], people: "ids", columns: { n: "count" } }, openSafely).rows; // []
 */
export function controlTable(name: string, rows: unknown, rule: TableRule, rules: DisclosureRules): ControlledTable {
	const { rows: read, refusals } = readTable(name, rows, rule);
	if (refusals.length > 0) return { rows: [], suppressed: [], refusals, cells: [] };
	const ledger = openLedger(name, read, rule, rules);
	judgeRows(ledger);
	// A table that cannot be released is not judged further: its other faults would be those of its shape.
	if (ledger.refusals.length > 0) return { rows: [], suppressed: [], refusals: ledger.refusals, cells: [] };
	judgeOthers(ledger);
	judgeCounts(ledger);
	judgePercents(ledger);
	judgeSums(ledger);
	judgeCurves(ledger);
	judgeDifferences(ledger);
	const isReleased = ledger.refusals.length === 0;
	return {
		rows: isReleased ? read.map((_, row) => releasedRow(ledger, row)) : [],
		suppressed: ledger.suppressions(),
		refusals: ledger.refusals,
		cells: read.map((_, row) => cellOf(ledger, row)),
	};
}

/** Rows of one person are no aggregates, whatever is taken out of them. */
function judgeRows(ledger: Ledger): void {
	const sizes = ledger.rows.map(({ people }) => people.length).filter((size) => size > 0);
	const nSingle = sizes.filter((size) => size === 1).length;
	const nFew = sizes.filter((size) => size <= ledger.rules.smallCount).length;
	if (sizes.length > 0 && nSingle > sizes.length / 2) {
		ledger.refuse(
			"",
			"rows of single people: most rows are about one person each",
			"Sum over people first, in groups of many; rows of people stay where they are",
		);
	} else if (sizes.length > 0 && nFew === sizes.length) {
		ledger.refuse(
			"",
			"rows of few people: every row is about too few",
			"Use wider groups, so that each holds more people",
		);
	}
}

/** Kinds whose numbers over a few people can be worked out from those over many. */
const differencedKinds: readonly string[] = ["mean", "sd", "median", "quartile", "quantile", "sum", "estimate"];

/** Within a table, statistics that would let one over few people be worked out go out: the row of fewest people first. */
function judgeDifferences(ledger: Ledger): void {
	for (const [column, kind] of ledger.columns) {
		if (!differencedKinds.includes(kindName(kind))) continue;
		for (;;) {
			const shown = [...ledger.rows.keys()].filter((row) => ledger.released(row, column) !== undefined);
			const found = findSmallDifference(
				shown.map((row) => ledger.rows[row].people),
				ledger.rules,
			);
			if (found === undefined) break;
			if (found === "unjudged") {
				ledger.refuse(
					`column ${column}`,
					"too many overlapping groups to tell what can be worked out from them",
					"Split the table into smaller ones, or use groups that do not overlap",
				);
				break;
			}
			const rows = found.sets.map((place) => shown[place]);
			const size = (row: number) => ledger.rows[row].people.length;
			const least = rows.reduce((smallest, row) => (size(row) < size(smallest) ? row : smallest));
			ledger.suppress(least, column, "otherwise that of few people could be worked out from it");
		}
	}
}

function releasedRow(ledger: Ledger, row: number): Record<string, unknown> {
	const { group, values } = ledger.rows[row];
	const columns = ledger.columns.map(([column, kind]) => [
		column,
		kindName(kind) === "constant" ? (values.get(column) ?? null) : shownStatistic(ledger, row, column, kind),
	]);
	return Object.fromEntries([...Object.entries(group), ...columns]);
}

function shownStatistic(ledger: Ledger, row: number, column: string, kind: StatisticKind): number | null {
	const shown = ledger.shown(row, column);
	return shown === undefined ? null : roundStatistic(shown, kind, ledger.rules);
}

function cellOf(ledger: Ledger, row: number): Cell {
	const { group, people } = ledger.rows[row];
	const columns = ledger.columns
		.filter(([column, kind]) => differencedKinds.includes(kindName(kind)) && ledger.released(row, column) !== undefined)
		.map(([column]) => column);
	return { people, group, table: ledger.name, columns };
}
