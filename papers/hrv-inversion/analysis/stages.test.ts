import type { StageContext, Value } from "@quickening/paper";
import { beforeAll, describe, expect, it } from "vitest";
import ademp from "./ademp.ts";
import assumptions from "./assumptions.ts";
import axes, { type AxesRow, type WeekRow } from "./axes.ts";
import { cellsOf, nameOf, readDesign, womenOf } from "./design.ts";
import example, { type CurvePoint } from "./example.ts";
import { judgeChunk } from "./judge-chunk.ts";
import { judgePlaces } from "./judge-places.ts";
import { judgeStudy } from "./judge-study.ts";
import measure from "./measure.ts";
import type { Measured } from "./measured.ts";
import otherRows, { type OtherRowsRow } from "./other-rows.ts";
import performance from "./performance.ts";
import type { DecisionRow, PlaceRow, PublishedRow } from "./performance-rows.ts";
import { publishedDifference, publishedSignal } from "./published.ts";
import { resultsOf } from "./results-of.ts";
import { shareOf } from "./shares.ts";
import simulate from "./simulate.ts";

const params: Readonly<Record<string, unknown>> = {
	seed: "test",
	measure: { women: 2, nightsEach: 3, jitterMs: 3, missedShare: 0.005, extraShare: 0.002 },
	pregnancies: 20,
	study: { women: 50, preterm: 14 },
	slopes: {
		erickson: { label: "Small", fallMsPerDay: 0.07, riseMsPerDay: 0.3 },
		rowan: { label: "Large", fallMsPerDay: 0.1, riseMsPerDay: 0.5 },
	},
	levelMs: 31.8,
	turn: { gestationalAgeDays: 224, daysToBirth: 49 },
	women: {
		meanLnRmssd: 3.46,
		betweenSd: 0.4,
		slopeSdPer100Days: 0.05,
		turnSdDays: 3,
		riseLogSd: 0.1,
		nightSd: 0.3,
		nightLag1: 0.3,
	},
	births: {
		term: [
			{ firstDay: 259, lastDay: 272, share: 40 },
			{ firstDay: 273, lastDay: 293, share: 60 },
		],
		pretermWeekRatio: 0.8,
	},
	wear: { firstNight: [60, 120], wornShare: 0.6, wornLogitSd: 0.5, wornPerNoiseSd: 0, wornPerLateWeek: 0 },
	dating: { biasDays: 0, sdDays: 2 },
	sizes: { erickson: [20], rowan: [20] },
	repetitions: { main: 8, sizes: { "20": 3 }, worlds: 3, place: 3, rows: 3 },
	shapes: { knotDays: [98, 154, 203, 238, 266], turnDays: [189, 203, 217, 231, 245, 259] },
	worlds: { exactDates: { label: "Exact", dating: { biasDays: 0, sdDays: 0 } }, more: { label: "More", preterm: 25 } },
};

/** A stage's context in memory: texts in, texts and values out. */
function context(inputs: Readonly<Record<string, string>> = {}) {
	const outputs: Record<string, string> = {};
	const values: Record<string, Value> = {};
	const refuse = () => {
		throw new Error("not declared");
	};
	const stage: StageContext = {
		inputPath: refuse,
		listInput: refuse,
		readText: (name) => inputs[name] ?? refuse(),
		readJson: (name) => JSON.parse(inputs[name] ?? refuse()),
		readBytes: refuse,
		readTable: refuse,
		writeTable: refuse,
		param: <T>(name: string) => (params[name] ?? refuse()) as T,
		writeJson: (name, content) => {
			outputs[name] = JSON.stringify(content);
		},
		writeText: (name, content) => {
			outputs[name] = content;
		},
		value: (id, value) => {
			expect(values[id], id).toBeUndefined();
			expect(Number.isFinite(value.value as number), id).toBe(true);
			values[id] = value;
		},
		progress: () => {},
	};
	return { stage, outputs, values };
}

