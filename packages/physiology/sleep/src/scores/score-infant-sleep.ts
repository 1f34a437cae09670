import { InvalidInputError, type Samples } from "@quickening/core";
import { scoreColeKripke } from "./score-cole-kripke.ts";
import { scoreSadeh } from "./score-sadeh.ts";

/** Where a scoring was held against polysomnography or observation in children, and how it did there. */
export interface ChildValidation {
	readonly scoring: "sadeh" | "coleKripke";
	readonly fromAgeDays: number;
	readonly toAgeDays: number;
	readonly site: "shin" | "wrist" | "ankle" | "hip";
	readonly device: string;
	readonly setting: "nap" | "night";
	readonly found: string;
	readonly source: string;
}

/** The validations that {@link scoreInfantSleep} goes by. */
export const childValidations: readonly ChildValidation[] = (["sadeh", "coleKripke"] as const).map((scoring) => ({
	scoring,
	fromAgeDays: 70,
	toAgeDays: 160,
	site: "shin",
	device: "Actical",
	setting: "nap",
	found:
		"31 infants of 10 to 22 weeks, one nap with polysomnography: accuracy above 80 %, more sensitive than specific",
	source: "Galland BC et al. Sleep Med 2012;13:743-751, doi:10.1016/j.sleep.2012.01.018",
}));

export interface InfantSleepOptions {
	readonly scoring: "sadeh" | "coleKripke";
	/** Days since birth; of a child born early, since the due date. */
	readonly ageDays: number;
	readonly site: ChildValidation["site"];
	readonly device: string;
	readonly setting: ChildValidation["setting"];
}

/** Scores with where they were validated. */
export interface InfantSleep {
	/** By the minute: 1 asleep, 0 awake, NaN not known. */
	readonly scores: Float64Array;
	readonly validation: ChildValidation;
}

/**
 * Sleep of an infant from counts by the minute, where, and only where, somebody held the scoring against polysomnography.
 *
 * The formulas are used as printed for the wrist: the abstract of the validation names them and tells of no other cuts.
 * A formula for adults on the leg of a newborn gives numbers without meaning: another age, site, device or setting is refused.
 * Add a row to {@link childValidations} with its source to widen it.
 *
 * @param countsPerMinute - Counts by the minute; NaN marks a minute that is not known.
 * @param options - Scoring, age, site, device and whether nap or night: all are asked for.
 * @returns Scores by the minute, with the validation that stands behind them.
 * @throws InvalidInputError when no validation covers what is asked; the message names those there are.
 *
 * Source: Galland BC et al. Sleep Med 2012;13:743-751, doi:10.1016/j.sleep.2012.01.018.
 */
export function scoreInfantSleep(countsPerMinute: Samples, options: InfantSleepOptions): InfantSleep {
	const { scoring, ageDays, site, device, setting } = options;
	const validation = childValidations.find(
		(each) =>
			each.scoring === scoring &&
			ageDays >= each.fromAgeDays &&
			ageDays <= each.toAgeDays &&
			each.site === site &&
			each.device === device &&
			each.setting === setting,
	);
	if (!validation)
		throw new InvalidInputError(
			`scoreInfantSleep: scoring must have been validated at that age, site, device and setting; got ${scoring} at ${ageDays} days, ` +
				`${site}, ${device}, ${setting}. There are: ${childValidations
					.map(
						(each) =>
							`${each.scoring} at ${each.fromAgeDays} to ${each.toAgeDays} days, ${each.site}, ${each.device}, ${each.setting}`,
					)
					.join("; ")}.`,
			{
				code: "not-validated",
				argument: "options",
				received: `${scoring}, ${ageDays} days, ${site}, ${device}, ${setting}`,
			},
		);
	const scores =
		scoring === "sadeh"
			? scoreSadeh(countsPerMinute, { variant: "sadeh1994" })
			: scoreColeKripke(countsPerMinute, { variant: "meanPerMinute", rescoring: "none" });
	return { scores, validation };
}
