import { type Ledger, rowLabel } from "../control/ledger.ts";
import { kindName, type StatisticKind } from "../control/statistic-kind.ts";
import { roundCount } from "../counts/round-count.ts";

/** A percent may be rounded to whole numbers, so this far it may be from its counts. */
const tolerancePercent = 0.51;

/**
 * Judges shares of people. What is shown is worked out again from the rounded counts: a share at full precision tells the
 * count. A share of few, of none, of all but few or of all goes out, the last since it says of everybody in the group what
 * they have.
 */
export function judgePercents(ledger: Ledger): void {
	for (const [column, kind] of ledger.columns) {
		if (kindName(kind) !== "percent") continue;
		const { of, count } = namedCounts(kind);
		const unknown = [of, count].find((name) => name !== undefined && !isCount(ledger, name));
		if (unknown !== undefined) {
			ledger.refuse(
				`column ${column}`,
				`its count ${unknown} must be a column of kind count`,
				"Add that column, or correct the name",
			);
			continue;
		}
		for (const row of ledger.rows.keys()) judgePercent(ledger, column, row, rowLabel(ledger, row), of, count);
	}
}

function judgePercent(ledger: Ledger, column: string, row: number, label: string, of?: string, count?: string): void {
	const percent = ledger.released(row, column);
	if (percent === undefined) return;
	const { rules, rows } = ledger;
	const whole = of === undefined ? rows[row].people.length : ledger.number(row, of);
	const part = count === undefined ? Math.round(((whole ?? 0) * percent) / 100) : ledger.number(row, count);
	const fits =
		count === undefined ||
		whole === undefined ||
		part === undefined ||
		Math.abs((100 * part) / whole - percent) <= tolerancePercent;
	if (!(percent >= 0 && percent <= 100) || !fits) {
		ledger.refuse(
			`column ${column}, ${label}`,
			"a percent must be its count's share of the whole, from 0 to 100",
			"Correct it, or call it a mean when it is a mean of percentages",
		);
		return;
	}
	const hidden = [of, count].some(
		(name) => name !== undefined && (ledger.isOut(row, name) || ledger.number(row, name) === undefined),
	);
	if (hidden || whole === undefined || part === undefined)
		ledger.suppress(row, column, "a count that it is made of is suppressed");
	else if (part === 0 || part === whole) ledger.suppress(row, column, "all or none of the group's people have it");
	else if (part <= rules.smallCount || whole - part <= rules.smallCount)
		ledger.suppress(row, column, "too few people have it, or have it not");
	else ledger.show(row, column, Math.min(100, (100 * roundCount(part, rules)) / roundCount(whole, rules)));
}

function namedCounts(kind: StatisticKind): { of?: string; count?: string } {
	if (typeof kind !== "object" || kind.kind !== "percent") return {};
	return {
		...(kind.of === undefined ? {} : { of: kind.of }),
		...(kind.count === undefined ? {} : { count: kind.count }),
	};
}

function isCount({ columns }: Ledger, name: string): boolean {
	return columns.some(([column, kind]) => column === name && kindName(kind) === "count");
}
