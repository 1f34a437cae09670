import type { StageContext } from "@quickening/paper";
import { type NumberRow, readTable } from "./read-table.ts";

const percentiles = ["percentile_10", "percentile_25", "percentile_50", "percentile_75", "percentile_90"] as const;

/** Columns and axis of each of the study's fourteen tables, by the number of the figure that it stands behind. */
export const tables = {
	"2a": { columns: ["bin", "count"], axis: "bin", mayBeEmpty: ["count"] },
	"2b": { columns: ["week", "data"], axis: "week" },
	"2c": { columns: ["week", "mean"], axis: "week" },
	"3": { columns: ["day", "mean", "std"], axis: "day" },
	"4a": { columns: ["week", "mean", "std"], axis: "week" },
	"4b": { columns: ["", "week", ...percentiles], axis: "week" },
	"4c": { columns: ["week", "mean", "std"], axis: "week" },
	"4d": { columns: ["week", "mean", "std"], axis: "week" },
	"4e": { columns: ["", "week", "deep", "light", "rem", "wake"], axis: "week" },
	"4f": { columns: ["", "week", ...percentiles], axis: "week" },
	"5a": { columns: ["week", "mean", "std"], axis: "week" },
	"5b": { columns: ["", "week", ...percentiles], axis: "week" },
	"5c": { columns: ["week", "mean", "std"], axis: "week" },
	"5d": { columns: ["week", "mean", "std"], axis: "week" },
} as const satisfies Readonly<
	Record<
		string,
		{ readonly columns: readonly string[]; readonly axis: string; readonly mayBeEmpty?: readonly string[] }
	>
>;

/** Number of a figure of the original, with its panel. */
export type Figure = keyof typeof tables;

export const figures = Object.keys(tables).sort() as readonly Figure[];

/** The name under which a stage is given the table of a figure: "figure4a". */
export const inputName = (figure: Figure) => `figure${figure}`;

/** The file of a figure below the data set's raw folder. */
export const filePath = (figure: Figure) =>
	`fitbit_pregnancy/data/figure_${figure.length === 1 ? figure : `${figure[0]}_${figure[1]}`}_data.csv`;

/** The table of one figure, checked: the columns expected, and an axis that rises by one from row to row. */
function readFigure(stage: StageContext, figure: Figure): NumberRow[] {
	const { columns, axis, ...more } = tables[figure];
	const file = filePath(figure);
	const rows = readTable(stage.readText(inputName(figure)), file, columns, more);
	rows.forEach((row, i) => {
		const step = i === 0 ? 1 : (row[axis] as number) - (rows[i - 1]?.[axis] as number);
		// Bins are written with one decimal, which binary numbers hold to within the last bits.
		if (Math.abs(step - 1) > 1e-9)
			throw new Error(`${file}, line ${i + 2}: ${axis} must be one more than in the line above`);
	});
	return rows;
}

/** All tables by figure. */
export type Tables = Readonly<Record<Figure, readonly NumberRow[]>>;

/** All fourteen tables, checked. */
export function readFigures(stage: StageContext): Tables {
	const read: Partial<Record<Figure, readonly NumberRow[]>> = {};
	for (const figure of figures) read[figure] = readFigure(stage, figure);
	return read as Tables;
}

/** One column of a figure's table by its week or day. */
export function series(rows: readonly NumberRow[], column: string): { at: number[]; values: number[] } {
	return {
		at: rows.map((row) => (row.week ?? row.day ?? row.bin) as number),
		values: rows.map((row) => row[column] as number),
	};
}

/** The value of a column in one week (or on one day). */
export function valueAt(rows: readonly NumberRow[], column: string, at: number): number {
	const value = rows.find((row) => (row.week ?? row.day) === at)?.[column];
	if (value === undefined) throw new Error(`there is no ${column} at ${at} in the table`);
	return value;
}

/** The values of a column from one week to another, both included. */
export function valuesFrom(
	rows: readonly NumberRow[],
	column: string,
	[first, last]: readonly [number, number],
): number[] {
	const inside = rows.filter((row) => (row.week as number) >= first && (row.week as number) <= last);
	if (inside.length !== last - first + 1) throw new Error(`the table does not hold all of weeks ${first} to ${last}`);
	return inside.map((row) => row[column] as number);
}

/** Weeks before pregnancy, and the last week of pregnancy and of the time after birth, as the files have them. */
export const beforeWeeks = [-11, 0] as const;
export const lastPregnancyWeek = 38;
export const lastWeekAfterBirth = 20;

/** A week of pregnancy or after birth, not before pregnancy. */
export const inPregnancy = (week: number) => week > 0;

/** First and last week, both included. */
export type Span = readonly [first: number, last: number];
