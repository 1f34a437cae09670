import type { StageContext } from "@quickening/paper";
import { mean } from "@quickening/stats";
import { meanWithInterval } from "./mean-with-interval.ts";
import { readCohort, rowsByClock } from "./read-cohort.ts";
import { weekMeans } from "./week-means.ts";

/** The quantity by week, with its name and unit: what results/weeks/weeks.json holds. */
export interface QuantityWeeks {
	readonly quantity: string;
	readonly unit: string;
	readonly women: number;
	readonly weeks: ReturnType<typeof weekMeans>;
}

/** The stage: one quantity of the table of days, by gestational week and by week before birth. */
export default async function weeks(stage: StageContext): Promise<void> {
	const { cohort } = await readCohort(stage);
	const quantity = stage.param<string>("quantity");
	const { people, nDaysUsed } = rowsByClock(cohort, { column: quantity, log: false });
	const unit = cohort.day!.unit(quantity as "rmssdMs");
	stage.writeJson("weeks", [
		{ quantity, unit, women: people.length, weeks: weekMeans(people) },
	] satisfies QuantityWeeks[]);
	const own = people.map(({ values }) => mean(Array.from(values)));
	const { n, mean: centre, low, high } = meanWithInterval(own);
	stage.value("weeks.mean", {
		value: centre,
		unit: unit === "1" ? "" : unit,
		digits: 1,
		n,
		units: "pregnancies",
		interval: { low, high, levelPercent: 95, method: "t interval over pregnancies" },
		method: `Mean over pregnancies of each one's mean of ${quantity}`,
	});
	stage.value("weeks.days", {
		value: nDaysUsed,
		unit: "",
		digits: 0,
		n,
		units: "pregnancies",
		method: `Days of pregnancy with a value of ${quantity}`,
	});
}
