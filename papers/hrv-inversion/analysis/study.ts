import type { ClockRows } from "@quickening/cohort";
import { type SyntheticNights, syntheticNights } from "@quickening/cohort/synthetic";
import { type Cell, type Design, nightDesignOf, type Stratum, seedOf, womenOf } from "./design.ts";

/** The women of a stratum of one repetition who wore it on any night. */
export function studyOf(
	design: Design,
	{ cell, repetition, stratum }: { cell: Omit<Cell, "part" | "repetitions">; repetition: number; stratum: Stratum },
): SyntheticNights[] {
	const nights = nightDesignOf(design, cell, stratum);
	const seed = seedOf(design, cell, repetition, stratum);
	return Array.from({ length: womenOf(design, cell)[stratum] }, (_, index) =>
		syntheticNights(nights, { seed, index }),
	).filter(({ lnRmssd }) => lnRmssd.length > 0);
}

/** What the models see of a woman. */
export function rowsOf({ gestationalAgeDays, daysToBirth, lnRmssd }: SyntheticNights): ClockRows {
	return { gestationalAgeDays, daysToBirth, values: lnRmssd };
}
