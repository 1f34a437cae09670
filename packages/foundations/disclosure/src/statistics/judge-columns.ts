import { columnsOf, type Ledger } from "../control/ledger.ts";
import { kindName, type StatisticKind } from "../control/statistic-kind.ts";
import { judgeDominance } from "./dominance.ts";
import { judgeStatistic } from "./judge-statistic.ts";
import { judgeSteps } from "./judge-steps.ts";

/** Kinds that have rules of their own besides, or only those. */
const elsewhere: readonly string[] = ["count", "leaf", "percent"];

/**
 * Judges means, spreads, quantiles, estimates and curves by the number of people behind each, and constants by their
 * sameness.
 */
export function judgeOthers(ledger: Ledger): void {
	for (const [column, kind] of ledger.columns) {
		if (kindName(kind) === "constant") judgeConstant(ledger, column);
		if (elsewhere.includes(kindName(kind))) continue;
		for (const [row, { people }] of ledger.rows.entries()) {
			const { suppress, refuse } = judgeStatistic(withParameters(kind, ledger, row), people.length, ledger.rules);
			if (suppress) ledger.suppress(row, column, suppress);
			if (refuse) ledger.refuse(`column ${column}`, refuse.rule, refuse.whatToDo);
		}
	}
	// Without spread, the mean and the quantiles are what each single person has.
	for (const row of ledger.rows.keys()) {
		if (!columnsOf(ledger, "sd").some((column) => ledger.number(row, column) === 0)) continue;
		for (const column of columnsOf(ledger, "sd", "mean", "median", "quartile", "quantile")) {
			ledger.suppress(row, column, "all of the group's people have the same value");
		}
	}
}

/** Where a model's number of parameters is not said, the estimates from the same people are its parameters. */
function withParameters(kind: StatisticKind, { rows }: Ledger, row: number): StatisticKind {
	if (kind !== "estimate") return kind;
	const key = rows[row].people.join("\n");
	return { kind: "estimate", parameters: rows.filter(({ people }) => people.join("\n") === key).length };
}

function judgeConstant(ledger: Ledger, column: string): void {
	if (new Set(ledger.rows.map(({ values }) => values.get(column))).size <= 1) return;
	ledger.refuse(
		`column ${column}`,
		"a constant must be the same in all rows",
		"Call it a group when it says whom or what the row is about, or by the statistic that it is",
	);
}

/** Judges sums by dominance, from the evidence of who contributed what. */
export function judgeSums(ledger: Ledger): void {
	for (const [column, kind] of ledger.columns) {
		if (kindName(kind) !== "sum") continue;
		if (typeof kind !== "object" || kind.kind !== "sum") {
			ledger.refuse(
				`column ${column}`,
				"a sum needs what each person contributed",
				'Write { kind: "sum", contributions: "<column>" } and give that column, a number for each id; it is judged, then removed',
			);
			continue;
		}
		for (const [row, { contributions }] of ledger.rows.entries()) {
			const sum = ledger.number(row, column);
			const evidence = contributions.get(kind.contributions);
			if (sum === undefined || !evidence) continue;
			const total = evidence.amounts.reduce((running, amount) => running + amount, 0);
			const size = evidence.amounts.reduce((running, amount) => running + Math.abs(amount), 0);
			// A sum may be rounded to its unit, so it need not equal its contributions in the last digits.
			if (Math.abs(total - sum) > 0.5 + 1e-6 * size) {
				ledger.refuse(
					`column ${column}`,
					"a sum must be that of its contributions",
					"Give the contributions that it was made from",
				);
			}
			const reason = judgeDominance(evidence.people, evidence.amounts, ledger.rules);
			if (reason) ledger.suppress(row, column, reason);
		}
		protectDominated(ledger, column);
	}
}

/** A dominated sum must not be the difference of sums that are shown: the smallest of the row's margins goes with it. */
function protectDominated(ledger: Ledger, column: string): void {
	const { rows } = ledger;
	const contains = (larger: number, smaller: number) => {
		const held = new Set(rows[larger].people);
		return rows[smaller].people.every((id) => held.has(id));
	};
	for (const hidden of rows.keys()) {
		if (!ledger.isOut(hidden, column) || rows[hidden].people.length === 0) continue;
		const hiddenPeople = new Set(rows[hidden].people);
		const margins = [...rows.keys()].filter(
			(row) => row !== hidden && ledger.released(row, column) !== undefined && contains(row, hidden),
		);
		for (const margin of margins) {
			const others = [...rows.keys()].filter(
				(row) =>
					row !== margin &&
					ledger.released(row, column) !== undefined &&
					contains(margin, row) &&
					!rows[row].people.some((id) => hiddenPeople.has(id)),
			);
			const covered = new Set(others.flatMap((row) => rows[row].people));
			if (covered.size + hiddenPeople.size < rows[margin].people.length) continue;
			const size = (row: number) => rows[row].people.length;
			const least = [margin, ...others].reduce((smallest, row) => (size(row) < size(smallest) ? row : smallest));
			ledger.suppress(least, column, "otherwise a suppressed sum could be worked out from it");
		}
	}
}

/** Judges curves along their points, each group's curve by itself. */
export function judgeCurves(ledger: Ledger): void {
	for (const [column, kind] of ledger.columns) {
		if (kindName(kind) !== "step") continue;
		const along = typeof kind === "object" && kind.kind === "step" ? kind.along : undefined;
		const position = (row: number) => ledger.rows[row].group[along ?? ""] ?? ledger.rows[row].values.get(along ?? "");
		if (along !== undefined && ledger.rows.some((_, row) => position(row) === undefined)) {
			ledger.refuse(
				`column ${column}`,
				`the column ${along} that it goes along must have a value in every row`,
				"Correct its name in the rule",
			);
			continue;
		}
		const curves = new Map<string, number[]>();
		for (const row of ledger.rows.keys()) {
			const others = Object.entries(ledger.rows[row].group).filter(([name]) => along !== undefined && name !== along);
			const key = JSON.stringify(others);
			curves.set(key, [...(curves.get(key) ?? []), row]);
		}
		for (const points of curves.values()) {
			if (along !== undefined) points.sort((a, b) => compare(position(a), position(b)));
			const broken = judgeSteps(
				points.map((row) => ({ value: ledger.released(row, column), people: ledger.rows[row].people })),
				ledger.rules,
			);
			if (broken) {
				ledger.refuse(
					`column ${column}`,
					broken,
					`Take fewer points, so that more than ${ledger.rules.smallCount} people lie between any two that differ, or round the curve to a grid`,
				);
			}
		}
	}
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === "number" && typeof b === "number") return a - b;
	return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
