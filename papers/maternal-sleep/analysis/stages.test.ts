import { readFileSync } from "node:fs";
import type { StageContext, StageScript, TableReader, Value } from "@quickening/paper";
import { type Columns, defineColumns, type TableSchema } from "@quickening/table";
import { describe, expect, it } from "vitest";
import * as who from "../figures/fig1-who.ts";
import * as timeAsleep from "../figures/fig2-time-asleep.ts";
import * as stages from "../figures/fig3-stages.ts";
import * as percentiles from "../figures/fig4-percentiles.ts";
import * as afterBirth from "../figures/fig5-after-birth.ts";
import * as shares from "../figures/fig6-shares.ts";
import * as unnamed from "../figures/fig7-unnamed.ts";
import * as heartRate from "../figures/fig8-heart-rate.ts";
import { published as items } from "../published.ts";
import { figures, filePath, inputName, tables } from "./aggregates.ts";
import compare, { type ComparisonRow } from "./comparison.ts";
import dataCheck, { type Finding } from "./data-check.ts";
import type { PeriodRow } from "./period-rows.ts";
import series from "./series.ts";
import type { StageRow, WeeklyRow } from "./series-rows.ts";
import summary from "./summary.ts";
import { invented, inventedTables, sleepIn } from "./testing-tables.ts";

const params: Readonly<Record<string, unknown>> = {
	trimesterStartWeeks: [1, 15, 29],
	otherTrimesterStartWeeks: [1, 14, 28],
	afterBirthWeeks: { weeks1to6: [1, 6], weeks7to12: [7, 12], weeks13to20: [13, 20] },
	smoothingWeeks: [3, 5],
	referenceWeeks: { allTwelve: [-11, 0], firstEight: [-11, -4], lastFour: [-3, 0], lastOne: [0, 0] },
	declineWeeks: { fromPeak: [9, 38] },
	heartRateLowDays: 10,
};

function withoutRanges<T>(reader: TableReader<T>): TableReader<T> {
	const { columns } = reader as unknown as TableSchema<Columns>;
	const open = Object.entries(columns).map(([name, { range: _, ...column }]) => [name, column] as const);
	return defineColumns(Object.fromEntries(open)) as unknown as TableReader<T>;
}

/** A stage's context in memory: texts in, texts and values out. */
async function run(script: StageScript, inputs: Readonly<Record<string, string>>) {
	const outputs: Record<string, string> = {};
	const values: Record<string, Value> = {};
	const refuse = (name: string) => {
		throw new Error(`${name} is not declared`);
	};
	const context: StageContext = {
		inputPath: refuse,
		listInput: refuse,
		readText: (name) => inputs[name] ?? refuse(name),
		readJson: (name) => JSON.parse(inputs[name] ?? refuse(name)),
		readBytes: refuse,
		// The tables are invented: their numbers need not lie where those of the study do.
		readTable: <T>(name: string, columns: TableReader<T>) =>
			withoutRanges(columns).read(new TextEncoder().encode(inputs[name] ?? refuse(name)), `${name}.csv`),
		writeTable: refuse,
		param: <T>(name: string) => params[name] as T,
		writeJson: (name, content) => {
			outputs[name] = JSON.stringify(content);
		},
		writeText: (name, content) => {
			outputs[name] = content;
		},
		value: (id, value) => {
			expect(values[id], id).toBeUndefined();
			values[id] = value;
		},
		progress: () => {},
	};
	await script(context);
	const read = <T>(name: string) => JSON.parse(outputs[name] ?? refuse(name)) as T;
	return { outputs, values, read };
}

const given = inventedTables();
const counts = JSON.stringify(invented);
const numberOf = (values: Readonly<Record<string, Value>>, id: string) => values[id]?.value as number;

describe("the tables", () => {
	it("are those of the data set, column by column", () => {
		const dataset = JSON.parse(
			readFileSync(new URL("../../../data/fitbit-pregnancy-sleep/dataset.json", import.meta.url), "utf8"),
		) as { tables: { files: string; columns: { name: string }[] }[]; files: { path: string }[] };
		expect(figures).toHaveLength(14);
		for (const figure of figures) {
			const described = dataset.tables.find((table) => table.files === filePath(figure));
			expect(described?.columns.map(({ name }) => name)).toEqual(Object.keys(tables[figure].columns.columns));
			expect(dataset.files.map(({ path }) => path)).toContain(filePath(figure));
		}
	});
});

