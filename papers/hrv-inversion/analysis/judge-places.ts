import { type ClockProducts, clockProducts, turnPlace } from "@quickening/cohort";
import type { Cell, Design } from "./design.ts";
import type { StudyResult } from "./judge-study.ts";
import { rowsOf, studyOf } from "./study.ts";

/** Random effects with which the place is sought. */
export const placeModels = ["level", "trend"] as const;

/** Columns of a result, in order. */
export const placeColumns = placeModels.flatMap((model) => [
	...(["gestation", "birth"] as const).flatMap((clock) =>
		(["days", "low", "high"] as const).map((part) => `${model}.${clock}.${part}`),
	),
	`${model}.difference`,
]);

/** Seeks the turn of a broken line in births at term, on either clock, with the same number of places on both. */
export function judgePlaces(design: Design, cell: Cell, repetition: number): StudyResult {
	const people = studyOf(design, { cell, repetition, stratum: "term" }).map(rowsOf);
	const shapes = { ...design.shapes, knotDays: design.shapes.knotDays };
	const products = {
		gestation: clockProducts(people, "gestation", shapes),
		birth: clockProducts(people, "birth", shapes),
	};
	const found: Record<string, number> = {};
	for (const model of placeModels) {
		const random = model === "level" ? "level" : "levelAndTrend";
		const place = (clock: ClockProducts) => turnPlace(clock, random);
		const gestation = place(products.gestation);
		const birth = place(products.birth);
		for (const [clock, { days, low, high }] of Object.entries({ gestation, birth })) {
			found[`${model}.${clock}.days`] = days;
			found[`${model}.${clock}.low`] = low;
			found[`${model}.${clock}.high`] = high;
		}
		found[`${model}.difference`] = gestation.aic - birth.aic;
	}
	return found;
}
