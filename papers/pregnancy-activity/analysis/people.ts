import { memoryBytes } from "@quickening/io/bytes";
import { type RColumn, type RDataFrame, rDataFrame, readRds } from "@quickening/io/rds";
import { readXpt, type XptTable } from "@quickening/io/xpt";
import type { StageContext } from "@quickening/paper";
import { type Measure, measures } from "./measures.ts";

/** Pregnancy at the examination, as NHANES tells of women of 20 to 44 years. */
export type Pregnancy = "pregnant" | "not pregnant" | "not ascertained";

/** One person of the sample. */
export interface Person {
	readonly id: number;
	/** First year of the cycle. */
	readonly cycle: 2011 | 2013;
	readonly woman: boolean;
	readonly ageYears: number;
	/** undefined where NHANES does not tell. */
	readonly pregnancy: Pregnancy | undefined;
	/** Examination weight of four years: half of that of two. 0 for those who were not examined. */
	readonly weight: number;
	readonly stratum: number;
	readonly psu: number;
	readonly raceAndOrigin: string;
	/** undefined where it is not known. */
	readonly education: string | undefined;
	readonly smoking: string | undefined;
	/** Body mass index in kg/m2 as measured, the weight of a pregnancy in it; NaN where it is not known. */
	readonly bmi: number;
	/** A file of the wrist device. */
	readonly hasDevice: boolean;
	/** Valid days, 0 to 7; NaN without a device. */
	readonly validDays: number;
	/** By column of the derived table: means over valid days; NaN where there is none. */
	readonly measured: Readonly<Record<string, number>>;
}

const pregnancies: Readonly<Record<number, Pregnancy>> = { 1: "pregnant", 2: "not pregnant", 3: "not ascertained" };

/**
 * Reads the sample: demographics of both cycles as NHANES publishes them, joined person by person with the derived table.
 *
 * @throws Error where a person stands in one of the two alone, or design, age or gender differ between them.
 */
export async function readPeople(stage: StageContext): Promise<readonly Person[]> {
	const frame = rDataFrame(
		(await readRds(memoryBytes(stage.readBytes("derived"), "covariates_accel_mortality_df.rds"))).object,
	);
	const derived = {
		id: texts(frame, "SEQN").map(Number),
		cycle: numbers(frame, "data_release_cycle"),
		gender: texts(frame, "gender"),
		age: numbers(frame, "age_in_years_at_screening"),
		race: texts(frame, "race_hispanic_origin"),
		weight: numbers(frame, "full_sample_2_year_mec_exam_weight"),
		psu: numbers(frame, "masked_variance_pseudo_psu"),
		stratum: numbers(frame, "masked_variance_pseudo_stratum"),
		bmi: numbers(frame, "body_mass_index_kg_m_2"),
		education: texts(frame, "cat_education"),
		smoking: texts(frame, "cat_smoke"),
		days: numbers(frame, "num_valid_days"),
	};
	const columns = measures.map((measure): [Measure, ArrayLike<number>] => [measure, numbers(frame, measure.column)]);
	const rows = new Map(derived.id.map((id, i) => [id, i]));
	const demographics = [
		...demographicsOf(await readXpt(memoryBytes(stage.readBytes("demographics2011"), "DEMO_G.XPT"))),
		...demographicsOf(await readXpt(memoryBytes(stage.readBytes("demographics2013"), "DEMO_H.XPT"))),
	];
	if (rows.size !== frame.nRows || demographics.length !== frame.nRows) {
		throw new Error(
			`the derived table has ${frame.nRows} rows of ${rows.size} people; demographics ${demographics.length}`,
		);
	}
	return demographics.map((person): Person => {
		const i = rows.get(person.id);
		if (i === undefined) throw new Error(`person ${person.id} is not in the derived table`);
		const same =
			derived.cycle[i] === person.cycle &&
			derived.psu[i] === person.psu &&
			derived.stratum[i] === person.stratum &&
			derived.age[i] === person.age &&
			(derived.gender[i] === "Female") === (person.gender === 2) &&
			Math.abs((derived.weight[i] as number) - person.weight) < 1e-6;
		if (!same) throw new Error(`person ${person.id}: design, age or gender differ between the two tables`);
		return {
			id: person.id,
			cycle: person.cycle === 7 ? 2011 : 2013,
			woman: person.gender === 2,
			ageYears: person.age,
			pregnancy: pregnancies[person.pregnancy],
			weight: person.weight / 2,
			stratum: person.stratum,
			psu: person.psu,
			raceAndOrigin: derived.race[i] ?? "",
			education: derived.education[i] ?? undefined,
			smoking: derived.smoking[i] ?? undefined,
			bmi: derived.bmi[i] as number,
			hasDevice: !Number.isNaN(derived.days[i]),
			validDays: derived.days[i] as number,
			// The largest of no minute is minus infinity in R: no measurement.
			measured: Object.fromEntries(columns.map(([{ column }, values]) => [column, finite(values[i] as number)])),
		};
	});
}

/** One measure of every person, in their order. */
export function valuesOf(people: readonly Person[], { column }: Measure): Float64Array {
	return Float64Array.from(people, ({ measured }) => measured[column] as number);
}

const finite = (value: number) => (Number.isFinite(value) ? value : Number.NaN);

function demographicsOf(table: XptTable) {
	const column = (name: string): Float64Array => {
		const found = table.columns.find((one) => one.name === name);
		if (found?.type !== "number") throw new Error(`${table.name} has no numbers in a column ${name}`);
		return found.values;
	};
	const [id, cycle, pregnancy, gender] = ["SEQN", "SDDSRVYR", "RIDEXPRG", "RIAGENDR"].map(column) as [
		Float64Array,
		Float64Array,
		Float64Array,
		Float64Array,
	];
	const [age, weight, psu, stratum] = ["RIDAGEYR", "WTMEC2YR", "SDMVPSU", "SDMVSTRA"].map(column) as [
		Float64Array,
		Float64Array,
		Float64Array,
		Float64Array,
	];
	return Array.from(id, (one, i) => ({
		id: one,
		cycle: cycle[i] as number,
		pregnancy: pregnancy[i] as number,
		gender: gender[i] as number,
		age: age[i] as number,
		weight: weight[i] as number,
		psu: psu[i] as number,
		stratum: stratum[i] as number,
	}));
}

function columnOf(frame: RDataFrame, name: string): RColumn {
	const found = frame.columns.find((column) => column.name === name);
	if (found === undefined) throw new Error(`the derived table has no column ${name}`);
	return found;
}

function numbers(frame: RDataFrame, name: string): Float64Array {
	const column = columnOf(frame, name);
	if (column.type !== "number" && column.type !== "integer")
		throw new Error(`${name} is ${column.type}, and no numbers`);
	return column.values;
}

function texts(frame: RDataFrame, name: string): readonly (string | null)[] {
	const column = columnOf(frame, name);
	if (column.type !== "text" && column.type !== "factor") throw new Error(`${name} is ${column.type}, and no texts`);
	return column.values;
}
