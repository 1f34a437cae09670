import type { StageContext, Value } from "@quickening/paper";
import { type Cell, type Design, nameOf } from "./design.ts";
import type { DecisionRow, DifferenceRow, PlaceRow, PublishedRow } from "./performance-rows.ts";
import { published, publishedDifference, publishedSignal } from "./published.ts";
import type { ResultsByCell } from "./results-of.ts";
import type { Share } from "./shares.ts";

const studies = "simulated studies";

function percent(share: Share, method: string): Value {
	return {
		value: 100 * share.estimate,
		unit: "%",
		digits: 0,
		n: share.n,
		units: studies,
		interval: { low: 100 * share.low, high: 100 * share.high, levelPercent: 95, method: "Wilson (Monte Carlo error)" },
		method,
	};
}

const rulesInWords = {
	lower: "the lower AIC, random levels",
	ten: "an AIC lower by more than 10, random levels",
	tenWithTrend: "an AIC lower by more than 10, random levels and trends",
	vuong: "Vuong's test over women at 5 %, random levels and trends",
} as const;

/** Records what the paper quotes. */
export function recordValues(
	stage: StageContext,
	{
		design,
		cells,
		results,
		decisions,
		differences,
		compared,
		placed,
	}: {
		design: Design;
		cells: readonly Cell[];
		results: ResultsByCell;
		decisions: readonly DecisionRow[];
		differences: readonly DifferenceRow[];
		compared: readonly PublishedRow[];
		placed: readonly PlaceRow[];
	},
): void {
	const count = (id: string, value: number, method: string) =>
		stage.value(id, { value, unit: "", digits: 0, n: value, method });
	count("count.cells", cells.length, "Cells of the design: a truth in a world, seen by a study of some size");
	count(
		"count.studies",
		cells.reduce((sum, { repetitions }) => sum + repetitions, 0),
		"Simulated studies in which the clocks are compared",
	);
	count("count.worlds", Object.keys(design.worlds).length, "Other worlds");
	count("count.main", design.repetitions.main, "Repetitions of a cell of the main part");
	count("count.world", design.repetitions.worlds, "Repetitions of another world");
	count("count.place", design.repetitions.place, "Repetitions in which the place of the turn is sought");

	for (const { part, group, rule, birth, gestation, ...cell } of decisions) {
		const isQuoted =
			part === "main" ||
			(group === "term" && (rule === "ten" || rule === "vuong")) ||
			(group === "all" && rule === "vuong");
		if (!isQuoted) continue;
		const id = `${group}.${rule}.${nameOf(cell)}`;
		const how = `${rulesInWords[rule]}; ${group === "all" ? "all births" : `births ${group === "term" ? "at term" : "before 37 weeks"}`}`;
		stage.value(`birth.${id}`, percent(birth, `Studies that decide for the days to birth by ${how}`));
		stage.value(`gestation.${id}`, percent(gestation, `Studies that decide for gestational age by ${how}`));
	}
	for (const { clock, slopes, group, model, n, q5, median, q95 } of differences) {
		stage.value(`difference.${group}.${model}.${slopes}.${clock}`, {
			value: median,
			unit: "",
			digits: 0,
			n,
			units: studies,
			interval: {
				low: q5,
				high: q95,
				levelPercent: 90,
				method: "5th and 95th percentile over studies",
				label: "90% range",
			},
			method: `AIC by gestation less AIC by birth, median over studies; ${model === "fixed" ? "least squares within women, turn where published" : `random ${model === "level" ? "levels" : "levels and trends"}`}`,
		});
	}
	for (const row of compared) {
		const id = `${row.slopes}.${row.clock}`;
		const term = publishedDifference("term");
		stage.value(
			`published.atLeast.${id}`,
			percent(row.termAtLeast, `Studies whose difference at term is ${term} or more`),
		);
		stage.value(
			`published.atMost.${id}`,
			percent(row.termAtMost, `Studies whose difference at term is ${term} or less`),
		);
		stage.value(
			`published.near.${id}`,
			percent(row.termNear, `Studies whose difference at term is within 5 of ${term}`),
		);
		stage.value(
			`published.preterm.${id}`,
			percent(
				row.pretermAtLeast,
				`Studies whose difference in preterm births is ${publishedDifference("preterm")} or more`,
			),
		);
		stage.value(
			`published.both.${id}`,
			percent(row.bothAtLeast, "Studies in which both differences are as published or more"),
		);
		stage.value(
			`published.nearPreterm.${id}`,
			percent(
				row.pretermNear,
				`Studies whose difference in preterm births is within 5 of ${publishedDifference("preterm")}`,
			),
		);
		if (row.support !== null) {
			stage.value(`published.support.${id}`, {
				value: row.support.ratio,
				unit: "",
				digits: 2,
				n: row.termNear.n,
				units: studies,
				interval: {
					low: row.support.low,
					high: row.support.high,
					levelPercent: 95,
					method: "Normal on the logarithm (Monte Carlo error)",
				},
				method:
					"Chance of both differences within 5 of those published, over the chance under a turn by birth with the same slopes",
			});
		}
		stage.value(`signal.${id}`, {
			value: row.signal,
			unit: "",
			digits: 3,
			n: row.termNear.n,
			units: studies,
			method: "Variance of the curve by birth over the residual one, births at term, random levels, median",
		});
	}
	for (const stratum of ["term", "preterm"] as const) {
		const { aic, relativeLikelihood } = published[stratum];
		const n = design.study.women;
		const method = "From the AIC that the published abstract gives";
		stage.value(`published.difference.${stratum}`, {
			value: publishedDifference(stratum),
			unit: "",
			digits: 1,
			n,
			units: "women in the published study",
			method: `AIC by gestation (${aic.gestation}) less AIC by birth (${aic.birth})`,
		});
		stage.value(`published.relativeLikelihood.${stratum}`, {
			value: Math.exp(publishedDifference(stratum) / 2),
			unit: "",
			digits: 1,
			n,
			units: "women in the published study",
			interval: {
				low: Math.exp((publishedDifference(stratum) - 0.1) / 2),
				high: Math.exp((publishedDifference(stratum) + 0.1) / 2),
				levelPercent: 100,
				method: "What rounding of both AIC to one decimal leaves open",
				label: "by rounding",
			},
			method: `${method}: exp(difference / 2)`,
		});
		stage.value(`published.impliedDifference.${stratum}`, {
			value: 2 * Math.log(relativeLikelihood),
			unit: "",
			digits: 2,
			n,
			units: "women in the published study",
			method: `2 ln(${relativeLikelihood}), the difference of AIC that the published relative likelihood stands for`,
		});
		stage.value(`published.signal.${stratum}`, {
			value: publishedSignal(stratum),
			unit: "",
			digits: 3,
			n,
			units: "women in the published study",
			method: "Marginal R2 over 1 less conditional R2, by birth: variance of the curve over the residual one",
		});
	}
	for (const row of placed) {
		const id = `${row.slopes}.${row.clock}.${row.model}.${row.on}`;
		stage.value(`place.days.${id}`, {
			value: row.median,
			unit: "days",
			digits: 0,
			n: row.n,
			units: studies,
			interval: {
				low: row.q5,
				high: row.q95,
				levelPercent: 90,
				method: "5th and 95th percentile over studies",
				label: "90% range",
			},
			method: `Place of the turn on the clock of ${row.on}, median over studies`,
		});
		if (!row.isTrueClock) continue;
		stage.value(`place.bias.${id}`, {
			value: row.bias,
			unit: "days",
			digits: 1,
			n: row.n,
			units: studies,
			interval: {
				low: row.bias - 1.96 * row.biasMcse,
				high: row.bias + 1.96 * row.biasMcse,
				levelPercent: 95,
				method: "Normal (Monte Carlo error)",
			},
			method: "Place found less true place, mean over studies",
		});
		stage.value(
			`place.coverage.${id}`,
			percent(row.coverage, "Studies whose 95 % limits by profile likelihood hold the true place"),
		);
	}
	const nights = results.get(
		nameOf({ clock: "birth", slopes: "erickson", women: design.study.women, world: "reference" }),
	)?.["term.nights"] as Float64Array;
	const women = design.study.women - design.study.preterm;
	stage.value("nights.perWoman", {
		value: nights.reduce((sum, n) => sum + n, 0) / nights.length / women,
		unit: "nights",
		digits: 0,
		n: nights.length,
		units: studies,
		method: "Nights with a measurement of a woman who gives birth at term, mean",
	});
}
