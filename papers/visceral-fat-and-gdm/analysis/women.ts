import type { StageContext } from "@quickening/paper";
import { type Matrix, matrixFromColumns } from "@quickening/stats";
import { visceralFatStudy } from "../../../data/gdm-visceral-fat/columns.ts";

/** One woman in standard words and units. NaN: not known. */
export interface Woman {
	readonly ageYears: number;
	/** 1 for the group that another user of the file calls other than white. */
	readonly ethnicity: number;
	readonly earlierDiabetes: boolean;
	readonly diastolicMmHg: number;
	readonly systolicMmHg: number;
	/** Depth of visceral fat at the navel by ultrasound. */
	readonly fatMm: number;
	/** At the ultrasound. */
	readonly gestationalAgeDays: number;
	readonly pregnancies: number;
	readonly fastingGlucoseMgPerDl: number;
	/** Before pregnancy. */
	readonly bmi: number;
	readonly birthDays: number;
	readonly caesarean: boolean;
	readonly birthWeightGrams: number;
	/** Gestational diabetes by the chart at birth. */
	readonly gdm: boolean;
}

/** Days of a gestational age written as weeks,days ("12,1"). */
export function daysOf(text: string, where: string): number {
	const match = /^(\d{1,2}),([0-6])$/.exec(text);
	if (match === null) {
		throw new Error(`${where} must be weeks,days with 0 to 6 days, such as 12,1; got "${text}"`);
	}
	return 7 * Number(match[1]) + Number(match[2]);
}

/** Reads the women, one a row. */
export async function readWomen(stage: StageContext): Promise<readonly Woman[]> {
	const table = await stage.readTable("women", visceralFatStudy);
	return table.objects().map((row, i) => ({
		ageYears: row["age (years)"],
		ethnicity: row.ethnicity,
		earlierDiabetes: row["diabetes mellitus"] === 1,
		diastolicMmHg: row["mean diastolic bp (mmhg)"],
		systolicMmHg: row["mean systolic bp (mmhg)"],
		fatMm: row["central armellini fat (mm)"],
		gestationalAgeDays: daysOf(row["current gestational age"], `row ${i + 1}: current gestational age`),
		pregnancies: row["pregnancies (number)"],
		fastingGlucoseMgPerDl: row["first fasting glucose (mg/dl)"],
		bmi: row["bmi pregestational (kg/m)"],
		birthDays: daysOf(row["gestational age at birth"], `row ${i + 1}: gestational age at birth`),
		caesarean: row["type of delivery"] === 1,
		birthWeightGrams: row["child birth weight (g)"],
		gdm: row["gestational dm"] === 1,
	}));
}

/** A column of a model. */
export type Column = (woman: Woman) => number;

/** Women in whom every column is known, as a table with outcomes. */
export function modelRows(
	women: readonly Woman[],
	columns: readonly Column[],
): { features: Matrix; outcomes: Float64Array; n: number } {
	const known = women.filter((woman) => columns.every((column) => !Number.isNaN(column(woman))));
	return {
		features: matrixFromColumns(columns.map((column) => known.map(column))),
		outcomes: Float64Array.from(known, (woman) => (woman.gdm ? 1 : 0)),
		n: known.length,
	};
}

/** Events among women with and without something. */
export function twoByTwo(women: readonly Woman[], exposed: (woman: Woman) => boolean) {
	const of = (side: boolean) => {
		const group = women.filter((woman) => exposed(woman) === side);
		return { nEvents: group.filter(({ gdm }) => gdm).length, n: group.length };
	};
	return { exposed: of(true), unexposed: of(false) };
}
