import { drawNormal, seededRandom } from "@quickening/core";
import type { StageContext, Value } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { visceralFatStudy as described } from "../../../data/gdm-visceral-fat/columns.ts";
import cutOff, { type CutOffResult, youdenCutOff } from "./cut-off.ts";
import dataCheck, { type Finding } from "./data-check.ts";
import models, { type CalibrationRows, type ModelRow, type RiskCurves } from "./models.ts";
import oddsRatios, { type OddsRow } from "./odds-ratios.ts";
import participants, { type Participants } from "./participants.ts";
import reproduction, { type PublishedRow, type Readings } from "./reproduction.ts";
import sampleSize, { type SampleSizeRow } from "./sample-size.ts";
import { daysOf } from "./women.ts";

const columns = Object.keys(described.columns);

/** Drawn women in whom fat and body mass index go together and with gestational diabetes; `effect` is the log odds for 10 mm of fat. */
function drawnWomen(n = 120, effect = 1): Record<string, string>[] {
	const random = seededRandom(11);
	return Array.from({ length: n }, (_, i) => {
		const size = drawNormal(random);
		const fat = Math.min(94, Math.max(13, 45 + 10 * (0.6 * size + 0.8 * drawNormal(random))));
		const gdm = random() < 1 / (1 + Math.exp(1.5 - (effect * (fat - 45)) / 10)) ? 1 : 0;
		return {
			number: String(i + 1),
			"age (years)": String(18 + ((i * 7) % 24)),
			ethnicity: i === 3 ? "" : String(i % 2),
			"diabetes mellitus": i === 5 ? "1" : "0",
			"mean diastolic bp (mmhg)": "70",
			"mean systolic bp (mmhg)": String(100 + (i % 30)),
			"central armellini fat (mm)": fat.toFixed(1),
			"current gestational age": i === 7 ? "31,5" : `${10 + (i % 9)},${i % 7}`,
			"pregnancies (number)": i === 9 ? "" : String(1 + ((i + gdm) % 4)),
			"first fasting glucose (mg/dl)": i % 5 === 0 ? "" : String(75 + ((i * 3) % 30)),
			"bmi pregestational (kg/m)": i === 11 ? "" : Math.min(50, Math.max(17, 28 + 6 * size)).toFixed(2),
			"gestational age at birth": "39,2",
			"type of delivery": String(i % 2),
			"child birth weight (g)": "3200",
			"gestational dm": String(gdm),
		};
	});
}

function csvOf(rows: readonly Record<string, string>[]): string {
	const cell = (text: string) => (text.includes(",") ? `"${text}"` : text);
	return `${[columns, ...rows.map((row) => columns.map((name) => row[name] ?? ""))].map((cells) => cells.map(cell).join(",")).join("\n")}\n`;
}

const params: Readonly<Record<string, unknown>> = {
	cutOffMm: 45,
	obeseFrom: 30,
	latestDays: 140,
	fastingGlucose: 92,
	stepMm: 10,
	cutOffRepeats: 40,
	modelRepeats: 6,
	seed: 1,
	expectedAuc: [0.75],
	parameters: [1, 3],
};

/** A stage's context in memory: the file's bytes in, outputs and values out. */
async function run(script: (stage: StageContext) => void | Promise<void>, women = drawnWomen()) {
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
		readTable: (_, table) => table.read(new TextEncoder().encode(csvOf(women)), "visceral_fat_study.csv"),
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
	return { values, read: <T>(name: string) => JSON.parse(outputs[name] as string) as T, outputs };
}

describe("daysOf", () => {
	it("reads weeks,days, and refuses tenths", () => {
		expect(daysOf("12,1", "row 1")).toBe(85);
		expect(daysOf("9,0", "row 1")).toBe(63);
		expect(() => daysOf("12,7", "row 4: current gestational age")).toThrow(
			'row 4: current gestational age must be weeks,days with 0 to 6 days, such as 12,1; got "12,7"',
		);
		expect(() => daysOf("12.1", "row 4")).toThrow("must be weeks,days");
	});
});

describe("data-check", async () => {
	const { values, read } = await run(dataCheck);
	it("counts who does not fit the criteria and what is missing", () => {
		expect(values["count.women"]?.value).toBe(120);
		expect(values["count.late"]?.value).toBe(1);
		expect(values["count.earlierDiabetes"]?.value).toBe(1);
		expect(values["count.glucoseMissing"]?.value).toBe(24);
		expect(values["comma.largestDigit"]?.value).toBe(6);
		expect(
			read<Finding[]>("findings")
				.map(({ found }) => found)
				.join(" "),
		).toContain("31+5");
	});
	it("stops at a digit that is no day", async () => {
		const women = drawnWomen();
		(women[2] as Record<string, string>)["gestational age at birth"] = "39,8";
		await expect(run(dataCheck, women)).rejects.toThrow(
			'row 3: gestational age at birth must be weeks,days with 0 to 6 days, such as 12,1; got "39,8"',
		);
	});
});

describe("participants", async () => {
	const { read } = await run(participants);
	const table = read<Participants>("participants");
	it("describes each group, missing cells counted", () => {
		expect(table.n).toBe(120);
		const bmi = table.rows.find(({ label }) => label.startsWith("Body mass index before"));
		expect([bmi?.missing, bmi?.all.n]).toEqual([1, 119]);
		expect(bmi?.standardisedDifference).toBeGreaterThan(0);
		for (const row of table.rows) expect(row.gdm.n + row.others.n, row.label).toBe(row.all.n);
	});
});

