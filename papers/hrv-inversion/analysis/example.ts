import type { TurnClock } from "@quickening/cohort/synthetic";
import type { StageContext } from "@quickening/paper";
import { type Design, nightDesignOf, readDesign } from "./design.ts";

/** Mean ln RMSSD of women who give birth in one week, under one truth. */
export interface CurvePoint {
	readonly clock: TurnClock;
	/** Completed weeks at birth. */
	readonly birthWeeks: number;
	readonly gestationWeeks: number;
	readonly rmssdMs: number;
}

const birthWeeks = [34, 37, 39, 41];

/** What either truth looks like: the mean curve of women by the week in which they give birth, without any noise. */
export default function example(stage: StageContext): void {
	const design = readDesign(stage);
	const points = (["gestation", "birth"] as const).flatMap((clock) =>
		birthWeeks.flatMap((weeks) => curveOf(design, clock, weeks)),
	);
	stage.writeJson("curves", points);
}

function curveOf(design: Design, clock: "gestation" | "birth", weeks: number): CurvePoint[] {
	const { fallPerDay, risePerDay, meanLnRmssd } = nightDesignOf(
		design,
		{ clock, slopes: "erickson", world: "reference" },
		"term",
	);
	const turn = clock === "birth" ? 7 * weeks - design.turn.daysToBirth : design.turn.gestationalAgeDays;
	const points: CurvePoint[] = [];
	for (let day = 98; day <= 7 * weeks; day += 7) {
		const ln = meanLnRmssd - fallPerDay * Math.min(day, turn) + risePerDay * Math.max(0, day - turn);
		points.push({ clock, birthWeeks: weeks, gestationWeeks: day / 7, rmssdMs: Math.exp(ln) });
	}
	return points;
}
