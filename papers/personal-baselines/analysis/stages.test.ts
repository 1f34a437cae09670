import { drawNormal, seededRandom } from "@quickening/core";
import type { StageContext, Value } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { dailyFitbitSemaDfUnprocessed as described } from "../../../data/lifesnaps-daily/columns.ts";
import alarms, { type AlarmRow, judge } from "./alarms.ts";
import coverage, { type CoverageRow, type Participants, type WeekRow } from "./coverage.ts";
import mood, { type ModelRow, rowsOf, type SubgroupRow } from "./mood.ts";
import { dayNumber, isWeekend, type Person } from "./people.ts";
import reliability, { type CurvePoint, type ReliabilityRow, type StaleRow, type VariantRow } from "./reliability.ts";
import { overPeople } from "./resample.ts";

const columns = Object.keys(described.columns).map((name) => (name === "(no name)" ? "" : name));

/** Drawn people: resting heart rate smoothed, log steps with a slow drift, sleep of independent nights, mood by habit and by last night's sleep. */
function drawnDays({
	people = 16,
	nights = 60,
	effect = 0,
}: {
	people?: number;
	nights?: number;
	effect?: number;
} = {}): Record<string, string>[] {
	const random = seededRandom(21);
	let row = 0;
	return Array.from({ length: people }, (_, p) => {
		const level = drawNormal(random);
		const habit = 0.15 + 0.5 * random();
		let smooth = drawNormal(random);
		let drift = drawNormal(random);
		return Array.from({ length: nights }, (_, d): Record<string, string> => {
			smooth = 0.9 * smooth + 0.44 * drawNormal(random);
			drift = 0.97 * drift + 0.24 * drawNormal(random);
			const sleepNoise = drawNormal(random);
			const day = new Date(Date.UTC(2021, 4, 24 + d));
			const isGap = p % 5 === 1 && d >= 20 && d < 31;
			return {
				"": String(row++),
				id: `p${String(p).padStart(2, "0")}`,
				date: day.toISOString().slice(0, 10),
				resting_hr: isGap ? "" : Math.min(85, Math.max(45, 62 + 5 * level + 3 * smooth)).toFixed(3),
				rmssd: isGap ? "" : d === 3 ? "0.0" : Math.exp(3.5 + 0.3 * level + 0.2 * drawNormal(random)).toFixed(3),
				steps: isGap
					? ""
					: d === 5
						? "12"
						: String(
								Math.round(Math.min(43_000, Math.exp(8.6 + 0.3 * level + 0.4 * drift + 0.3 * drawNormal(random)))),
							),
				minutesAsleep: isGap ? "" : String(Math.round(60 * (7 + 0.5 * level + sleepNoise))),
				age: p % 3 === 0 ? ">=30" : p === 1 ? "" : "<30",
				gender: p % 2 === 0 ? "FEMALE" : "MALE",
				...Object.fromEntries(
					["ALERT", "HAPPY", "NEUTRAL", "RESTED/RELAXED", "SAD", "TENSE/ANXIOUS", "TIRED"].map((name) => [
						name,
						random() < (name === "TENSE/ANXIOUS" && effect !== 0 ? (sleepNoise < 0 ? 0.9 : 0.1) : habit)
							? "1.0"
							: "0.0",
					]),
				),
			};
		});
	}).flat();
}

/** Tomorrow's tension is today's short sleep: answers moved one day on. */
function toldBySleep(rows: readonly Record<string, string>[]): Record<string, string>[] {
	return rows.map((row, i) => {
		const before = rows[i - 1];
		return before !== undefined && before.id === row.id
			? { ...row, "TENSE/ANXIOUS": before["TENSE/ANXIOUS"] as string }
			: { ...row };
	});
}

const csvOf = (rows: readonly Record<string, string>[]) =>
	`${[columns, ...rows.map((row) => columns.map((name) => row[name] ?? ""))].map((cells) => cells.join(",")).join("\n")}\n`;

const params: Readonly<Record<string, unknown>> = {
	leastSteps: 1000,
	leastSleep: 180,
	mostSleep: 900,
	targets: [0.7, 0.8, 0.9],
	blocks: [1, 7, 14, 28],
	halves: [7],
	repeats: 30,
	seed: 1,
	baselineNights: [14, 28],
	deviations: 2,
	levelNights: [7, 28],
	leastAnswers: 3,
	folds: 4,
	foldRepeats: 1,
	moodRepeats: 20,
};