async function run(
	script: (stage: StageContext) => void | Promise<void>,
	inputs: Readonly<Record<string, string>> = {},
) {
	const { stage, outputs, values } = context(inputs);
	await script(stage);
	return { outputs, values, read: <T>(name: string) => JSON.parse(outputs[name] as string) as T };
}

let measured: Awaited<ReturnType<typeof run>>;
let simulated: Awaited<ReturnType<typeof run>>;
beforeAll(async () => {
	measured = await run(measure);
	simulated = await run(simulate, measured.outputs);
});

describe("measure", () => {
	it("goes from beats to RMSSD: near the truth, and further above it where it is low", () => {
		const { nights, line } = measured.read<Measured>("measured");
		expect(nights).toHaveLength(6);
		for (const { trueMs, measuredMs, beats } of nights) {
			expect(beats).toBeGreaterThan(15_000);
			expect(Math.abs(measuredMs / trueMs - 1)).toBeLessThan(0.3);
		}
		expect(line.slope).toBeGreaterThan(0.6);
		expect(line.slope).toBeLessThan(1.02);
		expect(line.sd).toBeGreaterThan(0);
	});
});

describe("simulate", () => {
	const design = () => readDesign(context().stage, measured.read<Measured>("measured").line);

	it("gives on threads what one repetition gives alone", () => {
		const cell = cellsOf(design()).find((one) => nameOf(one) === "erickson.birth.50") as ReturnType<typeof cellsOf>[0];
		const alone = judgeStudy(design(), cell, 2);
		const row = resultsOf(simulated.outputs["clocks"] as string).get("erickson.birth.50");
		for (const [column, value] of Object.entries(alone)) {
			expect(row?.[column]?.[2], column).toBeCloseTo(Number(value.toPrecision(4)), 12);
		}
		const chunk = { id: "c", what: "places" as const, cell, from: 1, to: 2 };
		expect(judgeChunk(chunk, { index: 0, id: "c", shared: design() })).toEqual([judgePlaces(design(), cell, 1)]);
	});

	it("has a row for each repetition of each cell, the same again", async () => {
		const results = resultsOf(simulated.outputs["clocks"] as string);
		for (const cell of cellsOf(design())) {
			expect(results.get(nameOf(cell))?.["term.level"], nameOf(cell)).toHaveLength(cell.repetitions);
		}
		expect((await run(simulate, measured.outputs)).outputs).toEqual(simulated.outputs);
	});

	it("gives a stratum that is too small no number: 20 women have 6 preterm ones", () => {
		expect(womenOf(design(), { women: 20, world: "reference" })).toEqual({ term: 14, preterm: 6 });
		const results = resultsOf(simulated.outputs["clocks"] as string).get("erickson.birth.20");
		expect(results?.["preterm.level"]).toEqual(Float64Array.of(Number.NaN, Number.NaN, Number.NaN));
		expect(results?.["term.level"]?.every(Number.isFinite)).toBe(true);
	});
});

describe("performance", () => {
	it("decides for the clock that was planted, and seldom for the other", async () => {
		const { read, values } = await run(performance, simulated.outputs);
		const decisions = read<DecisionRow[]>("decisions");
		for (const clock of ["birth", "gestation"] as const) {
			const rule = decisions.find(
				(row) => row.clock === clock && row.slopes === "rowan" && row.group === "all" && row.rule === "ten",
			);
			expect(rule?.[clock].estimate).toBeGreaterThan(0.8);
			expect(rule?.[clock === "birth" ? "gestation" : "birth"].estimate).toBeLessThan(0.2);
		}
		for (const { birth, gestation, either } of decisions) {
			expect(birth.estimate + gestation.estimate).toBeCloseTo(either.estimate, 12);
			expect(birth.low).toBeLessThanOrEqual(birth.estimate);
			expect(birth.high).toBeGreaterThanOrEqual(birth.estimate);
		}
		for (const row of read<PublishedRow[]>("published")) {
			expect(row.termAtLeast.estimate + row.termAtMost.estimate).toBeGreaterThanOrEqual(1 - 1e-12);
			expect(row.bothAtLeast.estimate).toBeLessThanOrEqual(
				Math.min(row.termAtLeast.estimate, row.pretermAtLeast.estimate) + 1e-12,
			);
		}
		const places = read<PlaceRow[]>("places").filter((row) => row.isTrueClock);
		expect(places).toHaveLength(8);
		for (const row of places) expect(Math.abs(row.median - (row.trueDays as number))).toBeLessThan(21);
		expect(values["published.relativeLikelihood.term"]?.value).toBeCloseTo(Math.exp(11.3 / 2), 9);
	});
});

