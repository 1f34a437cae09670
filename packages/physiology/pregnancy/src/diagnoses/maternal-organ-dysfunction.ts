import { checkInRange } from "@quickening/core";
import { amountOf, factOf, type JudgedFinding, judge } from "./finding.ts";

/** Signs that a clinician finds, or not; undefined or null: nobody wrote down which. */
export interface ClinicalSigns {
	readonly eclampsia?: boolean | null;
	readonly alteredMentalStatus?: boolean | null;
	readonly blindness?: boolean | null;
	readonly stroke?: boolean | null;
	readonly clonus?: boolean | null;
	readonly severeHeadache?: boolean | null;
	readonly persistentVisualScotomata?: boolean | null;
	readonly pulmonaryOedema?: boolean | null;
	readonly disseminatedIntravascularCoagulation?: boolean | null;
	readonly haemolysis?: boolean | null;
}

/** Values from the laboratory; NaN, null or left out: not measured. */
export interface LaboratoryValues {
	/** 10^9/L, which is per nanolitre. */
	readonly plateletsPerNl?: number | null;
	/** umol/L. */
	readonly creatinineUmolL?: number | null;
	/** U/L. */
	readonly altUL?: number | null;
	/** U/L. */
	readonly astUL?: number | null;
}

/** What is known of the mother's organs. */
export interface MaternalFindings extends ClinicalSigns, LaboratoryValues {}

/** Thresholds of organ dysfunction in the laboratory. */
export const organThresholds = { plateletsPerNl: 150, creatinineUmolL: 90, transaminaseUL: 40 } as const;

const signs = {
	eclampsia: "eclampsia",
	alteredMentalStatus: "altered mental status",
	blindness: "blindness",
	stroke: "stroke",
	clonus: "clonus",
	severeHeadache: "severe headache",
	persistentVisualScotomata: "persistent visual scotomata",
	pulmonaryOedema: "pulmonary oedema",
	disseminatedIntravascularCoagulation: "disseminated intravascular coagulation",
	haemolysis: "haemolysis",
} as const satisfies Record<keyof ClinicalSigns, string>;

/** What a sign that nobody wrote down is taken for. */
export type UnrecordedSigns = "unknown" | "absent";

/**
 * Maternal organ dysfunction by ISSHP 2021: neurological signs, pulmonary oedema, platelets below 150 x 10^9/L, disseminated
 * intravascular coagulation or haemolysis, creatinine of at least 90 umol/L, ALT or AST above 40 U/L.
 *
 * @param findings - Of one time. What is not known is left out.
 * @param options.unrecordedSigns - "unknown" (default): a sign that nobody wrote down leaves "no" open. "absent": for records
 *   that name signs only when they are there; laboratory values stay unknown all the same.
 * @throws InvalidInputError when a laboratory value cannot be in its unit (platelets per microlitre, creatinine in mg/dL).
 *
 * Source: Magee et al. 2022, doi:10.1016/j.preghy.2021.09.008; thresholds as printed at
 * birmingham.ac.uk/research/bctu/trials/womens/cape and in table 1 of medigraphic.com cardiovascuar/cms-2022/S3/cmss223k-T1
 * (which rounds 90 umol/L to 1 mg/dL).
 * @example
 * maternalOrganDysfunction({ plateletsPerNl: 128 }).finding; // "yes"
 */
export function maternalOrganDysfunction(
	findings: MaternalFindings,
	{ unrecordedSigns = "unknown" }: { readonly unrecordedSigns?: UnrecordedSigns } = {},
): JudgedFinding {
	const where = "maternalOrganDysfunction";
	const { plateletsPerNl, creatinineUmolL, altUL, astUL } = findings;
	const present: string[] = [];
	const missing: string[] = [];
	const lab = (
		name: string,
		given: number | null | undefined,
		[low, high]: readonly [number, number],
		isBeyond: (value: number) => boolean,
		unit: string,
	) => {
		const value = amountOf(where, name, given);
		if (Number.isNaN(value)) return missing.push(name);
		checkInRange(where, name, value, low, high);
		return isBeyond(value) && present.push(`${name} ${value} ${unit}`);
	};
	lab("plateletsPerNl", plateletsPerNl, [1, 2000], (value) => value < organThresholds.plateletsPerNl, "x 10^9/L");
	lab("creatinineUmolL", creatinineUmolL, [10, 2000], (value) => value >= organThresholds.creatinineUmolL, "umol/L");
	const above = (value: number) => value > organThresholds.transaminaseUL;
	lab("altUL", altUL, [1, 20_000], above, "U/L");
	lab("astUL", astUL, [1, 20_000], above, "U/L");
	// One transaminase is enough to say "no" of the liver.
	const transaminases = ["altUL", "astUL"];
	const lacks = missing.filter((name) => transaminases.includes(name));
	const open = lacks.length === 2 ? missing : missing.filter((name) => !transaminases.includes(name));
	for (const [name, words] of Object.entries(signs)) {
		const value = factOf(where, name, findings[name as keyof ClinicalSigns]);
		if (value === true) present.push(words);
		else if (value === undefined && unrecordedSigns === "unknown") open.push(name);
	}
	return judge(present, open);
}
