import {
	checkName,
	checkPositive,
	checkSameLength,
	InvalidInputError,
	type Samples,
	type Warning,
} from "@quickening/core";
import { checkCounts } from "../wear/check-counts.ts";
import {
	type CutPoints,
	type CutPointsName,
	type IntensityLevel,
	type IntensityMetric,
	cutPoints as table,
	type WearSite,
} from "./cut-points.ts";

export interface IntensityOptions {
	/** What the values are. */
	readonly metric: IntensityMetric;
	/** Where the device was worn. */
	readonly site: WearSite;
	readonly epochSeconds: number;
	/** Age of the wearer, for a warning where the cut points were made in others. */
	readonly ageYears?: number;
	/** Whether the wearer was pregnant, for a warning: no cut points were calibrated in pregnancy. */
	readonly pregnant?: boolean;
	/** Per epoch: 1 worn, 0 not, as of {@link choiWear}; default all worn. */
	readonly wear?: Samples;
	/** What to do when metric, site or epoch are not those of the cut points: "refuse" (default) or "warn". */
	readonly mismatch?: "refuse" | "warn";
}

export interface IntensityMinutes {
	/** Minutes at each level; NaN for a level that these cut points do not tell from its neighbour. */
	readonly sedentaryMinutes: number;
	readonly lightMinutes: number;
	readonly moderateMinutes: number;
	readonly vigorousMinutes: number;
	readonly veryVigorousMinutes: number;
	/** Everything from moderate upwards; NaN when moderate was not calibrated. */
	readonly moderateToVigorousMinutes: number;
	readonly wornMinutes: number;
	readonly notWornMinutes: number;
	readonly missingMinutes: number;
	/**
	 * Per epoch: 0 sedentary (or below the lowest cut), 1 light, 2 moderate, 3 vigorous, 4 very vigorous; NaN not worn or
	 * missing.
	 */
	readonly levels: Float64Array;
	readonly cutPoints: CutPoints;
	readonly warnings: readonly Warning[];
}

const order: readonly IntensityLevel[] = ["light", "moderate", "vigorous", "veryVigorous"];

/**
 * Minutes at each intensity by published cut points, which are applied to nothing but what they were made for: another metric,
 * wear site or epoch is refused, or warned about where that is asked for.
 *
 * @param values - Per epoch in the metric's unit, of {@link activityCounts} or a mean acceleration in mg; NaN where missing.
 * @param options.cutPoints - A name of {@link cutPoints} or a set of one's own.
 * @throws InvalidInputError when the cut points do not fit and `mismatch` is "refuse", a value is negative, infinite or no mg,
 *   or a state of wear is none.
 *
 * Source: that of the cut points (their `doi`).
 * @example
 * intensityMinutes([0, 2500], { cutPoints: "troiano2008", metric: "axis1Counts", site: "hip", epochSeconds: 60
 * }).moderateMinutes; // 1
 */
export function intensityMinutes(
	values: Samples,
	{
		cutPoints,
		metric,
		site,
		epochSeconds,
		ageYears,
		pregnant = false,
		wear,
		mismatch = "refuse",
	}: IntensityOptions & { readonly cutPoints: CutPointsName | CutPoints },
): IntensityMinutes {
	const set: CutPoints = typeof cutPoints === "string" ? table[cutPoints] : cutPoints;
	if (!set) {
		throw new InvalidInputError(
			`intensityMinutes: cutPoints must be one of ${Object.keys(table).join(", ")}; got ${String(cutPoints)}`,
			{ code: "unknown-cut-points", argument: "cutPoints", received: cutPoints },
		);
	}
	checkPositive("intensityMinutes", "epochSeconds", epochSeconds);
	if (wear) {
		checkSameLength("intensityMinutes", { argument: "values", values }, { argument: "wear", values: wear });
	}
	checkName("intensityMinutes", "mismatch", mismatch, ["refuse", "warn"]);
	checkCounts("intensityMinutes", values, { argument: "values", unit: "epoch" });
	checkWear(wear);
	const warnings = fit(set, { metric, site, epochSeconds, mismatch });
	warnings.push(...doubts(set, ageYears, pregnant), ...unitDoubts(values, metric));
	const bounds = order.map((level) => set.levels[level] ?? Number.NaN);
	const minutes = [0, 0, 0, 0, 0];
	const levels = new Float64Array(values.length);
	let notWorn = 0;
	let missing = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		if (Number.isNaN(value) || Number.isNaN(wear?.[i] ?? 1)) {
			missing++;
			levels[i] = Number.NaN;
		} else if (wear?.[i] === 0) {
			notWorn++;
			levels[i] = Number.NaN;
		} else {
			levels[i] = bounds.findLastIndex((bound) => value >= bound) + 1;
			minutes[levels[i]!]!++;
		}
	}
	const perEpoch = epochSeconds / 60;
	if (minutes.every((n) => n === 0)) {
		const message = "No epoch is known and worn, so minutes of 0 say nothing of the wearer.";
		warnings.push({ code: "nothing-worn", message });
	}
	// A level is known when its own bound and the next one's are; the highest calibrated level has no upper bound.
	const highest = bounds.findLastIndex((bound) => !Number.isNaN(bound));
	const at = (level: number) => {
		const lower = level === 0 || !Number.isNaN(bounds[level - 1]);
		const upper = level > highest || !Number.isNaN(bounds[level]);
		return lower && upper ? minutes[level]! * perEpoch : Number.NaN;
	};
	return {
		sedentaryMinutes: at(0),
		lightMinutes: at(1),
		moderateMinutes: at(2),
		vigorousMinutes: at(3),
		veryVigorousMinutes: at(4),
		moderateToVigorousMinutes: Number.isNaN(bounds[1])
			? Number.NaN
			: (minutes[2]! + minutes[3]! + minutes[4]!) * perEpoch,
		wornMinutes: minutes.reduce((sum, n) => sum + n, 0) * perEpoch,
		notWornMinutes: notWorn * perEpoch,
		missingMinutes: missing * perEpoch,
		levels,
		cutPoints: set,
		warnings,
	};
}

