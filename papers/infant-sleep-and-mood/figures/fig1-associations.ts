import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { type AssociationRow, analyses } from "../analysis/associations.ts";
import { type Outcome, outcomes, type Score, scoreNames, scores, scoreTopics } from "../analysis/choices.ts";
import { analysisTitles } from "../tables/table3-associations.ts";

const colours = [palette.blue, palette.ink, palette.vermilion, palette.green];
const shapes = ["circle", "diamond", "square", "triangle-up"];

const titles: Readonly<Record<Outcome, string>> = {
	sleep: "Sleep at night, minutes per SD of the score",
	awakenings: "Awakenings per night, per SD of the score",
};

/** Forest of the six associations, four ways side by side, in minutes and in awakenings for a standard deviation. */
export function spec(rows: readonly AssociationRow[]): FigureSpec {
	const at = (score: Score, outcome: Outcome) => {
		const row = rows.find((each) => each.analysis === "unadjusted" && each.score === score && each.outcome === outcome);
		if (row === undefined) throw new Error(`no association of ${score} and ${outcome}`);
		return row;
	};
	const name = (score: Score) => `${scoreNames[score]} (${scoreTopics[score]})`;
	const domain = analyses.map((analysis) => analysisTitles[analysis]);
	const panel = (outcome: Outcome) => {
		const digits = outcome === "sleep" ? 1 : 3;
		const shown = rows
			.filter((row) => row.outcome === outcome)
			.map((row) => ({
				score: name(row.score),
				analysis: analysisTitles[row.analysis],
				perSd: row.perSd.estimate,
				low: row.perSd.low,
				high: row.perSd.high,
				perPoint: row.perPoint.estimate,
				n: row.n,
				label: `${formatNumber(row.perPoint.estimate, digits)}${outcome === "sleep" ? " min" : ""} a point`,
			}));
		const far = outcome === "sleep" ? "low" : "high";
		const y = {
			y: {
				field: "score",
				type: "nominal" as const,
				title: null,
				sort: scores.map(name),
			},
			yOffset: { field: "analysis", type: "nominal" as const, sort: domain },
		};
		const scale = {
			domain: outcome === "sleep" ? [-45, 5] : [-0.15, 0.55],
			nice: false,
		};
		const colour = {
			field: "analysis",
			type: "nominal" as const,
			title: null,
			scale: { domain, range: colours },
		};
		return {
			width: 150,
			height: 168,
			data: { name: outcome, values: shown },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 0, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, strokeWidth: 1.3 },
					encoding: {
						...y,
						x: { field: "low", type: "quantitative" as const, title: titles[outcome], scale, axis: { grid: true } },
						x2: { field: "high" },
						color: colour,
					},
				},
				{
					mark: { type: "point" as const, size: 34, opacity: 1 },
					encoding: {
						...y,
						x: { field: "perSd", type: "quantitative" as const },
						color: colour,
						shape: { field: "analysis", type: "nominal" as const, title: null, scale: { domain, range: shapes } },
					},
				},
				{
					transform: [{ filter: `datum.analysis === '${analysisTitles.unadjusted}'` }],
					mark: {
						type: "text" as const,
						fontSize: 6.5,
						color: palette.muted,
						align: outcome === "sleep" ? ("right" as const) : ("left" as const),
						dx: outcome === "sleep" ? -5 : 5,
					},
					encoding: {
						...y,
						x: { field: far, type: "quantitative" as const },
						text: { field: "label" },
					},
				},
			],
		};
	};
	const minutes = (score: Score) => formatNumber(Math.abs(at(score, "sleep").perSd.estimate), 0);
	return figureSpec(
		{
			columnMm: 178,
			title: "Higher scores are associated with slightly less reported sleep; for awakenings the evidence is weaker",
			caption:
				`Difference in the infant’s sleep between 19:00 and 07:00 (n = ${at("epds", "sleep").n}) and in awakenings a night (n = ${at("epds", "awakenings").n}), as the mother ` +
				"reports them, per standard deviation of the symptom score; in grey, per point (unadjusted). Bars: 95% confidence intervals, not adjusted for six " +
				"tests. Four planned ways: least squares unadjusted, with HC3 errors, adjusted for the infant’s age group, and Huber’s robust regression. Associations in one survey, not effects. " +
				"Data: Sandoz and others 2022.",
			alt: `For one standard deviation more, sleep is shorter by ${minutes("epds")} minutes (EPDS), ${minutes("hadsAnxiety")} minutes (HADS-A) and ${minutes("cityBits")} minutes (City BiTS), much the same in all four ways; awakenings are ${formatNumber(at("epds", "awakenings").perSd.estimate, 2)}, ${formatNumber(at("hadsAnxiety", "awakenings").perSd.estimate, 2)} and ${formatNumber(at("cityBits", "awakenings").perSd.estimate, 2)} more, and with HC3 errors or the robust model some of the intervals hold 0.`,
		},
		{
			hconcat: outcomes.map(panel),
			spacing: 14,
		} as Parameters<typeof figureSpec>[1],
	);
}
