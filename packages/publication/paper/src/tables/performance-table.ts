import { InvalidInputError } from "@quickening/core";
import { formatEstimate } from "../values/format-estimate.ts";
import { formatNumber } from "../values/format-value.ts";
import type { Table, TableColumn, TableRow } from "./table.ts";

/** A measure with its interval; null when the data could not give it. */
export interface PerformanceEstimate {
	readonly estimate: number | null;
	readonly low?: number | null;
	readonly high?: number | null;
}

export interface PerformanceMeasure {
	readonly key: string;
	/** With its unit or interval, such as "AUC (95% CI)". */
	readonly title: string;
	readonly digits: number;
	readonly definition?: string;
}

export interface PerformanceTableRow {
	/** The model or subgroup. */
	readonly label: string;
	/** Rows of one group that follow one another share a subheading. */
	readonly group?: string;
	readonly n: number;
	readonly events: number;
	/** By the measures' keys. */
	readonly measures: Readonly<Record<string, PerformanceEstimate | undefined>>;
}

export interface PerformanceTableOptions {
	readonly title: string;
	readonly caption: string;
	/** Heading of the rows' labels, default "". */
	readonly labelTitle?: string;
	/** Heading of the counts, default "Events / n". */
	readonly countTitle?: string;
	readonly measures: readonly PerformanceMeasure[];
	readonly rows: readonly PerformanceTableRow[];
	/** Printed where a measure could not be had, default "not estimated". */
	readonly missing?: string;
	readonly notes?: readonly string[];
}

/**
 * How well models do, a row a model or subgroup: events and n, then each measure with its interval.
 *
 * @throws InvalidInputError for more events than n, or a row that lacks a measure.
 */
export function performanceTable(options: PerformanceTableOptions): Table {
	const { measures, rows, labelTitle = "", countTitle = "Events / n", missing = "not estimated" } = options;
	const columns: TableColumn[] = [
		{ key: "label", title: labelTitle, align: "left" },
		{ key: "events", title: countTitle, align: "decimal" },
		...measures.map(({ key, title, definition }) => ({
			key,
			title,
			align: "decimal" as const,
			...(definition !== undefined && { definition }),
		})),
	];
	return {
		title: options.title,
		caption: options.caption,
		columns,
		rows: rows.flatMap((row, i) => {
			const { label, group, n, events } = row;
			if (events > n) throw refusal(`have no more events than n; "${label}" has ${events} of ${n}`, events);
			const cells = measures.map((measure) => [measure.key, print(row, measure)] as const);
			const line: TableRow = {
				cells: { label, events: `${events} / ${n}`, ...Object.fromEntries(cells) },
				...(group !== undefined && { kind: "indented" as const }),
			};
			const opens = group !== undefined && group !== rows[i - 1]?.group;
			return opens ? [{ cells: { label: group }, kind: "header" as const }, line] : [line];
		}),
		notes: options.notes ?? [],
	};

	function print({ label, measures: given }: PerformanceTableRow, { key, digits }: PerformanceMeasure): string {
		const found = given[key];
		if (found === undefined) throw refusal(`have each measure; "${label}" lacks ${key}`, key);
		const { estimate, low, high } = found;
		if (estimate === null || !Number.isFinite(estimate)) return missing;
		return low === undefined && high === undefined
			? formatNumber(estimate, digits)
			: formatEstimate({ estimate, low, high }, digits);
	}
}

function refusal(rule: string, received: unknown): InvalidInputError {
	return new InvalidInputError(`performanceTable: rows must ${rule}; got ${String(received)}`, {
		code: "bad-row",
		argument: "rows",
		received,
	});
}
