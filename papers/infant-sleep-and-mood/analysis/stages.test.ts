import { drawNormal, seededRandom } from "@quickening/core";
import type { StageContext, Value } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { datasetMaternalMentalHealthInfantSleep as described } from "../../../data/infant-sleep-maternal-mh/columns.ts";
import associations, { type AssociationRow, type CurvePanel, type JointRow } from "./associations.ts";
import { applies, scoreOf } from "./choices.ts";
import dataCheck, { type Finding, type MissingRow } from "./data-check.ts";
import multiverse, { type OptionRow, type Specification } from "./multiverse.ts";
import { pDigits, printP } from "./p-digits.ts";
import participants, { type Participants } from "./participants.ts";
import { type Mother, readSurvey } from "./survey.ts";

const columns = Object.keys(described.columns);

/** A drawn survey in which a burden raises every item and shortens sleep. */
function drawnSurvey(n = 160): Record<string, string>[] {
	const random = seededRandom(3);
	return Array.from({ length: n }, (_, i) => {
		const burden = drawNormal(random);
		const item = () => String(Math.min(3, Math.max(0, Math.round(1 + burden + drawNormal(random)))));
		const row = Object.fromEntries(columns.map((name) => [name, /^(CBTS|EPDS|HADS)/.test(name) ? item() : "1"]));
		const halfHours = Math.min(24, Math.max(8, Math.round(20 - 2 * burden + 2 * drawNormal(random))));
		return {
			...row,
			Participant_number: String(i + 1),
			Marital_status_Autre: i === 4 ? "Pacs\u00e9e" : "",
			Age: String(20 + (i % 20)),
			Education: String(1 + (i % 5)),
			Gestationnal_age: i % 9 === 0 ? "35.4" : (["38.2", "39.5", "40.1"][i % 4] ?? "41"),
			Type_pregnancy: i % 40 === 7 ? "2" : "1",
			sex_baby1: String(1 + (i % 2)),
			Age_bb: String(1 + (i % 3)),
			IBQ_R_VSF_33_bb1: i % 4 === 0 ? "" : "5",
			Sleep_night_duration_bb1:
				i === 10 ? "99:99" : `${String(halfHours >> 1).padStart(2, "0")}:${halfHours % 2 ? "30" : "00"}`,
			night_awakening_number_bb1: String(Math.max(0, Math.floor(1 + burden / 2 + 2 * random() * random() * 3 - 1))),
			how_falling_asleep_bb1: String(1 + ((i * 7) % 5)),
		};
	});
}

function csvOf(rows: readonly Record<string, string>[]): string {
	return `${[columns, ...rows.map((row) => columns.map((name) => row[name] ?? ""))].map((cells) => cells.join(",")).join("\n")}\n`;
}

const params: Readonly<Record<string, unknown>> = {
	level: 0.05,
	epdsCutOff: 11,
	huberTuning: 1.345,
	epdsGroups: [0, 5, 10, 15],
	temperamentItems: 6,
	multiverse: {
		scoring: ["full", "withoutSleepItem"],
		model: ["leastSquares", "hc3", "huber", "ranks", "counts"],
		adjustment: ["none", "infantAge", "infantAgeAndSex", "full"],
		sample: ["all", "withoutTwins", "termSingletons"],
	},
};

