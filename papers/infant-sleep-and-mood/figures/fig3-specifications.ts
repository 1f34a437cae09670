import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { type Outcome, outcomes, type Score, scoreNames, scores } from "../analysis/choices.ts";
import type { Specification } from "../analysis/multiverse.ts";

const models = ["Least squares, also with HC3", "Robust (Huber)", "Ranks", "Counts"] as const;
const modelOf: Readonly<Record<string, (typeof models)[number]>> = {
	leastSquares: models[0],
	hc3: models[0],
	huber: models[1],
	ranks: models[2],
	counts: models[3],
};

/** Specification curve: every planned combination of choices for each association, sorted by its estimate. */
export function spec(rows: readonly Specification[]): FigureSpec {
	const of = (score: Score, outcome: Outcome) =>
		rows
			.filter((row) => row.score === score && row.outcome === outcome)
			.sort((a, b) => a.beta - b.beta || a.low - b.low || a.high - b.high)
			.map((row, i) => ({
				rank: i + 1,
				beta: row.beta,
				low: row.low,
				high: row.high,
				model: modelOf[row.model],
				adjustment: row.adjustment,
				sample: row.sample,
				scoring: row.scoring,
				primary: row.primary,
				n: row.n,
			}));
	const panel = (score: Score, outcome: Outcome) => {
		const values = of(score, outcome);
		const leaves = values.filter(({ low, high }) => low > 0 || high < 0).length;
		const x = {
			field: "rank",
			type: "quantitative" as const,
			title: outcome === "awakenings" ? "Specification, in order of its estimate" : null,
			scale: { domain: [0, values.length + 1], nice: false },
			axis: { tickCount: 4 },
		};
		const scale = { domain: outcome === "sleep" ? [-0.35, 0.1] : [-0.1, 0.35], nice: false };
		const y = { type: "quantitative" as const, scale };
		return {
			width: 126,
			height: 96,
			title: {
				text: `${scoreNames[score]}, ${outcome === "sleep" ? "sleep" : "awakenings"}`,
				subtitle: `interval excludes 0 in ${leaves} of ${values.length}`,
			},
			data: { name: `${score} ${outcome}`, values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { y: { datum: 0, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, color: palette.context, opacity: 0.45, strokeWidth: 0.8 },
					encoding: {
						x,
						y: { ...y, field: "low", title: score === "epds" ? "Standardised coefficient" : null },
						y2: { field: "high" },
					},
				},
				{
					mark: { type: "point" as const, size: 8, opacity: 1, strokeWidth: 0 },
					encoding: {
						x,
						y: { ...y, field: "beta" },
						color: {
							field: "model",
							type: "nominal" as const,
							title: null,
							scale: { domain: [...models], range: [palette.blue, palette.green, palette.vermilion, palette.ink] },
						},
						shape: {
							field: "model",
							type: "nominal" as const,
							title: null,
							scale: { domain: [...models], range: ["circle", "triangle-up", "square", "diamond"] },
						},
					},
				},
				{
					transform: [{ filter: "datum.primary" }],
					mark: { type: "point" as const, filled: false, size: 60, color: palette.ink, strokeWidth: 1.1 },
					encoding: { x, y: { ...y, field: "beta" } },
				},
			],
		};
	};
	const clear = (score: Score, outcome: Outcome) => {
		const values = of(score, outcome);
		return `${values.filter(({ low, high }) => low > 0 || high < 0).length} of ${values.length}`;
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "Depression and sleep are associated in every specification; other associations depend on the choices",
			caption:
				`Each mark is one of ${rows.length} planned specifications (n = ${Math.max(...rows.map(({ n }) => n))} mothers at most): model, adjustment, sample, and whether the item on the mother’s own sleep is in the score. ` +
				"Standard deviations of the report per standard deviation of the score, in order within each panel; bars: 95% confidence intervals; ring: the primary analysis. " +
				"Specifications share their data, so their number is not evidence. Data: Sandoz and others 2022.",
			alt: `Intervals exclude 0 in ${clear("epds", "sleep")} specifications of EPDS and sleep, ${clear("hadsAnxiety", "sleep")} of HADS-A and sleep, ${clear("cityBits", "sleep")} of City BiTS and sleep; for awakenings in ${clear("epds", "awakenings")}, ${clear("hadsAnxiety", "awakenings")} and ${clear("cityBits", "awakenings")}.`,
		},
		{
			vconcat: outcomes.map((outcome) => ({ hconcat: scores.map((score) => panel(score, outcome)), spacing: 12 })),
			spacing: 12,
		} as Parameters<typeof figureSpec>[1],
	);
}