describe("data-check", async () => {
	const { values, read } = await run(dataCheck, given);

	it("finds what the shares are shares of", () => {
		expect(read("counts")).toEqual(invented);
		expect(numberOf(values, "share.denominatorPregnancy")).toBe(invented.pregnancy);
		expect(numberOf(values, "share.denominatorAfterBirth")).toBe(invented.afterBirth);
		expect(numberOf(values, "share.daysInFirstWeek")).toBe(3);
	});

	it("sees that stages add up to sleep, and sleep and wake to time in bed", () => {
		expect(numberOf(values, "check.stagesAndSleepMinutes")).toBeCloseTo(0, 9);
		expect(numberOf(values, "check.sleepWakeAndBedMinutes")).toBeCloseTo(0, 9);
		const sum = read<Finding[]>("findings").find(({ check }) => check.startsWith("Deep"));
		expect(sum?.found).toMatch(/^equal/);
	});

	it("says by how much they do not, when they do not", async () => {
		const longer = given[inputName("4d")]?.replace(/^10,20,/m, "10,23,") ?? "";
		const { values: changed, read: readChanged } = await run(dataCheck, { ...given, [inputName("4d")]: longer });
		expect(numberOf(changed, "check.stagesAndSleepMinutes")).toBeCloseTo(3, 9);
		const sum = readChanged<Finding[]>("findings").find(({ check }) => check.startsWith("Deep"));
		expect(sum?.found).toBe("differ by up to 3.00 min");
	});

	it.each([
		["a week left out", "4a", /^7,.*\n/m, "", "figure4a.csv, row 19: week must be one more"],
		[
			"another heading",
			"4a",
			"week,mean,std",
			"week,mean,sd",
			'there is no column "std" in figure4a.csv; did you mean "sd"?',
		],
		["a word", "4a", /^7,[^,]*,/m, "7,high,", 'row 19 (line 20), column mean must be a number; got "high"'],
		["an empty cell", "4a", /^7,[^,]*,/m, "7,,", 'row 19 (line 20), column mean must be a number; got ""'],
		["a line cut short", "4a", /^7,.*$/m, "7,1", "line 20 must have as many cells as the heading; got 2"],
		[
			"percentiles in disorder",
			"4f",
			/^30,19,[\d.]+/m,
			"30,19,99",
			"figure 4f, week 19: the percentiles are not in order",
		],
		["shares that no number of women fits", "2b", /^7,.*$/m, "7,33.14159", "the shares fit 0 numbers of participants"],
	])("refuses %s", async (_, figure, find, replace, message) => {
		const name = inputName(figure as (typeof figures)[number]);
		const text = (given[name] as string).replace(find, replace);
		expect(text).not.toBe(given[name]);
		await expect(run(dataCheck, { ...given, [name]: text })).rejects.toThrow(message);
	});
});