/** A stage's context in memory: the survey's bytes in, outputs and values out. */
async function run(
	script: (stage: StageContext) => void | Promise<void>,
	survey: string,
	{ copy = survey, over = {} }: { copy?: string; over?: Readonly<Record<string, unknown>> } = {},
) {
	const outputs: Record<string, string> = {};
	const values: Record<string, Value> = {};
	const refuse = () => {
		throw new Error("not declared");
	};
	const inputs: Readonly<Record<string, { file: string; bytes: Uint8Array }>> = {
		survey: { file: "survey.csv", bytes: new Uint8Array(Buffer.from(survey, "latin1")) },
		copy: { file: "clean_sleep_data.csv", bytes: new TextEncoder().encode(copy) },
	};
	await script({
		inputPath: refuse,
		listInput: refuse,
		readText: refuse,
		readJson: refuse,
		readBytes: refuse,
		readTable: (name, columns) => columns.read(inputs[name]!.bytes, inputs[name]!.file),
		param: <T>(name: string) => ({ ...params, ...over })[name] as T,
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

/** The mothers of a survey. */
async function mothersOf(survey: string): Promise<readonly Mother[]> {
	let mothers: readonly Mother[] = [];
	await run(async (stage) => {
		mothers = await readSurvey(stage);
	}, survey);
	return mothers;
}

const rows = drawnSurvey();
const survey = csvOf(rows);

describe("readSurvey", async () => {
	it("reads the missing code as missing, completed weeks, and sums of items", async () => {
		const mothers = await mothersOf(survey);
		expect(mothers).toHaveLength(160);
		expect(mothers[10]?.sleepMinutes).toBeNaN();
		expect(mothers[0]?.gestationWeeks).toBe(35);
		const [first] = mothers;
		if (first === undefined) throw new Error("no mother");
		expect(scoreOf(first, "epds")).toBe(first.epdsItems.reduce((sum, item) => sum + item, 0));
		expect(scoreOf(first, "epds", "withoutSleepItem")).toBe(scoreOf(first, "epds") - (first.epdsItems[6] as number));
		expect(scoreOf(first, "cityBits", "withoutSleepItem")).toBe(
			scoreOf(first, "cityBits") - Number(rows[0]?.["CBTS_22"]),
		);
		expect(scoreOf(first, "hadsAnxiety", "withoutSleepItem")).toBe(scoreOf(first, "hadsAnxiety"));
	});

	it.each([
		[
			"a night of more than 12 hours",
			{ Sleep_night_duration_bb1: "13:00" },
			'Dataset_maternal_mental_health_infant_sleep.csv, row 1: Sleep_night_duration_bb1 must be hh:mm from 00:00 to 12:00, or 99:99; got "13:00"',
		],
		["a night that is no time", { Sleep_night_duration_bb1: "10h" }, 'got "10h"'],
		[
			"an item out of range",
			{ EPDS_3: "4" },
			'survey.csv, row 1 (line 2), column EPDS_3 must lie from 0 to 3; got "4"',
		],
		[
			"an empty symptom item",
			{ HADS_7: "" },
			'survey.csv, row 1 (line 2), column HADS_7 must be a whole number; got ""',
		],
		[
			"half an awakening",
			{ night_awakening_number_bb1: "1.5" },
			'night_awakening_number_bb1 must be a whole number; got "1.5"',
		],
		["a word for a number", { Age: "thirty" }, 'survey.csv, row 1 (line 2), column Age must be a number; got "thirty"'],
		[
			"a code that is none",
			{ Age_bb: "4" },
			'survey.csv, row 1 (line 2), column Age_bb must be one of 1, 2, 3; got "4"',
		],
	])("refuses %s, naming file and row", async (_, change, message) => {
		const changed = csvOf([{ ...rows[0], ...change } as Record<string, string>, ...rows.slice(1)]);
		await expect(mothersOf(changed)).rejects.toThrow(message);
	});

	it("refuses a missing column, a line cut short, and a participant twice", async () => {
		await expect(mothersOf(survey.replace("EPDS_10", "EPDS_X"))).rejects.toThrow('there is no column "EPDS_10"');
		await expect(mothersOf(survey.trimEnd().slice(0, -2))).rejects.toThrow(
			"line 161 must have as many cells as the heading; got 63",
		);
		await expect(mothersOf(csvOf([...rows, rows[0] as Record<string, string>]))).rejects.toThrow(
			"a participant stands twice",
		);
	});
});

describe("data-check", () => {
	it("counts cells that say something else apart from cells that are written otherwise", async () => {
		const copy = csvOf(
			rows.map((row, i) => ({
				...row,
				Age: i === 3 ? "99" : (row["Age"] as string),
				Education: `${row["Education"]}.0`,
			})),
		);
		const { values } = await run(dataCheck, survey, { copy });
		expect(values["copy.different"]?.value).toBe(1);
		expect(values["copy.rewritten"]?.value).toBe(160);
		expect(values["copy.different"]?.n).toBe(160 * columns.length);
	});

	it("counts what is missing, and names the missing code", async () => {
		const { read, values } = await run(dataCheck, survey);
		const missing = read<MissingRow[]>("missing");
		expect(missing.find(({ variable }) => variable === "Sleep at night")?.missing).toBe(1);
		expect(missing.find(({ variable }) => variable === "IBQ-R item 33")?.missing).toBe(40);
		expect(values["count.sleepKnown"]?.value).toBe(159);
		expect(read<Finding[]>("findings").some(({ found }) => found.startsWith("99:99 in 1 row"))).toBe(true);
	});

	it("refuses a second table with other rows", async () => {
		await expect(run(dataCheck, survey, { copy: csvOf(rows.slice(1)) })).rejects.toThrow(
			"clean_sleep_data.csv: rows are not those",
		);
		await expect(run(dataCheck, survey, { copy: survey.replace("EPDS_10", "EPDS_X") })).rejects.toThrow(
			'there is no column "EPDS_10" in clean_sleep_data.csv',
		);
	});
});

describe("participants", () => {
	it("splits every category's count between the two columns, and gives one difference a set of categories", async () => {
		const { read } = await run(participants, survey);
		const { n, nBelow, nAtOrAbove, rows: lines } = read<Participants>("participants");
		expect(nBelow + nAtOrAbove).toBe(n);
		for (const { below, atOrAbove, all } of lines) {
			if (all.count !== undefined) expect((below.count ?? 0) + (atOrAbove.count ?? 0)).toBe(all.count);
			expect(below.n + atOrAbove.n).toBe(all.n);
		}
		const education = lines.filter(({ section }) => section === "Education");
		expect(education.reduce((sum, { all }) => sum + (all.count ?? 0), 0)).toBe(n);
		expect(education.map(({ standardisedDifference }) => standardisedDifference === null)).toEqual([
			false,
			true,
			true,
			true,
		]);
		expect(lines.find(({ label }) => label.startsWith("EPDS"))?.standardisedDifference).toBeGreaterThan(1);
	});
});

describe("associations", async () => {
	const { read, values } = await run(associations, survey);

	it("finds the planted direction, with the estimate inside its interval, in all four ways", () => {
		const all = read<AssociationRow[]>("associations");
		expect(all).toHaveLength(4 * 6);
		for (const { outcome, score, perSd, beta, n, p, q, holm } of all) {
			expect(n).toBe(outcome === "sleep" ? 159 : 160);
			expect(perSd.low).toBeLessThan(perSd.estimate);
			expect(perSd.estimate).toBeLessThan(perSd.high);
			expect(q).toBeGreaterThanOrEqual(p);
			expect(holm).toBeGreaterThanOrEqual(q);
			if (score === "epds" && outcome === "sleep") expect(beta.high).toBeLessThan(0);
		}
	});

	it("HC3 changes the interval and not the estimate", () => {
		const all = read<AssociationRow[]>("associations");
		const [plain, hc3] = (["unadjusted", "hc3"] as const).map((analysis) =>
			all.find((row) => row.analysis === analysis && row.score === "epds" && row.outcome === "sleep"),
		);
		expect(hc3?.perPoint.estimate).toBe(plain?.perPoint.estimate);
		expect(hc3?.perPoint.low).not.toBe(plain?.perPoint.low);
	});

	it("a standardised coefficient alone is the correlation", async () => {
		const mothers = (await mothersOf(survey)).filter((mother) => !Number.isNaN(mother.sleepMinutes));
		const x = mothers.map((mother) => scoreOf(mother, "hadsAnxiety"));
		const y = mothers.map((mother) => mother.sleepMinutes);
		const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
		const [mx, my] = [mean(x), mean(y)];
		const dot = (a: number[], ma: number, b: number[], mb: number) =>
			a.reduce((sum, value, i) => sum + (value - ma) * ((b[i] as number) - mb), 0);
		const r = dot(x, mx, y, my) / Math.sqrt(dot(x, mx, x, mx) * dot(y, my, y, my));
		expect(values["unadjusted.hadsAnxiety.sleep.beta"]?.value).toBeCloseTo(r, 12);
		const joint = read<JointRow[]>("joint").find((row) => row.score === "hadsAnxiety" && row.outcome === "sleep");
		expect(joint?.alone).toBeCloseTo(r, 12);
	});

	it("the missing code taken at its word moves the estimate", () => {
		expect(values["takenAtItsWord.epds.perPoint"]?.n).toBe(160);
		expect(values["takenAtItsWord.epds.perPoint"]?.value).not.toBe(values["unadjusted.epds.sleep.perPoint"]?.value);
	});

	it("draws every mother once in groups and once in cells, and no one's row", () => {
		for (const panel of read<CurvePanel[]>("curves")) {
			expect(panel.groups.reduce((sum, { n }) => sum + n, 0)).toBe(panel.n);
			expect(panel.cells.reduce((sum, { n }) => sum + n, 0)).toBe(panel.n);
			for (const cell of panel.cells) expect(Object.keys(cell).sort()).toEqual(["n", "score", "value"]);
		}
	});
});

describe("multiverse", async () => {
	const { read, values } = await run(multiverse, survey);
	const specifications = read<Specification[]>("specifications");

	it("runs every combination that applies, once, with one primary analysis for each association", () => {
		// Sleep has 4 models of 5, awakenings 5; HADS-A has one scoring of 2; 4 adjustments, 3 samples.
		expect(specifications).toHaveLength((2 + 1 + 2) * 4 * 12 + (2 + 1 + 2) * 5 * 12);
		expect(specifications.filter(({ primary }) => primary)).toHaveLength(6);
		expect(specifications.every((row) => applies(row, row.score, row.outcome))).toBe(true);
		const keys = specifications.map(({ score, outcome, scoring, model, adjustment, sample }) =>
			[score, outcome, scoring, model, adjustment, sample].join("/"),
		);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it("leaves out twins and early births where a sample says so", () => {
		const twins = rows.filter((row) => row["Type_pregnancy"] === "2").length;
		const n = (sample: string) =>
			specifications.find((row) => row.sample === sample && row.outcome === "awakenings")?.n ?? 0;
		expect(n("all")).toBe(160);
		expect(n("withoutTwins")).toBe(160 - twins);
		expect(n("termSingletons")).toBeLessThan(n("withoutTwins"));
	});

	it("counts the same intervals by option as by association", () => {
		const options = read<OptionRow[]>("options");
		for (const kind of ["model", "adjustment", "sample", "scoring"] as const) {
			const clear = options
				.filter((row) => row.score === "epds" && row.outcome === "sleep" && row.kind === kind)
				.reduce((sum, row) => sum + row.clear, 0);
			expect(clear).toBe(values["multiverse.epds.sleep.clear"]?.value);
		}
	});

	it("agrees with the stage of associations where both make the same analysis", async () => {
		const other = (await run(associations, survey)).values;
		for (const [variant, analysis] of [
			["infantAge", "infantAge"],
			["huber", "robust"],
			["hc3", "hc3"],
		]) {
			expect(values[`variant.${variant}.epds.sleep.beta`]?.value).toBe(other[`${analysis}.epds.sleep.beta`]?.value);
			expect(values[`variant.${variant}.cityBits.awakenings.q`]?.value).toBe(
				other[`${analysis}.cityBits.awakenings.q`]?.value,
			);
		}
	});

	it("refuses an option that it does not know", async () => {
		const over = { multiverse: { ...(params["multiverse"] as object), model: ["leastSquares", "lasso"] } };
		await expect(run(multiverse, survey, { over })).rejects.toThrow(
			"params.yaml: multiverse.model must be of leastSquares, hc3, huber, ranks, counts; got lasso",
		);
	});

	it("gives the same bytes again", async () => {
		expect((await run(multiverse, survey)).outputs["specifications"]).toBe(JSON.stringify(specifications));
	});
});

describe("p-values in print", () => {
	it("shows on which side of 0.05 a value lies, and one digit of a small one", () => {
		expect([0.0503, 0.0499, 0.207, 0.0096, 0.00006].map((p) => p.toFixed(pDigits(p)))).toEqual([
			"0.0503",
			"0.0499",
			"0.207",
			"0.0096",
			"0.00006",
		]);
		expect(printP(0.00001)).toBe("<0.0001");
	});
});
