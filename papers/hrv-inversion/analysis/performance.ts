import type { StageContext } from "@quickening/paper";
import { mean, quantile, standardDeviation } from "@quickening/stats";
import { type Cell, cellsOf, type Design, nameOf, readDesign } from "./design.ts";
import { placeModels } from "./judge-places.ts";
import { type Group, groups } from "./judge-study.ts";
import type { DecisionRow, DifferenceRow, PlaceRow, PublishedRow, Rule } from "./performance-rows.ts";
import { rules } from "./performance-rows.ts";
import { publishedDifference } from "./published.ts";
import { recordValues } from "./record-values.ts";
import { type ResultsByCell, resultsOf } from "./results-of.ts";
import { type Share, shareOf } from "./shares.ts";

/** Half width of the band about the published difference in which a simulated one counts as near it, AIC points. */
export const nearPoints = 5;

/**
 * From repetitions to performance: how often each rule decides for which clock, and how often a truth gives what was published.
 */
export default function performance(stage: StageContext): void {
	const design = readDesign(stage);
	const results = resultsOf(stage.readText("clocks"));
	const places = resultsOf(stage.readText("places"));
	const cells = cellsOf(design);
	const decisions = cells.flatMap((cell) => decisionsOf(design, cell, columnsOf(results, cell)));
	const main = cells.filter(({ part }) => part === "main");
	const differences = main.flatMap((cell) => differencesOf(cell, columnsOf(results, cell)));
	const alone = main.map((cell) => publishedOf(cell, columnsOf(results, cell)));
	const compared = alone.map((row) => ({ ...row, support: supportOf(row, alone) }));
	const placed = main.flatMap((cell) =>
		places.has(nameOf(cell)) ? placesOf(design, cell, columnsOf(places, cell)) : [],
	);
	stage.writeJson(
		"decisions",
		decisions.filter(({ part }) => part === "main"),
	);
	stage.writeJson(
		"sizes",
		decisions.filter(
			({ part, women, world, clock }) =>
				part === "size" ||
				(part === "main" &&
					women === design.study.women &&
					world === "reference" &&
					(clock === "gestation" || clock === "birth" || clock === "neither")),
		),
	);
	stage.writeJson(
		"worlds",
		decisions.filter(
			({ part, clock, slopes }) =>
				part === "world" || (part === "main" && slopes === "erickson" && (clock === "gestation" || clock === "birth")),
		),
	);
	stage.writeJson("differences", differences);
	stage.writeJson("published", compared);
	stage.writeJson("places", placed);
	recordValues(stage, { design, cells, results, decisions, differences, compared, placed });
}

type Columns = Readonly<Record<string, Float64Array>>;

function columnsOf(results: ResultsByCell, cell: Cell): Columns {
	const found = results.get(nameOf(cell));
	if (found === undefined) throw new Error(`performance: no repetitions of ${nameOf(cell)}; run simulate anew`);
	return found;
}

const evidence: Readonly<Record<Rule, { readonly column: string; readonly bound: number }>> = {
	lower: { column: "level", bound: 0 },
	ten: { column: "level", bound: 10 },
	tenWithTrend: { column: "trend", bound: 10 },
	vuong: { column: "trendZ", bound: 1.959963984540054 },
};

function decisionsOf(design: Design, cell: Cell, columns: Columns): DecisionRow[] {
	const { part, clock, slopes, women, world } = cell;
	const label = design.worlds[world]?.label ?? "Reference";
	return groups.flatMap((group) =>
		rules.flatMap((rule) => {
			const { column, bound } = evidence[rule];
			const values = columns[`${group}.${column}`] as Float64Array;
			const birth = shareOf(values, (value) => value > bound);
			if (birth.n === 0) return [];
			const gestation = shareOf(values, (value) => value < -bound);
			const either = shareOf(values, (value) => Math.abs(value) > bound);
			return [{ part, clock, slopes, women, world, label, group, rule, birth, gestation, either }];
		}),
	);
}

