import { checkInRange, checkName, InvalidInputError } from "@quickening/core";
import {
	type PublishedPoint,
	type VitalReferenceName,
	type VitalSign,
	type VitalSignReference,
	vitalSignReferences,
} from "./vital-sign-references.ts";

/** Median, third and 97th centile of a sign at a gestational day; NaN where the reference says nothing. */
export interface VitalSignCurve {
	readonly p3: number;
	readonly p50: number;
	readonly p97: number;
	/**
	 * "published" at a week whose values were printed; "interpolated" between such weeks; "extended" from a turn on, where
	 * nothing was printed up to 40+0; "outside" before 12+0 and after 40+0.
	 */
	readonly basis: "published" | "interpolated" | "extended" | "outside";
}

/** Days that the references cover: 12+0 to 40+0. */
export const vitalSignDays = [84, 280] as const;

/**
 * Median and 3rd and 97th centile of a vital sign in the clinic, by gestational day.
 *
 * **What is published and what is ours.** Published are the values at the points of {@link vitalSignReferences}. The curve
 * between them is ours: on either side of a week at which the median turns it is half a parabola that is flat there and passes
 * through the next printed point; between two points of which neither turns it is a straight line. The 3rd and 97th centile run
 * in the same way through their own printed values. Heart rate and temperature have no printed value after their turn at 34.1
 * and 33.4 weeks: up to 40+0 the parabola goes on, mirrored ("extended"). Printed values are whole mmHg, bpm and percent, and
 * tenths of a degree.
 *
 * @param sign - Sign with its unit in its name.
 * @param gestationalAgeDays - One value; NaN and days outside 12+0 to 40+0 give NaN with basis "outside".
 * @throws InvalidInputError when sign or reference is not known, or the reference lacks the sign.
 *
 * Source: {@link vitalSignReferences}.
 * @example
 * vitalSignCurve("heartRateBpm", 84).p50; // 82, printed for 12 weeks
 */
export function vitalSignCurve(
	sign: VitalSign,
	gestationalAgeDays: number,
	{ reference = "green-2020" }: { readonly reference?: VitalReferenceName } = {},
): VitalSignCurve {
	const { points } = referenceOf("vitalSignCurve", sign, reference);
	if (!Number.isNaN(gestationalAgeDays))
		checkInRange("vitalSignCurve", "gestationalAgeDays", gestationalAgeDays, 0, 330);
	const [first, last] = vitalSignDays;
	if (!(gestationalAgeDays >= first && gestationalAgeDays <= last))
		return { p3: Number.NaN, p50: Number.NaN, p97: Number.NaN, basis: "outside" };
	const week = gestationalAgeDays / 7;
	const at = (of: (point: PublishedPoint) => number | undefined) => along(points, week, of);
	const end = points[points.length - 1].week;
	const isPrinted = points.some((point) => Math.round(point.week * 7) === Math.round(gestationalAgeDays));
	return {
		p3: at(({ p3 }) => p3),
		p50: at(({ p50 }) => p50),
		p97: at(({ p97 }) => p97),
		basis: isPrinted ? "published" : week <= end ? "interpolated" : "extended",
	};
}

/** A sign's reference, or an error that says which signs there are. */
export function referenceOf(where: string, sign: VitalSign, reference: VitalReferenceName): VitalSignReference {
	checkName(where, "reference", reference, vitalSignReferences);
	const signs = vitalSignReferences[reference];
	const found = Object.hasOwn(signs, sign) ? signs[sign] : undefined;
	if (found) return found;
	throw new InvalidInputError(
		`${where}: sign must be one of ${Object.keys(signs).join(", ")} in ${reference}; got ${JSON.stringify(sign) ?? String(sign)}`,
		{ code: "unknown-option", argument: "sign", received: sign },
	);
}

/** A centile at a week: printed values, halves of parabolas at a turn, straight lines elsewhere. */
function along(
	points: readonly PublishedPoint[],
	week: number,
	of: (point: PublishedPoint) => number | undefined,
): number {
	const next = points.findIndex((point) => point.week >= week);
	const [from, to] = next > 0 ? [points[next - 1], points[next]] : next === 0 ? points : points.slice(-2);
	const [a, b] = [of(from) ?? Number.NaN, of(to) ?? Number.NaN];
	const share = (week - from.week) / (to.week - from.week);
	if (from.turns) return a + (b - a) * share * share;
	if (to.turns) return b + (a - b) * (1 - share) ** 2;
	return a + (b - a) * share;
}