describe("series", async () => {
	const { read } = await run(series, { ...given, counts });

	it("keeps every week of every table, and changes no number", () => {
		const rows =
			read<{ figure: string; week: number; mean: number; sd: number; low: number; high: number }[]>("timeAsleep");
		expect(rows).toHaveLength(2 * 50);
		for (const row of rows.filter(({ figure }) => figure === "4d")) {
			expect(row.mean).toBe(sleepIn(row.week));
			expect(row.high - row.low).toBeCloseTo(2 * row.sd, 12);
		}
		expect(read<StageRow[]>("stages")).toHaveLength(4 * 50);
		const weekly = read<WeeklyRow[]>("weekly");
		expect(weekly.filter(({ period }) => period === "pregnancy")).toHaveLength(1 + 38);
		expect(weekly.filter(({ period }) => period === "after birth")).toHaveLength(1 + 20);
	});

	it("gives rows from which all fourteen figures are drawn, each under its number", () => {
		const specs = [
			who.spec(read("who")),
			timeAsleep.spec(read("timeAsleep")),
			stages.spec(read("stages")),
			percentiles.spec(read("percentiles")),
			afterBirth.spec(read("afterBirth")),
			shares.spec(read("shares")),
			unnamed.spec(read("unnamed")),
			heartRate.spec(read("heartRate")),
		];
		const drawn = specs.flatMap((spec) =>
			[...JSON.stringify(spec).matchAll(/"data":\{"name":"([^"]+)"/g)].map(([, name]) => name),
		);
		expect(drawn.sort()).toEqual([...figures]);
		for (const [i, spec] of specs.entries()) {
			const { caption, alt } = spec.usermeta.quickening;
			expect(`${caption} ${alt}`, `figure ${i + 1}`).not.toMatch(/undefined|NaN/);
			expect(caption).toMatch(/n = 1\d{3}/);
		}
	});
});

describe("summary", async () => {
	const { values, read } = await run(summary, { ...given, counts });

	it("finds the peaks, with and without smoothing", () => {
		expect(numberOf(values, "sleep.peakWeek")).toBe(10);
		expect(numberOf(values, "sleep.peakMinutes")).toBe(20);
		expect(numberOf(values, "sleep.peakSdMinutes")).toBe(35);
		// (16 + 20 + 19) / 3 < (20 + 19 + 18) / 3: the rise is steeper than the fall.
		expect(numberOf(values, "sleep.peakWeekSmoothed3")).toBe(11);
		expect(numberOf(values, "bed.peakWeek")).toBe(9);
		expect(numberOf(values, "bed.peakMinutes")).toBe(26);
	});

	it("measures the rise from the weeks before pregnancy that params.yaml names", async () => {
		for (const name of ["allTwelve", "firstEight", "lastFour", "lastOne", "median"]) {
			expect(numberOf(values, `sleep.rise.${name}`)).toBe(20);
		}
		const lower = (given[inputName("4d")] as string).replace(/^0,0,/m, "0,-6,");
		const { values: shifted } = await run(summary, { ...given, counts, [inputName("4d")]: lower });
		expect(numberOf(shifted, "sleep.rise.lastOne")).toBe(26);
		expect(numberOf(shifted, "sleep.rise.allTwelve")).toBeCloseTo(20.5, 12);
		expect(numberOf(shifted, "sleep.rise.firstEight")).toBe(20);
	});

	it("fits the decline, which is 1 min a week and crosses 0 in week 35", () => {
		expect(numberOf(values, "bed.slope.fromPeak")).toBeCloseTo(-1, 12);
		expect(numberOf(values, "bed.zeroWeek.fromPeak")).toBeCloseTo(35, 10);
		expect(numberOf(values, "bed.zeroCompletedWeek.fromPeak")).toBeCloseTo(34, 10);
		expect(numberOf(values, "bed.belowZeroWeek")).toBe(36);
		expect(numberOf(values, "sleep.belowZeroWeek")).toBe(31);
	});

	it("gives the stages their weeks", () => {
		expect(numberOf(values, "deep.week37Minutes")).toBe(-18.5);
		expect(numberOf(values, "deep.lowestMinutes")).toBe(-19);
		expect(numberOf(values, "deep.lowestWeek")).toBe(38);
		expect(numberOf(values, "light.atPeakMinutes")).toBe(25);
	});

	it("averages trimesters over their weeks, and says which", () => {
		const sleep = read<PeriodRow[]>("periods").find(({ measure }) => measure === "sleep");
		const meanOver = (first: number, last: number) =>
			Array.from({ length: last - first + 1 }, (_, i) => sleepIn(first + i)).reduce((sum, x) => sum + x, 0) /
			(last - first + 1);
		expect(sleep?.weeks).toEqual({ before: [-11, 0], first: [1, 14], second: [15, 28], third: [29, 38] });
		expect(sleep?.means.first).toBeCloseTo(meanOver(1, 14), 12);
		expect(sleep?.means.third).toBeCloseTo(meanOver(29, 38), 12);
		expect(numberOf(values, "sleep.firstTrimesterOtherWeeks")).toBeCloseTo(meanOver(1, 13), 12);
	});

	it("counts the women of after birth behind what is after birth", () => {
		expect(values["afterBirth.bedWeek1Minutes"]).toMatchObject({ value: -160, n: invented.afterBirth });
		expect(values["sleep.peakMinutes"]).toMatchObject({ n: invented.pregnancy });
	});

	it("finds a rhythm of four weeks", () => {
		expect(numberOf(values, "heartRate.spacingDays")).toBe(28);
		expect(numberOf(values, "heartRate.highestDay")).toBe(-65);
	});
});

describe("comparison", async () => {
	const headline = (await run(summary, { ...given, counts })).outputs["headline"] as string;

	it("judges each published number by its margin, and counts none twice", async () => {
		const { values, read } = await run(compare, { headline });
		const rows = read<ComparisonRow[]>("comparison");
		expect(rows).toHaveLength(items.length);
		const state = (id: string) => rows.find((row) => row.id === id)?.state;
		expect(state("sleep-peak-week")).toBe("reproduced");
		expect(state("participants")).toBe("not reproduced");
		expect(state("sleep-before")).toBe("no counterpart");
		const count = (id: string) => numberOf(values, `published.${id}`);
		expect(count("numbers")).toBe(items.filter(({ derived }) => !derived).length);
		expect(count("comparable") + count("withoutCounterpart")).toBe(count("numbers"));
		expect(count("reproduced") + count("notReproduced")).toBe(count("comparable"));
	});

	it("stops when a value that it needs was not recorded", async () => {
		await expect(run(compare, { headline: "{}" })).rejects.toThrow("participants names the value count.participants");
	});
});