function differencesOf({ clock, slopes }: Cell, columns: Columns): DifferenceRow[] {
	const row = (group: Group, model: DifferenceRow["model"]): DifferenceRow => {
		const values = known(columns[`${group}.${model}`] as Float64Array);
		const [q5, q25, median, q75, q95] = [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => quantile(values, p)) as [
			number,
			number,
			number,
			number,
			number,
		];
		return { clock, slopes, group, model, n: values.length, q5, q25, median, q75, q95 };
	};
	return [...groups.flatMap((group) => [row(group, "level"), row(group, "trend")]), row("term", "fixed")];
}

function publishedOf({ clock, slopes }: Cell, columns: Columns): Omit<PublishedRow, "support"> {
	const term = columns["term.level"] as Float64Array;
	const preterm = columns["preterm.level"] as Float64Array;
	const [atTerm, atPreterm] = [publishedDifference("term"), publishedDifference("preterm")];
	const near = (value: number, target: number) => Math.abs(value - target) <= nearPoints;
	const both = (holds: (i: number) => boolean): Share =>
		shareOf(
			term.map((_, i) => (holds(i) ? 1 : 0)),
			(one) => one === 1,
		);
	return {
		clock,
		slopes,
		termAtLeast: shareOf(term, (value) => value >= atTerm),
		termAtMost: shareOf(term, (value) => value <= atTerm),
		termNear: shareOf(term, (value) => near(value, atTerm)),
		pretermAtLeast: shareOf(preterm, (value) => value >= atPreterm),
		pretermNear: shareOf(preterm, (value) => near(value, atPreterm)),
		bothAtLeast: both((i) => term[i] >= atTerm && preterm[i] >= atPreterm),
		signal: quantile(known(columns["term.signal"] as Float64Array), 0.5),
	};
}

/**
 * How much likelier a truth makes what was published than a turn by birth does. Women at term and preterm ones are other women,
 * so that chances multiply; limits by the normal distribution of the logarithm. null where a chance is 0.
 */
function supportOf(
	row: Omit<PublishedRow, "support">,
	rows: readonly Omit<PublishedRow, "support">[],
): PublishedRow["support"] {
	const birth = rows.find(({ clock, slopes }) => clock === "birth" && slopes === row.slopes);
	if (birth === undefined || birth === row) return null;
	const shares = [row.termNear, row.pretermNear, birth.termNear, birth.pretermNear];
	if (shares.some(({ estimate }) => estimate === 0)) return null;
	const [a, b, c, d] = shares.map(({ estimate }) => estimate) as [number, number, number, number];
	const ratio = (a * b) / (c * d);
	const se = Math.sqrt(shares.reduce((sum, { estimate, n }) => sum + (1 - estimate) / (n * estimate), 0));
	const factor = Math.exp(1.959963984540054 * se);
	return { ratio, low: ratio / factor, high: ratio * factor };
}

function placesOf(design: Design, { clock, slopes }: Cell, columns: Columns): PlaceRow[] {
	return placeModels.flatMap((model) =>
		(["gestation", "birth"] as const).map((on): PlaceRow => {
			const part = (name: string) => columns[`${model}.${on}.${name}`] as Float64Array;
			const days = part("days");
			const low = part("low");
			const high = part("high");
			const isTrueClock = on === clock;
			const truth = on === "birth" ? design.turn.daysToBirth : design.turn.gestationalAgeDays;
			const sd = standardDeviation(days);
			return {
				clock,
				slopes,
				model,
				on,
				isTrueClock,
				trueDays: isTrueClock ? truth : null,
				n: days.length,
				median: quantile(days, 0.5),
				q5: quantile(days, 0.05),
				q95: quantile(days, 0.95),
				bias: isTrueClock ? mean(days) - truth : Number.NaN,
				biasMcse: sd / Math.sqrt(days.length),
				sd,
				coverage: shareOf(
					days.map((_, i) => (low[i] <= truth && truth <= high[i] ? 1 : 0)),
					(one) => one === 1,
				),
				width: quantile(
					days.map((_, i) => high[i] - low[i]),
					0.5,
				),
			};
		}),
	);
}

function known(values: Float64Array): Float64Array {
	return values.filter((value) => !Number.isNaN(value));
}