describe("reproduction", async () => {
	const { read, values } = await run(reproduction);
	it("has its crude odds ratio from a table of four counts", () => {
		const women = drawnWomen();
		const count = (fat: boolean, gdm: string) =>
			women.filter(
				(woman) => Number(woman["central armellini fat (mm)"]) >= 45 === fat && woman["gestational dm"] === gdm,
			).length;
		const ratio = (count(true, "1") * count(false, "0")) / (count(true, "0") * count(false, "1"));
		expect(values["crude.all.estimate"]?.value).toBeCloseTo(ratio, 10);
		expect(values["accuracy.cutOff"]?.value).toBeCloseTo((100 * (count(true, "1") + count(false, "0"))) / 120, 10);
	});
	it("calls digits the same only when they all are, and searches every combination", () => {
		for (const row of read<PublishedRow[]>("published")) expect(row.same).toBe(row.published === row.ours);
		const { rows, search } = read<Readings>("readings");
		expect(rows.map(({ all }) => all.n)).toEqual([120, 119, 119, 119, 118, 118, 119, 118]);
		expect(search.nModels).toBe(5 * 6 * 128 - 1);
		for (const name of search.both) expect(search.all).toContain(name);
	});
});

describe("odds-ratios", async () => {
	const { read, values } = await run(oddsRatios);
	const rows = read<OddsRow[]>("odds");
	it("gives every odds ratio inside its limits, with n and events", () => {
		expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
		for (const { id, estimate, low, high, n, nEvents, p } of rows) {
			expect(low, id).toBeLessThanOrEqual(estimate);
			expect(high, id).toBeGreaterThanOrEqual(estimate);
			expect(nEvents, id).toBeLessThan(n);
			expect(p, id).toBeGreaterThanOrEqual(0);
		}
		expect(values["odds.continuous.firth"]?.value).toBeGreaterThan(1.5);
	});
	it("leaves out of the strict sample who was measured late, had diabetes, or a diagnostic glucose", () => {
		const kept = drawnWomen().filter(
			(woman, i) => i !== 5 && i !== 7 && !(Number(woman["first fasting glucose (mg/dl)"]) >= 92),
		);
		expect(rows.find(({ id }) => id === "strict.firth")?.n).toBe(kept.length);
	});
	it("finds nothing where there is nothing", async () => {
		const none = await run(oddsRatios, drawnWomen(120, 0));
		const row = none.read<OddsRow[]>("odds").find(({ id }) => id === "continuous.firth");
		expect(row?.low).toBeLessThan(1);
		expect(row?.high).toBeGreaterThan(1);
	});
});

describe("cut-off", async () => {
	it("chooses the largest sum of sensitivity and specificity, the lowest of equals", () => {
		expect(youdenCutOff({ fat: Float64Array.from([1, 2, 3, 4]), gdm: Float64Array.from([0, 0, 1, 1]) })).toBe(3);
		expect(youdenCutOff({ fat: Float64Array.from([1, 2, 3, 4]), gdm: Float64Array.from([0, 1, 0, 1]) })).toBe(2);
		expect(youdenCutOff({ fat: Float64Array.from([2, 2, 2, 3]), gdm: Float64Array.from([1, 0, 0, 1]) })).toBe(3);
	});
	const { read } = await run(cutOff);
	const result = read<CutOffResult>("cut-off");
	it("takes optimism off, and leaves each woman out once", () => {
		expect(result.bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
		const youden = result.rows.find(({ measure }) => measure === "Youden's index");
		expect(youden?.optimism).toBeGreaterThan(0);
		expect(youden?.corrected).toBeCloseTo((youden?.apparent.estimate ?? 0) - (youden?.optimism ?? 0), 10);
		expect(youden?.leaveOneOut?.estimate).toBeLessThanOrEqual(youden?.apparent.estimate ?? 0);
	});
	it("corrects a cut-off through noise down to nothing", async () => {
		const noise = (await run(cutOff, drawnWomen(120, 0))).read<CutOffResult>("cut-off");
		const youden = noise.rows.find(({ measure }) => measure === "Youden's index");
		expect(youden?.apparent.estimate).toBeGreaterThan(5);
		expect(youden?.corrected).toBeLessThan((youden?.apparent.estimate ?? 0) - 4);
		expect(youden?.leaveOneOut?.estimate).toBeLessThan(youden?.apparent.estimate ?? 0);
	});
});

describe("models", async () => {
	const { read } = await run(models);
	it("has an AUC and a Brier score for each, and curves that rise with fat", () => {
		const rows = read<ModelRow[]>("models");
		expect(rows).toHaveLength(8);
		for (const row of rows) {
			expect(row.apparentAuc, row.key).toBeGreaterThanOrEqual(0.5);
			expect(row.auc.low, row.key).toBeLessThanOrEqual(row.auc.high);
			expect(row.referenceBrier, row.key).toBeCloseTo((row.nEvents / row.n) * (1 - row.nEvents / row.n), 12);
		}
		const { line, steps, fifths, n } = read<RiskCurves>("risk");
		expect(fifths.reduce((sum, fifth) => sum + fifth.n, 0)).toBe(n);
		expect(line.at(-1)?.estimate).toBeGreaterThan(line[0]?.estimate ?? 1);
		expect(steps[1]?.estimate).toBeGreaterThan(steps[0]?.estimate ?? 1);
		for (const { groups, n: all } of read<CalibrationRows[]>("calibration")) {
			expect(groups.reduce((sum, group) => sum + group.n, 0)).toBe(all);
		}
	});
});

describe("sample-size", async () => {
	const { read } = await run(sampleSize);
	it("asks for more women the more parameters there are", () => {
		const [one, three] = read<SampleSizeRow[]>("sample-size");
		expect(three?.n).toBeGreaterThanOrEqual(one?.n ?? 0);
		expect(three?.eventsPerParameter).toBeCloseTo((three?.hadEvents ?? 0) / 3, 12);
	});
});
