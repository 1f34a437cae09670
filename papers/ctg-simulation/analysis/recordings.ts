import type { NoiseLevel } from "./design.ts";

/** One row of recordings.csv: which cell and labour, and what was counted and measured; NaN where it could not be. */
export interface RecordingRow {
	readonly scenario: string;
	readonly noise: NoiseLevel;
	readonly loss: number;
	readonly labour: number;
	readonly get: (column: string) => number;
}

/** Reads recordings.csv, as the first stage wrote it. */
export function parseRecordings(text: string): RecordingRow[] {
	const [head = "", ...lines] = text.trimEnd().split("\n");
	const columns = new Map(head.split(",").map((name, i) => [name, i]));
	return lines.map((line) => {
		const fields = line.split(",");
		const field = (column: string): string => {
			const i = columns.get(column);
			if (i === undefined) throw new Error(`recordings.csv must have the column ${column}; got ${head}`);
			return fields[i] as string;
		};
		const numbers = new Map<string, number>();
		for (const column of columns.keys()) {
			if (column === "scenario" || column === "noise") continue;
			numbers.set(column, field(column) === "" ? Number.NaN : Number(field(column)));
		}
		return {
			scenario: field("scenario"),
			noise: field("noise") as NoiseLevel,
			loss: Number(field("loss")),
			labour: Number(field("labour")),
			get: (column) => {
				const value = numbers.get(column);
				if (value === undefined) throw new Error(`recordings.csv must have the column ${column}`);
				return value;
			},
		};
	});
}
