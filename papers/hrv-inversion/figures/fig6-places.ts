import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { PlaceRow } from "../analysis/performance-rows.ts";
import { truthName } from "./names.ts";

const models = { level: "Random levels", trend: "Random levels and trends" } as const;

/** Where the turn is found on its own clock, and how often the limits hold it. */
export function spec(rows: readonly PlaceRow[]): FigureSpec {
	const own = rows.filter(({ isTrueClock }) => isTrueClock);
	const shown = own.map(({ clock, slopes, model, trueDays, median, q5, q95, coverage, n }) => ({
		truth: truthName({ clock, slopes }),
		model: models[model],
		// Early is negative on both clocks: gestational days count up, days to birth down.
		error: sign(clock) * (median - (trueDays as number)),
		low: Math.min(sign(clock) * (q5 - (trueDays as number)), sign(clock) * (q95 - (trueDays as number))),
		high: Math.max(sign(clock) * (q5 - (trueDays as number)), sign(clock) * (q95 - (trueDays as number))),
		percent: 100 * coverage.estimate,
		lowPercent: 100 * coverage.low,
		highPercent: 100 * coverage.high,
		studies: n,
	}));
	const truths = [...new Set(shown.map((row) => row.truth))];
	const color = {
		field: "model",
		type: "nominal" as const,
		title: null,
		legend: { symbolOpacity: 1 },
		scale: { domain: Object.values(models), range: [palette.vermilion, palette.blue] },
	};
	const shape = {
		field: "model",
		type: "nominal" as const,
		title: null,
		scale: { domain: Object.values(models), range: ["circle", "square"] },
	};
	const y = {
		field: "truth",
		type: "nominal" as const,
		title: null,
		sort: truths,
		axis: { labelLimit: 200 },
	};
	const yOffset = { field: "model", type: "nominal" as const, scale: { domain: Object.values(models) } };
	const place = { y, yOffset, color };
	const zero = (value: number) => ({
		data: { name: `line at ${value}`, values: [{ at: value }] },
		mark: { type: "rule" as const, color: palette.context, strokeWidth: 0.7 },
		encoding: { x: { field: "at", type: "quantitative" as const } },
	});
	const of = (clock: "birth" | "gestation") =>
		own.find((row) => row.clock === clock && row.slopes === "erickson" && row.model === "trend");
	const n = shown[0]?.studies ?? 0;
	return figureSpec(
		{
			columnMm: 178,
			title: "The turn is found some days too early, with limits that are too narrow",
			caption: `Time of the turn found by profile likelihood on the true clock, births at term, n = ${n} simulated studies of 241 synthetic women per row: (a) time found minus true mean time, in days, negative when early; points: median, bars: middle 90% of studies; (b) percentage of studies whose 95% limits contain the mean time, with 95% Wilson intervals (Monte Carlo error); the line marks 95%.`,
			alt: `With a small rise and random levels and trends, 95% limits contain the true time in ${formatNumber(100 * (of("birth")?.coverage.estimate ?? Number.NaN), 0)}% of studies when birth is the clock and in ${formatNumber(100 * (of("gestation")?.coverage.estimate ?? Number.NaN), 0)}% when gestation is; the median time is a few days early.`,
		},
		panels(
			[
				{
					title: "Error of the time",
					view: {
						data: { name: "error", values: shown },
						layer: [
							zero(0),
							{
								mark: { type: "rule" as const, strokeWidth: 1 },
								encoding: {
									...place,
									x: { field: "low", type: "quantitative" as const, title: "Found − true (days)" },
									x2: { field: "high" },
								},
							},
							{
								mark: { type: "point" as const, size: 22, filled: true },
								encoding: { ...place, x: { field: "error", type: "quantitative" as const }, shape },
							},
						],
					},
				},
				{
					title: "Coverage of 95% limits",
					view: {
						data: { name: "coverage", values: shown },
						layer: [
							zero(95),
							{
								mark: { type: "rule" as const, strokeWidth: 1 },
								encoding: {
									...place,
									x: {
										field: "lowPercent",
										type: "quantitative" as const,
										title: "Studies (%)",
										scale: { domain: [0, 100], nice: false },
									},
									x2: { field: "highPercent" },
								},
							},
							{
								mark: { type: "point" as const, size: 22, filled: true },
								encoding: { ...place, x: { field: "percent", type: "quantitative" as const }, shape },
							},
						],
					},
				},
			],
			{ height: 120, sharedScales: ["y", "color", "shape"] },
		),
	);
}

function sign(clock: string): 1 | -1 {
	return clock === "birth" ? -1 : 1;
}
