import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { choiceNames, type Outcome, outcomes, type Score, scoreNames, scores } from "../analysis/choices.ts";
import type { OptionRow } from "../analysis/multiverse.ts";

const kinds: Readonly<Record<OptionRow["kind"], string>> = {
	model: "Model",
	adjustment: "Adjusted for",
	sample: "Infants",
	scoring: "Score",
};

/** Short names, to stand beside the panels. */
const shortNames: Readonly<Record<string, string>> = {
	...choiceNames.model,
	...choiceNames.adjustment,
	...choiceNames.sample,
	...choiceNames.scoring,
	none: "nothing",
	all: "all",
	full: "age, sex, birth, mother",
	withoutSleepItem: "without sleep item",
	counts: "counts",
	ranks: "ranks",
	hc3: "with HC3 errors",
	withoutTwins: "without twins",
	termSingletons: "single, from 37 weeks",
};

/** Which choice matters: median and range of the estimates by each option, over all other choices. */
export function spec(rows: readonly OptionRow[]): FigureSpec {
	const label = (row: OptionRow) =>
		`${kinds[row.kind]}: ${row.kind === "scoring" && row.option === "full" ? "all items" : shortNames[row.option]}`;
	const order = (Object.keys(kinds) as OptionRow["kind"][]).flatMap((kind) =>
		Object.keys(choiceNames[kind]).flatMap((option) => [
			...new Set(rows.filter((row) => row.kind === kind && row.option === option).map(label)),
		]),
	);
	const panel = (outcome: Outcome) => {
		const values = rows
			.filter((row) => row.outcome === outcome)
			.map((row) => ({
				option: label(row),
				score: scoreNames[row.score],
				median: row.median,
				lowest: row.lowest,
				highest: row.highest,
				specifications: row.specifications,
				clear: row.clear,
			}));
		const y = {
			y: {
				field: "option",
				type: "nominal" as const,
				title: null,
				sort: order,
				scale: { domain: order },
			},
			yOffset: { field: "score", type: "nominal" as const, sort: scores.map((score) => scoreNames[score]) },
		};
		const scale = { domain: outcome === "sleep" ? [-0.25, 0.05] : [-0.05, 0.2], nice: false };
		const colour = {
			field: "score",
			type: "nominal" as const,
			title: null,
			scale: {
				domain: scores.map((score) => scoreNames[score]),
				range: [palette.blue, palette.vermilion, palette.green],
			},
		};
		return {
			width: 130,
			height: 300,
			title: outcome === "sleep" ? "Sleep at night" : "Awakenings",
			data: { name: outcome, values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 0, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, strokeWidth: 1.2 },
					encoding: {
						...y,
						x: {
							field: "lowest",
							type: "quantitative" as const,
							title: "Standardised coefficient",
							scale,
							axis: { grid: true, tickCount: 6 },
						},
						x2: { field: "highest" },
						color: colour,
					},
				},
				{
					mark: { type: "point" as const, size: 18, opacity: 1 },
					encoding: {
						...y,
						x: { field: "median", type: "quantitative" as const },
						color: colour,
						shape: {
							field: "score",
							type: "nominal" as const,
							title: null,
							scale: {
								domain: scores.map((score) => scoreNames[score]),
								range: ["circle", "square", "triangle-up"],
							},
						},
					},
				},
			],
		};
	};
	const total = rows.filter(({ kind }) => kind === "model").reduce((sum, row) => sum + row.specifications, 0);
	const median = (score: Score, outcome: Outcome, option: string) =>
		rows.find((row) => row.score === score && row.outcome === outcome && row.kind === "model" && row.option === option)
			?.median ?? Number.NaN;
	return figureSpec(
		{
			columnMm: 178,
			title: "The model matters more than adjustment or sample",
			caption:
				`Median (mark) and range (bar) of the standardised coefficient over those of n = ${total} specifications that include the option named at the left. ` +
				"HADS-A has no item on the mother’s sleep, and hours of sleep are not counts; those options are empty. Data: Sandoz and others 2022.",
			alt: `For HADS-A and awakenings the median coefficient is ${median("hadsAnxiety", "awakenings", "leastSquares").toFixed(2)} by least squares, ${median("hadsAnxiety", "awakenings", "huber").toFixed(2)} by the robust model and ${median("hadsAnxiety", "awakenings", "ranks").toFixed(2)} on ranks; adjustment and sample move the medians by less.`,
		},
		{
			hconcat: outcomes.map(panel),
			spacing: 14,
		} as Parameters<typeof figureSpec>[1],
	);
}
