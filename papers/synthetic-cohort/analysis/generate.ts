import {
	curveCollector,
	type SourceComparison,
	sourceCollector,
	syntheticPregnancy,
} from "@quickening/cohort/synthetic";
import type { StageContext } from "@quickening/paper";
import { readDesign } from "./design.ts";
import { missingCollector } from "./missing.ts";
import { plantedCollector } from "./planted.ts";
import { recordValues } from "./record-values.ts";
import type { ComparisonRow } from "./rows.ts";

/** Makes the cohort, pregnancy by pregnancy, and keeps of it what the paper shows: no row of any woman. */
export default function generate(stage: StageContext): void {
	const design = readDesign(stage);
	const n = stage.param<number>("pregnancies");
	const points = sourceCollector();
	const curves = curveCollector();
	const missing = missingCollector();
	const planted = plantedCollector(design, stage.param("bootstrapRepeats"));
	const count = { days: 0, liveBirths: 0, infants: 0, early: 0, rows: 0, answers: 0, visits: 0 };
	for (let index = 0; index < n; index++) {
		const pregnancy = syntheticPregnancy(design, index);
		for (const collector of [points, curves, missing, planted]) collector.add(pregnancy);
		count.days += pregnancy.days.n;
		count.rows += pregnancy.observed.days.date.length;
		count.visits += pregnancy.observed.visits.length;
		count.answers += pregnancy.observed.questionnaires.length;
		count.infants += pregnancy.observed.infants.length;
		if (pregnancy.truth.ended === "live-birth") count.liveBirths++;
		else count.early++;
		if (index % 100 === 99) stage.progress((index + 1) / n, `${index + 1} pregnancies`);
	}
	const comparisons = points.compare();
	const plantedRows = planted.rows();
	const rows = comparisons.map(rowOf);
	stage.writeJson("comparisons", rows);
	stage.writeJson("overlay", { curves: curves.rows(), points: rows.filter(({ week }) => week !== null) });
	stage.writeJson("missing", missing.rows());
	stage.writeJson("planted", plantedRows);
	recordValues(stage, { n, count, comparisons, planted: plantedRows });
}

function rowOf({ point, generated, se, n, z }: SourceComparison): ComparisonRow {
	return {
		id: point.id,
		quantity: point.quantity,
		context: point.context,
		unit: point.unit,
		when: point.when,
		week: point.week ?? null,
		isAfterBirth: point.afterBirth ?? false,
		use: point.use,
		differs: point.differs ?? null,
		statistic: point.statistic,
		source: point.source,
		published: point.published,
		publishedSe: point.publishedSe,
		allowed: point.rounding,
		generated,
		se,
		n,
		z: Math.sign(generated - point.published) * z,
	};
}