/** A stage's context in memory: the file's bytes in, outputs and values out. */
async function run(script: (stage: StageContext) => void | Promise<void>, days = drawnDays()) {
	const outputs: Record<string, string> = {};
	const values: Record<string, Value> = {};
	const refuse = () => {
		throw new Error("not declared");
	};
	await script({
		inputPath: refuse,
		listInput: refuse,
		readText: refuse,
		readJson: refuse,
		readBytes: refuse,
		readTable: (_, table) => table.read(new TextEncoder().encode(csvOf(days)), "days.csv"),
		param: <T>(name: string) => params[name] as T,
		writeJson: (name, content) => {
			outputs[name] = JSON.stringify(content);
		},
		writeText: refuse,
		writeTable: refuse,
		value: (id, value) => {
			expect(values[id], id).toBeUndefined();
			values[id] = value;
		},
		progress: () => {},
	});
	return { values, read: <T>(name: string) => JSON.parse(outputs[name] as string) as T };
}

/** One person with given values of resting heart rate. */
function personOf(restingHr: readonly number[], over: Partial<Person> = {}): Person {
	const none = restingHr.map(() => Number.NaN);
	return {
		id: "p",
		sex: "",
		age: "",
		days: restingHr.map((_, i) => 19000 + i),
		values: { restingHr, lnRmssd: none, logSteps: none, sleep: none },
		tense: none,
		happy: none,
		tired: none,
		raw: { steps: none, sleepMinutes: none, rmssdMs: none },
		...over,
	};
}

describe("days", () => {
	it("are counted from 1970, and weekends told", () => {
		expect(dayNumber("1970-01-02")).toBe(1);
		expect(dayNumber("2021-05-24") - dayNumber("2021-05-23")).toBe(1);
		expect(isWeekend(dayNumber("2021-05-23"))).toBe(true);
		expect(isWeekend(dayNumber("2021-05-24"))).toBe(false);
		expect(isWeekend(dayNumber("2021-05-22"))).toBe(true);
	});
});

describe("overPeople", () => {
	it("holds the mean of people about as often as it says", () => {
		let held = 0;
		for (let trial = 0; trial < 60; trial++) {
			const random = seededRandom(trial);
			const values = Array.from({ length: 40 }, () => drawNormal(random));
			const { mean } = overPeople(
				40,
				(people) => ({ mean: people.reduce((sum, i) => sum + (values[i] as number), 0) / 40 }),
				{ repeats: 200, seed: `${trial}` },
			);
			if (mean.low <= 0 && mean.high >= 0) held++;
		}
		expect(held).toBeGreaterThan(50);
	});
});

describe("coverage", async () => {
	const { values, read } = await run(coverage);
	it("counts nights had, zeros of RMSSD, days of little wear and breaks", () => {
		expect(values["count.people"]?.value).toBe(16);
		expect(values["count.days"]?.value).toBe(960);
		expect(values["count.zeroRmssd"]?.value).toBe(16);
		expect(values["count.fewSteps"]?.value).toBe(16);
		const rows = read<CoverageRow[]>("coverage");
		expect(rows.map(({ peopleWithGap }) => peopleWithGap)).toEqual([3, 3, 3, 3]);
		expect(rows.find(({ measure }) => measure === "lnRmssd")?.nNights).toBe(960 - 3 * 11 - 16);
		expect(read<WeekRow[]>("weeks").every(({ percent }) => percent >= 0 && percent <= 100)).toBe(true);
		const people = read<Participants>("participants");
		expect([people.nFemale, people.nMale]).toEqual([8, 8]);
		expect(people.rows[0]?.missing).toBe(1);
	});
});

describe("reliability", async () => {
	const { read } = await run(reliability);
	const rows = read<ReliabilityRow[]>("reliability");
	const curves = read<CurvePoint[]>("curves");
	it("finds the smoothing of resting heart rate and none in sleep", () => {
		expect(rows.find(({ measure }) => measure === "restingHr")?.lagOne.estimate).toBeGreaterThan(0.7);
		expect(Math.abs(rows.find(({ measure }) => measure === "sleep")?.lagOne.estimate ?? 1)).toBeLessThan(0.15);
	});
	it("asks for more nights the higher the target, and for more where neighbours are alike", () => {
		for (const { needed, lagOne, name } of rows) {
			const nights = needed.map(({ independent }) => independent.estimate);
			expect(
				[...nights].sort((a, b) => a - b),
				name,
			).toEqual(nights);
			if (lagOne.estimate > 0.3)
				expect(needed[2]?.correlated.estimate, name).toBeGreaterThanOrEqual(needed[2]?.independent.estimate ?? 0);
		}
	});
	it("finds blocks of drifting steps below the formula", () => {
		const at = (way: CurvePoint["way"]) =>
			curves.find((point) => point.measure === "logSteps" && point.way === way && point.nights === 28)?.reliability;
		expect(at("blocks of nights")).toBeLessThan(at("independent nights") ?? 0);
	});
	it("has every choice and group with its n, and breaks about people who have one", () => {
		const variants = read<VariantRow[]>("variants");
		const of = (variant: string) => variants.find((row) => row.measure === "sleep" && row.variant === variant)?.nPeople;
		expect([of("women"), of("men"), of("as analysed")]).toEqual([8, 8, 16]);
		const stale = read<StaleRow[]>("stale").find(
			(row) => row.measure === "restingHr" && row.between === "across a break of 7 days or more",
		);
		expect([stale?.nPeople, stale?.nPairs]).toEqual([3, 3]);
	});
});