function fit(
	set: CutPoints,
	given: Pick<IntensityOptions, "metric" | "site" | "epochSeconds" | "mismatch">,
): Warning[] {
	const warnings: Warning[] = [];
	const compare = (
		argument: "metric" | "site" | "epochSeconds",
		made: string | number,
		same: boolean,
		advice: string,
	) => {
		if (same) return;
		const what = `${argument} must be ${made}, for which "${set.name}" was made; got ${given[argument]}. ${advice}`;
		if (given.mismatch !== "warn") {
			throw new InvalidInputError(`intensityMinutes: ${what}`, {
				code: "cut-points-do-not-fit",
				argument,
				received: given[argument],
			});
		}
		warnings.push({ code: "cut-points-do-not-fit", message: what });
	};
	compare("metric", set.metric, given.metric === set.metric, "Take cut points of that metric");
	const wrists = set.site === "wrist" && given.site.endsWith("Wrist");
	compare("site", set.site, given.site === set.site || wrists, 'Take cut points of that site, or say mismatch: "warn"');
	compare(
		"epochSeconds",
		set.epochSeconds ?? given.epochSeconds,
		(set.epochSeconds ?? given.epochSeconds) === given.epochSeconds,
		"Counts do not scale with the epoch: sum shorter epochs with sumEpochs",
	);
	return warnings;
}

function checkWear(wear: Samples | undefined): void {
	const strange = Array.from(wear ?? []).findIndex((state) => state !== 0 && state !== 1 && !Number.isNaN(state));
	if (strange < 0) return;
	throw new InvalidInputError(
		`intensityMinutes: wear must be 1 (worn), 0 (not) or NaN (not known); got ${wear?.[strange]} in epoch ${strange}. Codes of nonwearBySpread are the other way round`,
		{ code: "not-a-state", argument: "wear", received: wear?.[strange] },
	);
}

/** A day of acceleration in g, taken for mg, is all sedentary. */
function unitDoubts(values: Samples, metric: IntensityMetric): Warning[] {
	if (!metric.endsWith("Mg")) return [];
	let largest = 0;
	for (const value of values) if (value > largest) largest = value;
	if (largest > 16_000) {
		throw new InvalidInputError(
			`intensityMinutes: values must be ${metric} up to 16000 mg, which is more than devices measure; got ${largest}`,
			{ code: "out-of-range", argument: "values", received: largest },
		);
	}
	if (largest === 0 || largest >= 10) return [];
	return [
		{
			code: "looks-like-g",
			message: `The largest value is ${largest} mg, less than a device's noise. If the values are in g, multiply them by 1000.`,
		},
	];
}

function doubts(set: CutPoints, ageYears: number | undefined, pregnant: boolean): Warning[] {
	const warnings: Warning[] = [];
	const [youngest, oldest] = set.ageYears;
	if (ageYears !== undefined && (ageYears < youngest || ageYears > oldest)) {
		const infant = ageYears < 1.25 ? " No cut points are validated below 15 months." : "";
		warnings.push({
			code: "outside-age",
			message: `"${set.name}" is for ${youngest} to ${oldest} years; the wearer is ${ageYears}.${infant}`,
		});
	}
	if (pregnant) {
		const by = set.pregnancy.borrowedBy;
		warnings.push({
			code: "not-validated-in-pregnancy",
			message: `"${set.name}" was not calibrated in pregnant women; it is borrowed${by.length > 0 ? `, as in ${by.map((doi) => `doi:${doi}`).join(", ")}` : ""}.`,
		});
	}
	return warnings;
}
