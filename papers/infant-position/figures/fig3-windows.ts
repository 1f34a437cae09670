import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { WindowRow } from "../analysis/windows.ts";
import { modelWords } from "../tables/words.ts";

const lengthWords = (seconds: number | null) =>
	seconds === null ? "session" : seconds < 60 ? `${seconds} s` : `${seconds / 60} min`;

/** Time under another position than people coded, by the length of the window. */
export function spec(rows: readonly WindowRow[]): FigureSpec {
	const values = rows.map(({ model, windowSeconds, misplacedPercent, nWindows, nInfants }) => ({
		window: lengthWords(windowSeconds),
		model: modelWords[model],
		percent: misplacedPercent.estimate,
		low: misplacedPercent.low,
		high: misplacedPercent.high,
		windows: nWindows,
		infants: nInfants,
	}));
	const order = [...new Set(values.map(({ window }) => window))];
	const domain = Object.values(modelWords);
	const scale = { domain: [0, 35], nice: false };
	const named = { field: "model", type: "nominal" as const, title: null };
	const color = { ...named, scale: { domain, range: [palette.blue, palette.vermilion] } };
	const shape = { ...named, scale: { domain, range: ["circle", "square"] } };
	const x = {
		field: "window",
		type: "nominal" as const,
		title: "Length of the window",
		sort: order,
		axis: { labelAngle: -40 },
	};
	const xOffset = { field: "model", type: "nominal" as const, sort: domain };
	const at = (seconds: number) =>
		formatNumber(
			rows.find((row) => row.model === "group" && row.windowSeconds === seconds)!.misplacedPercent.estimate,
			0,
		);
	const nInfants = (model: string) => values.find((row) => row.model === model)!.infants;
	return figureSpec(
		{
			columnMm: 85,
			title: "Over longer windows about a third of the errors cancels",
			caption:
				`Mean share of a window’s time assigned to the wrong position (at 2 s: one minus the accuracy). Windows of the clock with codes for 70% of their time outside naps; session: all of its codes together. Bars: 95% intervals from bootstrap resampling of infants, n = ${nInfants(domain[0]!)} (group) and ${nInfants(domain[1]!)} (individual). ` +
				"Data: Franchak and others 2024.",
			alt: `By the group model ${at(2)} percent of the time is misplaced at 2 seconds and ${at(600)} percent in ten minutes; individual models are lower by a few points throughout.`,
		},
		{
			height: 180,
			data: { name: "windows", values },
			layer: [
				{
					mark: { type: "rule" as const, strokeWidth: 1.2 },
					encoding: {
						...{ x, xOffset, color },
						y: {
							field: "low",
							type: "quantitative" as const,
							title: "Misplaced time (% of window)",
							scale,
							axis: { grid: true },
						},
						y2: { field: "high" },
					},
				},
				{
					mark: { type: "point" as const, size: 26, opacity: 1, filled: true },
					encoding: { ...{ x, xOffset, color, shape }, y: { field: "percent", type: "quantitative" as const, scale } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