describe("alarms", async () => {
	it("judges a night by those before it alone, and not across a long break", () => {
		const random = seededRandom(3);
		const values = Array.from({ length: 30 }, () => 60 + drawNormal(random));
		values[20] = 80;
		const rule = { n: 14, deviations: 2, apart: false, widened: false };
		const judged = judge(personOf(values), "restingHr", rule);
		expect(judged).toHaveLength(16);
		expect(judged.find(({ day }) => day === 19020)?.flagged).toBe(true);
		const late = personOf(values, { days: values.map((_, i) => 19000 + i + (i >= 10 ? 40 : 0)) });
		expect(judge(late, "restingHr", rule)[0]?.day).toBe(19064);
		expect(judge(personOf(values.map(() => 60)), "restingHr", rule)).toEqual([]);
	});
	const { read } = await run(alarms);
	const rows = read<AlarmRow[]>("alarms");
	it("finds about as many as expected in independent nights, and more in smoothed ones", () => {
		const of = (measure: string, variant: string) =>
			rows.find((row) => row.measure === measure && row.variant === variant && row.baselineNights === 14);
		const sleep = of("sleep", "as it stands");
		expect(Math.abs((sleep?.rate.estimate ?? 0) - (sleep?.expected ?? 0))).toBeLessThan(0.9);
		expect(of("sleep", "baseline's spread widened")?.rate.estimate).toBeLessThan(sleep?.rate.estimate ?? 0);
		const resting = of("restingHr", "as it stands");
		expect(resting?.rate.estimate).toBeGreaterThan((resting?.expected ?? 0) + 1);
		expect(resting?.afterFlagged.estimate).toBeGreaterThan(resting?.afterOther.estimate ?? 1);
		expect(of("any", "as it stands")?.rate.estimate).toBeGreaterThan(resting?.rate.estimate ?? 0);
	});
});

describe("mood", async () => {
	it("uses nothing of the day that it tells, and no earlier day than it has", () => {
		const random = seededRandom(5);
		const values = Array.from({ length: 20 }, () => 60 + drawNormal(random));
		const tense = values.map((_, i) => (i % 3 === 0 ? 1 : 0));
		const options = { least: 7, most: 28, leastAnswers: 3 };
		const rows = rowsOf(personOf(values, { tense }), "tense", ["restingHr"], options);
		expect(rows).toHaveLength(12);
		const changed = [...values];
		changed[19] = 999;
		expect(rowsOf(personOf(changed, { tense }), "tense", ["restingHr"], options)).toEqual(rows);
		expect(rows[0]?.today).toBe(tense[7]);
		expect(rows[0]?.outcome).toBe(tense[8]);
	});
	it("sees an effect that is there, in people not learned from, and none that is not", async () => {
		const told = (await run(mood, toldBySleep(drawnDays({ effect: 1 })))).read<ModelRow[]>("mood");
		const of = (rows: readonly ModelRow[], key: string) =>
			rows.find((row) => row.mood === "tense" && row.set === "three measures" && row.key === key);
		expect(of(told, "deviation")?.within.estimate).toBeGreaterThan(0.8);
		expect(of(told, "all")?.gain.estimate).toBeLessThan(-0.02);
		const none = await run(mood);
		const rows = none.read<ModelRow[]>("mood");
		expect(of(rows, "deviation")?.within.estimate).toBeGreaterThan(0.4);
		expect(of(rows, "deviation")?.within.estimate).toBeLessThan(0.6);
		expect(of(rows, "usual")?.auc.estimate).toBeGreaterThan(of(rows, "deviation")?.auc.estimate ?? 1);
		expect(none.read<SubgroupRow[]>("subgroups").find(({ group }) => group === "women")?.nPeople).toBe(8);
	});
});
