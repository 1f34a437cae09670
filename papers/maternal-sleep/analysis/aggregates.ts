import type { StageContext, TableReader } from "@quickening/paper";
import type { TypedTable } from "@quickening/table";
import * as study from "../../../data/fitbit-pregnancy-sleep/columns.ts";

/** Rows of numbers, by column; NaN where a cell is empty and may be. */
export type NumberRow = Readonly<Record<string, number>>;

/** Columns and axis of each of the study's fourteen tables, by the number of the figure that it stands behind. */
export const tables = {
	"2a": { columns: study.figure2AData, axis: "bin" },
	"2b": { columns: study.figure2BData, axis: "week" },
	"2c": { columns: study.figure2CData, axis: "week" },
	"3": { columns: study.figure3Data, axis: "day" },
	"4a": { columns: study.figure4AData, axis: "week" },
	"4b": { columns: study.figure4BData, axis: "week" },
	"4c": { columns: study.figure4CData, axis: "week" },
	"4d": { columns: study.figure4DData, axis: "week" },
	"4e": { columns: study.figure4EData, axis: "week" },
	"4f": { columns: study.figure4FData, axis: "week" },
	"5a": { columns: study.figure5AData, axis: "week" },
	"5b": { columns: study.figure5BData, axis: "week" },
	"5c": { columns: study.figure5CData, axis: "week" },
	"5d": { columns: study.figure5DData, axis: "week" },
} as const;

/** Number of a figure of the original, with its panel. */
export type Figure = keyof typeof tables;

export const figures = Object.keys(tables).sort() as readonly Figure[];

/** The name under which a stage is given the table of a figure: "figure4a". */
export const inputName = (figure: Figure) => `figure${figure}`;

/** The file of a figure below the data set's raw folder. */
export const filePath = (figure: Figure) =>
	`fitbit_pregnancy/data/figure_${figure.length === 1 ? figure : `${figure[0]}_${figure[1]}`}_data.csv`;

/** The table of one figure, checked: the columns that the data set describes, and an axis that rises by one from row to row. */
async function readFigure(stage: StageContext, figure: Figure): Promise<readonly NumberRow[]> {
	const { columns, axis } = tables[figure];
	const reader: TableReader<TypedTable<NumberRow>> = columns;
	const table = await stage.readTable(inputName(figure), reader);
	const axisValues = table.array(axis);
	if (axisValues.length === 0) throw new Error(`${table.source}: there are no rows below the heading`);
	for (const [i, value] of axisValues.entries()) {
		const step = i === 0 ? 1 : value - (axisValues[i - 1] as number);
		// Bins are written with one decimal, which binary numbers hold to within the last bits.
		if (Math.abs(step - 1) > 1e-9)
			throw new Error(`${table.source}, row ${i + 1}: ${axis} must be one more than in the row above`);
	}
	return table.objects();
}

/** All tables by figure. */
export type Tables = Readonly<Record<Figure, readonly NumberRow[]>>;

/** All fourteen tables, checked. */
export async function readFigures(stage: StageContext): Promise<Tables> {
	const read: Partial<Record<Figure, readonly NumberRow[]>> = {};
	for (const figure of figures) read[figure] = await readFigure(stage, figure);
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
