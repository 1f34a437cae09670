import { memoryBytes } from "@quickening/io/bytes";
import { readXpt, type XptTable } from "@quickening/io/xpt";
import type { StageContext } from "@quickening/paper";
import type { Measure } from "./measures.ts";
import { type Reading, type ReadingRule, readPressure } from "./pressure.ts";

/** Pregnancy at the examination, as NHANES tells of females of 8 to 59 years. */
export type Pregnancy = "pregnant" | "not pregnant" | "not ascertained";

/** One person of the sample. */
export interface Person {
	/** First year of the cycle. */
	readonly cycle: 2003 | 2005;
	readonly woman: boolean;
	readonly ageYears: number;
	/** undefined where NHANES does not tell. */
	readonly pregnancy: Pregnancy | undefined;
	readonly examined: boolean;
	/** Examination weight of four years: half of that of two. 0 for those who were not examined. */
	readonly weight: number;
	readonly stratum: number;
	readonly psu: number;
	readonly ethnicity: string;
	/** From 20 years; undefined where it is not known. */
	readonly education: string | undefined;
	readonly smoking: string | undefined;
	/** Family income over the poverty threshold, to 5; NaN where it is not known. */
	readonly incomeRatio: number;
	/** kg/m2 as measured, the weight of a pregnancy in it; NaN where it is not known. */
	readonly bmi: number;
	/** Twice the pulse of 30 seconds; NaN where it is not known. */
	readonly pulseBpm: number;
	/** Up to four readings, in their order; NaN where one was not taken, 0 where the sounds did not end. */
	readonly readings: readonly Reading[];
}

const pregnancies: Readonly<Record<number, Pregnancy>> = { 1: "pregnant", 2: "not pregnant", 3: "not ascertained" };

export const ethnicities: Readonly<Record<number, string>> = {
	1: "Mexican American",
	2: "Other Hispanic",
	3: "Non-Hispanic White",
	4: "Non-Hispanic Black",
	5: "Other, or more than one",
};

const educations: Readonly<Record<number, string>> = {
	1: "No high school diploma",
	2: "No high school diploma",
	3: "High school",
	4: "More than high school",
	5: "More than high school",
};

/**
 * Reads the sample of both cycles: demographics joined, person by person, with the examination and with smoking.
 *
 * @throws Error where a person stands twice in a file, or was measured and is not in the demographics.
 */
export async function readPeople(stage: StageContext): Promise<readonly Person[]> {
	return [...(await readCycle(stage, 2003)), ...(await readCycle(stage, 2005))];
}

/** One measure of every person, in their order; pressure by a rule of which readings count. */
export function valuesOf(
	people: readonly Person[],
	{ key }: Measure,
	rule: ReadingRule = "allAboveZero",
): Float64Array {
	if (key === "pulse") return Float64Array.from(people, ({ pulseBpm }) => pulseBpm);
	return Float64Array.from(people, ({ readings }) => readPressure(readings, key, rule));
}

async function readCycle(stage: StageContext, cycle: 2003 | 2005): Promise<readonly Person[]> {
	const letter = cycle === 2003 ? "C" : "D";
	const table = async (kind: string) => {
		const name = `${kind}_${letter}.XPT`;
		return readXpt(memoryBytes(stage.readBytes(`${kind.toLowerCase()}${cycle}`), name));
	};
	const demographics = numbersOf(await table("DEMO"));
	const rows = demographics("SEQN").length;
	const pressure = rowsByPerson(await table("BPX"));
	const body = rowsByPerson(await table("BMX"));
	const smoking = rowsByPerson(await table("SMQ"));
	const seen = new Set(demographics("SEQN"));
	if (seen.size !== rows) throw new Error(`DEMO_${letter}: ${rows} rows of ${seen.size} people`);
	for (const [name, { ids }] of Object.entries({ BPX: pressure, BMX: body, SMQ: smoking }))
		for (const id of ids.keys())
			if (!seen.has(id)) throw new Error(`${name}_${letter}: a person is in no demographics`);
	return Array.from({ length: rows }, (_, i): Person => {
		const of = (name: string) => demographics(name)[i] as number;
		const id = of("SEQN");
		return {
			cycle,
			woman: of("RIAGENDR") === 2,
			ageYears: of("RIDAGEYR"),
			pregnancy: pregnancies[of("RIDEXPRG")],
			examined: of("RIDSTATR") === 2,
			weight: of("WTMEC2YR") / 2,
			stratum: of("SDMVSTRA"),
			psu: of("SDMVPSU"),
			ethnicity: ethnicities[of("RIDRETH1")] ?? "",
			education: educations[of("DMDEDUC2")],
			smoking: smokingOf(smoking.value(id, "SMQ020"), smoking.value(id, "SMQ040")),
			incomeRatio: of("INDFMPIR"),
			bmi: body.value(id, "BMXBMI"),
			pulseBpm: pressure.value(id, "BPXPLS"),
			readings: [1, 2, 3, 4].map((k) => ({
				systolic: pressure.value(id, `BPXSY${k}`),
				diastolic: pressure.value(id, `BPXDI${k}`),
			})),
		};
	});
}

function smokingOf(hundred: number, now: number): string | undefined {
	if (hundred === 2) return "Never";
	if (hundred !== 1) return undefined;
	return now === 3 ? "Formerly" : now === 1 || now === 2 ? "Now" : undefined;
}

function numbersOf(table: XptTable): (name: string) => Float64Array {
	const columns = new Map(table.columns.map((column) => [column.name, column]));
	return (name) => {
		const found = columns.get(name);
		if (found?.type !== "number") throw new Error(`${table.name} has no numbers in a column ${name}`);
		return found.values;
	};
}

function rowsByPerson(table: XptTable) {
	const numbers = numbersOf(table);
	const all = numbers("SEQN");
	const ids = new Map(Array.from(all, (id, i) => [id, i]));
	if (ids.size !== all.length) throw new Error(`${table.name}: ${all.length} rows of ${ids.size} people`);
	return {
		ids,
		value: (id: number, name: string): number => {
			const row = ids.get(id);
			return row === undefined ? Number.NaN : (numbers(name)[row] as number);
		},
	};
}
