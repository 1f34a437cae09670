import type { StageContext } from "@quickening/paper";
import { cellsOf, readDesign } from "./design.ts";

/** A row of the plan: a letter of ADEMP and what stands under it. */
export interface PlanRow {
	readonly part: string;
	readonly item: string;
	readonly text: string;
}

/** The plan of the study by ADEMP, with the numbers of params.yaml. */
export default function ademp(stage: StageContext): void {
	const design = readDesign(stage);
	const { repetitions, study, sizes, worlds } = design;
	const cells = cellsOf(design);
	const allSizes = [...sizes.erickson, study.women].sort((a, b) => a - b).join(", ");
	const rows: PlanRow[] = [
		row(
			"Aims",
			"Question",
			"Can a study tell a turn by days to birth from one by gestational age, and could the published one?",
		),
		row("Data", "Truths", "turn by gestation; by birth; half of the rise by each; half of the women by each; no turn"),
		row("Data", "Slopes", "two published worlds, never averaged: a small and a large rise"),
		row("Data", "Women", `${allSizes}; ${study.preterm} in ${study.women} preterm`),
		row(
			"Data",
			"Worlds",
			`${Object.keys(worlds).length}: wear, dating, differences between women, inductions, more preterm births`,
		),
		row("Estimands", "Clock", "the true one; with a mixture or no turn there is none"),
		row("Estimands", "Place", `${design.turn.daysToBirth} days before birth, or day ${design.turn.gestationalAgeDays}`),
		row("Estimands", "Difference", "AIC by gestation less AIC by birth"),
		row(
			"Methods",
			"As published",
			"spline on either clock, random levels, maximum likelihood, same nights; the lower AIC, or lower by 10",
		),
		row("Methods", "With trends", "the same with each woman's own trend"),
		row("Methods", "Over women", "Vuong's test of women's differences in log-likelihood, at 5%"),
		row(
			"Methods",
			"Broken line",
			"one turn, its place searched over the same weeks on both clocks and counted as a parameter",
		),
		row("Methods", "Baseline", "least squares within women, turn fixed where published"),
		row(
			"Performance",
			"Measures",
			"shares of studies that decide for either clock; bias and coverage of the place; distribution of the difference",
		),
		row(
			"Performance",
			"Repetitions",
			`${repetitions.main} (${repetitions.worlds} in other worlds, ${repetitions.place} for the place): ${cells.length} cells`,
		),
		row(
			"Performance",
			"Monte Carlo error",
			`at most ${(100 * Math.sqrt(0.25 / repetitions.main)).toFixed(1)} points (${(100 * Math.sqrt(0.25 / repetitions.worlds)).toFixed(1)} in other worlds)`,
		),
	];
	stage.writeJson("plan", rows);
}

function row(part: string, item: string, text: string): PlanRow {
	return { part, item, text };
}
