import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { MissingRow } from "../analysis/data-check.ts";

/** How many answers each variable lacks. */
export function spec(rows: readonly MissingRow[]): FigureSpec {
	const values = rows.map(({ variable, missing, n }) => ({
		variable,
		missing,
		percent: (100 * missing) / n,
		label: missing === 0 ? "none" : String(missing),
	}));
	const n = rows[0]?.n ?? 0;
	const temperament = rows.filter(({ kind }) => kind === "temperament").map(({ missing }) => missing);
	const sleep = rows.find(({ variable }) => variable === "Sleep at night")?.missing ?? 0;
	const y = {
		field: "variable",
		type: "nominal" as const,
		title: null,
		sort: values.map(({ variable }) => variable),
	};
	return figureSpec(
		{
			columnMm: 85,
			title: "Answers are missing mainly on the infant’s temperament",
			caption:
				`Answers missing, by variable (n = ${n} mothers). An empty item of the IBQ-R may mean that the situation did not occur; item numbers are those of the questionnaire. Temperament is in no model. ` +
				"Data: Sandoz and others 2022.",
			alt: `Symptom scales and awakenings lack no answer, sleep at night lacks ${sleep}, and the ten items on temperament lack ${Math.min(...temperament)} to ${Math.max(...temperament)} of ${n} answers.`,
		},
		{
			height: 220,
			data: { name: "missing", values },
			layer: [
				{
					mark: { type: "bar", color: palette.blue, height: { band: 0.6 } },
					encoding: {
						y,
						x: {
							field: "percent",
							type: "quantitative",
							title: "Missing (% of mothers)",
							scale: { domain: [0, 25], nice: false },
							axis: { grid: true, tickCount: 5 },
						},
					},
				},
				{
					mark: { type: "text", align: "left", dx: 3, fontSize: 6.5 },
					encoding: { y, x: { field: "percent", type: "quantitative" }, text: { field: "label" } },
				},
			],
		},
	);
}
