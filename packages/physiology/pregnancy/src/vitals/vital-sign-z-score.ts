import { checkInRange, InvalidInputError, type Warning } from "@quickening/core";
import { normalCdf, normalQuantile } from "@quickening/stats";
import { referenceOf, type VitalSignCurve, vitalSignCurve } from "./vital-sign-curve.ts";
import type { VitalReferenceName, VitalSign } from "./vital-sign-references.ts";

/** Where and how a reading was taken. */
export type ReadingContext = "office" | "home" | "ambulatory" | "asleep";

/** Options of {@link vitalSignZScore}; the context has no default, since readings of two contexts are two quantities. */
export interface VitalSignOptions {
	readonly context: ReadingContext;
	readonly reference?: VitalReferenceName;
}

/** A reading beside its reference. */
export interface VitalSignZScore {
	/** NaN where there is no reference for the day. */
	readonly z: number;
	/** 0 to 100; NaN where there is no reference for the day. */
	readonly centile: number;
	readonly curve: VitalSignCurve;
	readonly warnings: readonly Warning[];
}

/**
 * Centile and z-score of a vital sign taken in the clinic, for its gestational day.
 *
 * The distribution between and beyond the three known centiles is ours: two halves of a normal distribution that meet at the
 * median, the lower one with the 3rd centile at -1.881 standard deviations, the upper one with the 97th at 1.881. Since the
 * printed centiles are rounded, z is uncertain by some 0.05 (pressure, heart rate), 0.1 (temperature) or 1 (SpO2).
 *
 * Readings at home lie about 10 mmHg lower in the same women (Vestgaard 2019), and a watch or a sleeping woman gives other heart
 * rates: such readings are refused, never shifted.
 *
 * @param sign - Sign with its unit in its name.
 * @param reading - gestationalAgeDays, and the value in the unit of the sign; NaN gives NaN.
 * @returns z NaN with a warning before 12+0 and after 40+0.
 * @throws InvalidInputError when the context is not "office", the value cannot be a reading (a unit mixed up), or the reference
 *   has no spread ("intergrowth-2021").
 *
 * Source: {@link vitalSignReferences}; Vestgaard et al. 2019, doi:10.1097/MBP.0000000000000386.
 * @example
 * vitalSignZScore("systolicMmHg", { gestationalAgeDays: 280, value: 144 }, { context: "office" }).centile; // 97
 */
export function vitalSignZScore(
	sign: VitalSign,
	{ gestationalAgeDays, value }: { readonly gestationalAgeDays: number; readonly value: number },
	{ context, reference = "green-2020" }: VitalSignOptions,
): VitalSignZScore {
	const where = "vitalSignZScore";
	const { plausible } = referenceOf(where, sign, reference);
	if (context !== "office")
		throw new InvalidInputError(
			`${where}: context must be "office", where the reference was measured; got ${JSON.stringify(context) ?? String(context)}. Home readings lie about 10 mmHg lower in the same women: compare them with home readings.`,
			{ code: "wrong-context", argument: "context", received: context },
		);
	if (!Number.isNaN(value)) checkInRange(where, `value of ${sign}`, value, ...plausible);
	const curve = vitalSignCurve(sign, gestationalAgeDays, { reference });
	const warnings: Warning[] = [];
	if (curve.basis === "outside")
		warnings.push({
			code: "outside-reference",
			message: `The reference covers 12+0 to 40+0; day ${gestationalAgeDays} has none.`,
		});
	else if (Number.isNaN(curve.p3))
		throw new InvalidInputError(
			`${where}: reference must have centiles; got "${reference}", of which only medians were read. Use "green-2020", or vitalSignCurve for the median.`,
			{ code: "no-spread", argument: "reference", received: reference },
		);
	if (curve.basis === "extended")
		warnings.push({
			code: "extended-reference",
			message: "No value of this sign was printed after its turn: the curve up to 40+0 is ours.",
		});
	const spread = value < curve.p50 ? curve.p50 - curve.p3 : curve.p97 - curve.p50;
	const z = ((value - curve.p50) / spread) * normalQuantile(0.97);
	return { z, centile: 100 * normalCdf(z), curve, warnings };
}

/**
 * Value of a vital sign in the clinic at a centile and gestational day; see {@link vitalSignZScore} for what is ours.
 *
 * @param centile - Above 0 and below 100.
 * @returns In the unit of the sign; NaN outside 12+0 to 40+0; never above 100 for SpO2.
 * @example
 * vitalSignAtCentile("systolicMmHg", 280, 97); // 144
 */
export function vitalSignAtCentile(sign: VitalSign, gestationalAgeDays: number, centile: number): number {
	checkInRange("vitalSignAtCentile", "centile", centile, 0.001, 99.999);
	const { p3, p50, p97 } = vitalSignCurve(sign, gestationalAgeDays);
	const z = normalQuantile(centile / 100) / normalQuantile(0.97);
	const value = p50 + z * (z < 0 ? p50 - p3 : p97 - p50);
	return sign === "spo2Percent" ? Math.min(100, value) : value;
}
