import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { CopyRow, CopyStep } from "../analysis/copies.ts";

const steps: Readonly<Record<CopyStep, string>> = {
	byInstallation: "copies in training, split by installation",
	byRecording: "copies in training, split by recording",
	copiesFirst: "copies first, then split by recording",
};

const measures = { auc: "AUC", macroF1: "Macro F1", accuracy: "Accuracy" } as const;

/** One forest: what the place of copies does to three measures. */
export function spec(rows: readonly CopyRow[]): FigureSpec {
	const values = rows.flatMap((row) =>
		(Object.keys(measures) as (keyof typeof measures)[]).map((measure) => ({
			measure: measures[measure],
			step: steps[row.step],
			value: row[measure].estimate,
			low: row[measure].low,
			high: row[measure].high,
			n: row.n,
			copies: row.nCopies,
		})),
	);
	const of = (step: CopyStep) => rows.find((row) => row.step === step)!;
	const print = (value: number | null) => formatNumber(value, 2);
	const domain = Object.values(steps);
	const scale = { domain: [0.4, 1], nice: false, zero: false };
	const y = { field: "measure", type: "nominal" as const, title: null, sort: Object.values(measures) };
	const yOffset = { field: "step", type: "nominal" as const, sort: domain };
	const legend = { direction: "vertical" as const, labelLimit: 260 };
	const named = { field: "step", type: "nominal" as const, title: null, legend };
	const color = { ...named, scale: { domain, range: [palette.blue, palette.green, palette.vermilion] } };
	const shape = { ...named, scale: { domain, range: ["circle", "triangle-up", "square"] } };
	return figureSpec(
		{
			columnMm: 85,
			title: "Copies made before the split raise accuracy to nine in ten",
			caption:
				"A random forest on cepstra and spectral measures, its training balanced by changed copies of recordings of another reason. Only where copies are made and split differs. " +
				`Bars: 95% bootstrap intervals over installations. Data: donateacry, n = ${of("byInstallation").n} recordings, and ${of("copiesFirst").nCopies} copies among what is judged where copies come first.`,
			alt: `With copies in training only and installations whole the area is ${print(of("byInstallation").auc.estimate)}; with copies made first it is ${print(of("copiesFirst").auc.estimate)}, and accuracy goes to ${print(of("copiesFirst").accuracy.estimate)}.`,
		},
		{
			height: 150,
			data: { name: "copies", values },
			layer: [
				{
					mark: { type: "rule" as const, strokeWidth: 1.2 },
					encoding: {
						...{ y, yOffset, color },
						x: {
							field: "low",
							type: "quantitative" as const,
							title: "Value of the measure",
							scale,
							axis: { grid: true, format: ".1f" },
						},
						x2: { field: "high" },
					},
				},
				{
					mark: { type: "point" as const, size: 26, opacity: 1 },
					encoding: { ...{ y, yOffset, color, shape }, x: { field: "value", type: "quantitative" as const, scale } },
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
