import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { FooledCell } from "../analysis/fooled.ts";

const targetWords = { acidaemia: "Acidaemia (pH ≤ 7.05)", caesarean: "Caesarean section" } as const;
const windowWords = { clock: "last 30 min of the file", signal: "last 30 min with signal" } as const;
const leakWords = { inside: "honest", before: "leaked" } as const;

/** Published AUC for caesarean section on the same records (doi:10.1186/s12938-017-0378-z), for scale. */
const publishedCaesareanAuc = 0.99;

/** The 2 x 2 x 2: target, window and leak, one forest throughout. */
export function spec(cells: readonly FooledCell[]): FigureSpec {
	const rows = cells.map((cell) => ({
		target: targetWords[cell.target],
		window: windowWords[cell.window],
		oversampling: leakWords[cell.oversampling],
		auc: cell.auc,
		low: cell.aucLow,
		high: cell.aucHigh,
		n: cell.n,
		events: cell.events,
		label: cell.auc.toFixed(2),
	}));
	const count = (target: FooledCell["target"]) => cells.find((cell) => cell.target === target)?.events ?? 0;
	const n = cells[0]?.n ?? 0;
	const at = (target: FooledCell["target"], window: FooledCell["window"], oversampling: FooledCell["oversampling"]) =>
		(
			cells.find((c) => c.target === target && c.window === window && c.oversampling === oversampling)?.auc ??
			Number.NaN
		).toFixed(2);
	const shared = {
		y: { field: "window", type: "nominal" as const, title: null, sort: Object.values(windowWords) },
		yOffset: { field: "oversampling", type: "nominal" as const, sort: Object.values(leakWords) },
	};
	const scale = { domain: [0.4, 1], nice: false, zero: false };
	const highest = rows.find((row) => row.target === targetWords.caesarean)?.label;
	const colour = {
		field: "oversampling",
		type: "nominal" as const,
		title: "Oversampling",
		scale: { domain: ["honest", "leaked"], range: [palette.blue, palette.vermilion] },
		legend: {
			labelExpr: "datum.label == 'honest' ? 'inside each training fold (honest)' : 'before the split (leaked)'",
		},
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "Missing signal at the end of the file passes for prediction, and so do copies of births",
			caption:
				`Area under the ROC curve of one random forest for two outcomes (n = ${n} births; ${count("acidaemia")} with pH ≤ 7.05, ${count("caesarean")} ` +
				"caesarean sections), two windows and two places for oversampling; 95% DeLong intervals on mean out-of-fold predictions (for leaked rows this is the " +
				"interval that a reader would be shown, and it is wrong). Dotted: chance. Dashed: a published AUC for caesarean section on these " +
				"records (0.99), for scale; how it arose is not known here. Data: CTU-UHB.",
			alt: `For acidaemia the area is ${at("acidaemia", "signal", "inside")} with oversampling inside the folds and ${at("acidaemia", "signal", "before")} with oversampling before the split; for caesarean section it is ${at("caesarean", "clock", "inside")} when the window ends with the file and ${at("caesarean", "signal", "inside")} when it ends with the signal.`,
		},
		{
			data: { name: "cells", values: rows },
			facet: { column: { field: "target", type: "nominal", title: null, sort: Object.values(targetWords) } },
			spec: {
				width: 170,
				height: 120,
				layer: [
					{
						mark: { type: "rule", strokeDash: [1, 2], color: palette.context },
						encoding: { x: { datum: 0.5, type: "quantitative", scale } },
					},
					{
						transform: [{ filter: `datum.target === '${targetWords.caesarean}'` }],
						mark: { type: "rule", strokeDash: [4, 3], color: palette.ink, strokeWidth: 0.6 },
						encoding: { x: { datum: publishedCaesareanAuc, type: "quantitative" } },
					},
					{
						transform: [{ filter: `datum.target === '${targetWords.caesarean}' && datum.label === '${highest}'` }],
						mark: { type: "text", align: "right", dx: -4, fontSize: 6.5, color: palette.muted },
						encoding: {
							x: { datum: publishedCaesareanAuc, type: "quantitative" },
							y: { value: 5 },
							text: { value: "published 0.99" },
						},
					},
					{
						mark: { type: "rule", strokeWidth: 1.2 },
						encoding: {
							...shared,
							x: {
								field: "low",
								type: "quantitative",
								title: "Area under the ROC curve",
								scale,
								axis: { format: ".1f", grid: true, tickCount: 6 },
							},
							x2: { field: "high" },
							color: colour,
						},
					},
					{
						mark: { type: "point", size: 40 },
						encoding: {
							...shared,
							x: { field: "auc", type: "quantitative" },
							color: colour,
							shape: {
								field: "oversampling",
								type: "nominal",
								scale: { domain: ["honest", "leaked"], range: ["circle", "square"] },
								legend: null,
							},
						},
					},
					...(["honest", "leaked"] as const).map((oversampling) => ({
						transform: [{ filter: `datum.oversampling === '${oversampling}'` }],
						mark: {
							type: "text" as const,
							fontSize: 7,
							...(oversampling === "honest" ? { dy: -8 } : { dx: -7, align: "right" as const }),
						},
						encoding: {
							...shared,
							x: { field: "auc", type: "quantitative" as const },
							text: { field: "label" },
						},
					})),
				],
			},
		},
	);
}