describe("axes", () => {
	it("clocks are more alike at term, and early births tell more", async () => {
		const { read } = await run(axes, measured.outputs);
		const [term, preterm] = read<AxesRow[]>("axes") as [AxesRow, AxesRow];
		expect(term.correlation).toBeGreaterThan(preterm.correlation);
		expect(term.toldApart).toBeLessThan(preterm.toldApart);
		const weeks = read<WeekRow[]>("weeks");
		const points = (from: number, to: number) => {
			const some = weeks.filter((row) => row.weeks >= from && row.weeks <= to);
			return some.reduce((sum, row) => sum + row.points * row.women, 0) / some.reduce((sum, row) => sum + row.women, 0);
		};
		expect(points(28, 34)).toBeGreaterThan(3 * points(38, 40));
	});
});

describe("other rows", () => {
	it("fewer nights lower the AIC of the model that lacks them", async () => {
		const { read } = await run(otherRows, measured.outputs);
		const rows = read<OtherRowsRow[]>("rows");
		for (const unit of ["ln(ms)", "ms"] as const) {
			const at = (fault: string) =>
				rows.find((row) => row.clock === "birth" && row.unit === unit && row.fault === fault);
			expect(at("same")?.missingPercent).toBe(0);
			expect(at("dates")?.missingPercent).toBeGreaterThan(0.5);
			expect(at("dates")?.median).toBeLessThan(at("same")?.median as number);
		}
	});
});

describe("example, assumptions, plan", () => {
	it("curves of one clock are one until they end, those of the other turn 49 days before birth", async () => {
		const { read } = await run(example);
		const points = read<CurvePoint[]>("curves");
		const at = (clock: string, birthWeeks: number, gestationWeeks: number) =>
			points.find(
				(point) => point.clock === clock && point.birthWeeks === birthWeeks && point.gestationWeeks === gestationWeeks,
			)?.rmssdMs as number;
		expect(at("gestation", 34, 33)).toBe(at("gestation", 41, 33));
		expect(at("birth", 34, 33)).toBeGreaterThan(at("birth", 41, 33));
		expect(at("birth", 34, 27)).toBeLessThan(at("birth", 34, 28));
		expect(at("birth", 34, 27)).toBeLessThan(at("birth", 34, 26));
	});

	it("every row of the tables says something", async () => {
		for (const [script, name] of [
			[assumptions, "assumptions"],
			[ademp, "plan"],
		] as const) {
			const rows = (await run(script, measured.outputs)).read<Record<string, string>[]>(name);
			expect(rows.length).toBeGreaterThan(10);
			for (const row of rows) {
				for (const text of Object.values(row)) expect(text).not.toMatch(/^$|undefined|NaN|Infinity/);
			}
		}
	});
});

describe("published numbers and shares", () => {
	it("11.3 and 13.9, and a signal of 0.0787 at term", () => {
		expect([publishedDifference("term"), publishedDifference("preterm")]).toEqual([11.3, 13.9]);
		expect(publishedSignal("term")).toBeCloseTo(0.0112 / 0.1424, 12);
	});

	it("shareOf leaves out what has no number: 2 of 4", () => {
		const { estimate, n, mcse } = shareOf([1, Number.NaN, 11, 12, -3], (value) => value > 10);
		expect([estimate, n, mcse]).toEqual([0.5, 4, 0.25]);
		expect(shareOf([Number.NaN], () => true).n).toBe(0);
	});

	it("resultsOf refuses a row that is cut short", () => {
		expect(() => resultsOf("cell,repetition,a\nx,0,1\nx,1\n")).toThrow("row 2 has 2 fields; the header has 3");
	});
});
