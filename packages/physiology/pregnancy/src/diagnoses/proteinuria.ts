import { checkInRange, checkName } from "@quickening/core";
import { amountOf, type JudgedFinding, judge } from "./finding.ts";

/** Result of a urine dipstick for protein. */
export type Dipstick = "negative" | "trace" | "1+" | "2+" | "3+" | "4+";

/** Tests of one urine for protein; NaN, null or left out: not done. */
export interface UrineTests {
	/** Protein over creatinine, mg/mmol. */
	readonly proteinCreatinineMgMmol?: number | null;
	/** Albumin over creatinine, mg/mmol. */
	readonly albuminCreatinineMgMmol?: number | null;
	/** Protein in the urine of 24 h, mg. */
	readonly protein24hMg?: number | null;
	readonly dipstick?: Dipstick | null;
}

/** Thresholds at which protein in urine counts. */
export const proteinuriaThresholds = {
	proteinCreatinineMgMmol: 30,
	albuminCreatinineMgMmol: 8,
	protein24hMg: 300,
} as const;

const dipsticks = ["negative", "trace", "1+", "2+", "3+", "4+"] as const;

/**
 * Proteinuria by the thresholds of ISSHP 2021: protein/creatinine of at least 30 mg/mmol, albumin/creatinine of at least 8
 * mg/mmol, at least 300 mg in 24 h, or a dipstick of at least 2+ where nothing was measured.
 *
 * A measured value goes before a dipstick. A dipstick of 1+ is not determinable without one, negative or trace is "no".
 *
 * @param tests - Of one urine, in mg/mmol: a ratio in mg/mg is 113 times smaller (0.3 mg/mg is 34 mg/mmol), and cannot be told
 *   from a low one in mg/mmol.
 * @returns Not determinable, with what to measure, when nothing was done.
 * @throws InvalidInputError when a value is negative or cannot be in its unit, or the dipstick has no such result.
 *
 * Source: Magee et al. 2022, doi:10.1016/j.preghy.2021.09.008; its thresholds as printed in table 1 of medigraphic.com
 * cardiovascuar/cms-2022/S3/cmss223k-T1.
 * @example
 * proteinuria({ proteinCreatinineMgMmol: 42, dipstick: "1+" }).finding; // "yes"
 */
export function proteinuria(tests: UrineTests): JudgedFinding {
	const where = "proteinuria";
	const pcr = amountOf(where, "proteinCreatinineMgMmol", tests.proteinCreatinineMgMmol);
	const acr = amountOf(where, "albuminCreatinineMgMmol", tests.albuminCreatinineMgMmol);
	const day = amountOf(where, "protein24hMg", tests.protein24hMg);
	const dipstick = tests.dipstick ?? undefined;
	if (dipstick !== undefined) checkName(where, "dipstick", dipstick, dipsticks);
	if (isKnown(pcr)) checkInRange(where, "proteinCreatinineMgMmol", pcr, 0, 3000);
	if (isKnown(acr)) checkInRange(where, "albuminCreatinineMgMmol", acr, 0, 3000);
	if (isKnown(day)) checkInRange(where, "protein24hMg", day, 0, 50_000);
	const present = [
		...(isKnown(pcr) && pcr >= proteinuriaThresholds.proteinCreatinineMgMmol
			? [`protein/creatinine ${pcr} mg/mmol`]
			: []),
		...(isKnown(acr) && acr >= proteinuriaThresholds.albuminCreatinineMgMmol
			? [`albumin/creatinine ${acr} mg/mmol`]
			: []),
		...(isKnown(day) && day >= proteinuriaThresholds.protein24hMg ? [`${day} mg protein in 24 h`] : []),
	];
	if (isKnown(pcr) || isKnown(acr) || isKnown(day)) return judge(present, []);
	const toMeasure = ["proteinCreatinineMgMmol or albuminCreatinineMgMmol"];
	if (dipstick === undefined) return judge([], ["a test of urine for protein"]);
	if (dipsticks.indexOf(dipstick) >= 3) return judge([`dipstick ${dipstick}, nothing measured`], []);
	return judge([], dipstick === "1+" ? toMeasure : []);
}

function isKnown(value: number): boolean {
	return !Number.isNaN(value);
}
