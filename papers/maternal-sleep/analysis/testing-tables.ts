import { type Figure, inputName, tables } from "./aggregates.ts";

/** Participants of the invented study in pregnancy and after birth: numbers that share no factor, so that only one fits. */
export const invented = { pregnancy: 1201, afterBirth: 1103 } as const;

const weeks = (last: number) => Array.from({ length: 12 + last }, (_, i) => i - 11);

/** Up by 20 min from week 5 to its peak in week 10, then down by 1 min a week; 0 before. */
export const sleepIn = (week: number) => (week <= 5 ? 0 : week <= 10 ? 4 * (week - 5) : 20 - (week - 10));

/** A whole number of days' counts, as a percentage of n, averaged over some days. */
const share = (count: number, n: number, days: number) => (100 * count) / (n * days);

const percentiles = (week: number, base: number, step: number) =>
	Object.fromEntries(
		[10, 25, 50, 75, 90].map((p, i) => [`percentile_${p}`, base + step * i - (week > 0 ? week / 40 : 0)]),
	);

const row: Readonly<Record<Exclude<Figure, "2a" | "3">, (week: number) => Readonly<Record<string, number>>>> = {
	"2b": (week) => ({ data: share(7 * 1080 + week, invented.pregnancy, 7) }),
	"2c": (week) => ({
		mean: week === 1 ? share(2200, invented.afterBirth, 3) : share(7 * 1000 + week, invented.afterBirth, 7),
	}),
	"4a": (week) => ({ mean: week > 0 && week >= 9 ? 35 - week : 0, std: 30 }),
	"4b": (week) => percentiles(week, 380, 50),
	"4c": (week) => ({ mean: week === 9 ? 13 : 5, std: 0.5 }),
	"4d": (week) => ({ mean: sleepIn(week), std: 25 + Math.max(0, week) }),
	"4e": (week) => ({
		deep: week > 0 ? -week / 2 : 0,
		light: sleepIn(week) + (week > 0 ? week / 2 : 0),
		rem: 0,
		wake: week > 0 && week >= 9 ? 35 - week - sleepIn(week) : -sleepIn(week),
	}),
	"4f": (week) => percentiles(week, 86, 1),
	"5a": (week) => ({ mean: week > 0 ? -160 / week : 0, std: 40 }),
	"5b": (week) => percentiles(week, 380, 50),
	"5c": (week) => ({ mean: week > 0 ? 150 : 0, std: 90 }),
	"5d": (week) => ({ mean: week === 2 ? 20 : 5, std: 1 }),
};

/** The fourteen tables of an invented study whose peaks, slopes and denominators are known. */
export function inventedTables(): Record<string, string> {
	const texts: Record<string, string> = {
		[inputName("2a")]: "bin,count\n37.1,200.0\n38.1,701.0\n39.1,300.0\n40.1,\n",
		[inputName("3")]: csv(
			"3",
			Array.from({ length: 104 }, (_, i) => i - 83).map((day) => ({
				day,
				mean: Math.cos((2 * Math.PI * (day - 19)) / 28),
				std: 3,
			})),
		),
	};
	for (const [figure, of] of Object.entries(row)) {
		const last = figure.startsWith("5") || figure === "2c" ? 20 : 38;
		texts[inputName(figure as Figure)] = csv(
			figure as Figure,
			weeks(last).map((week, i) => ({ "(no name)": i, week, ...of(week) })),
		);
	}
	return texts;
}

function csv(figure: Figure, rows: readonly Readonly<Record<string, number>>[]): string {
	const columns = Object.keys(tables[figure].columns.columns);
	const heading = columns.map((column) => (column === "(no name)" ? "" : column));
	return `${[heading.join(","), ...rows.map((one) => columns.map((column) => one[column]).join(","))].join("\n")}\n`;
}
