import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { measures } from "../analysis/measures.ts";
import type { OtherStudies } from "../analysis/other-studies.ts";
import { source, withUnit } from "./marks.ts";

const kinds = ["NHANES", "in the clinic", "at home"] as const;
const domains = { pulse: [80, 94], systolic: [100, 124], diastolic: [54, 80] } as const;

interface Mark {
	readonly study: string;
	readonly kind: string;
	readonly low: number;
	readonly high: number;
	readonly middle: number | null;
}

/** Means of pregnant women here and in other studies, whatever the week. */
export function spec({ studies, pregnant }: OtherStudies): FigureSpec {
	const panel = (measure: (typeof measures)[number]) => {
		const { key } = measure;
		const own = pregnant.find((row) => row.key === key);
		if (own === undefined) throw new Error(`no ${key}`);
		const values: Mark[] = [
			{ study: `NHANES (n = ${own.n})`, kind: kinds[0], low: own.low, high: own.high, middle: own.estimate },
			...studies
				.filter((row) => row.key === key)
				.map(({ study, context, low, high, n }) => ({
					study: `${study} (n = ${n.toLocaleString("en-GB")})`,
					kind: context === "home" ? kinds[2] : kinds[1],
					low,
					high: high ?? low,
					middle: high === null ? low : null,
				})),
		];
		const order = values.map(({ study }) => study);
		const y = {
			field: "study",
			type: "nominal" as const,
			title: null,
			sort: order,
			scale: { domain: order },
			axis: { labelLimit: 220 },
		};
		const colour = {
			field: "kind",
			type: "nominal" as const,
			title: null,
			scale: { domain: [...kinds], range: [palette.blue, palette.ink, palette.vermilion] },
			legend: { orient: "top" as const },
		};
		const x = {
			field: "low",
			type: "quantitative" as const,
			title: withUnit(measure),
			scale: { domain: [...domains[key]], nice: false, zero: false },
			axis: { grid: true, tickCount: 7 },
		};
		return {
			width: 300,
			height: { step: 16 },
			data: { name: key, values },
			layer: [
				{
					mark: { type: "rule" as const, strokeWidth: 2.4 },
					encoding: { y, x, x2: { field: "high" }, color: colour },
				},
				{
					mark: { type: "point" as const, size: 34, filled: true, opacity: 1 },
					encoding: { y, x: { field: "middle", type: "quantitative" as const }, color: colour },
				},
			],
		};
	};
	const mean = pregnant.find((row) => row.key === "diastolic")?.estimate ?? Number.NaN;
	const lowest = studies.find((row) => row.key === "diastolic" && row.study.startsWith("4P"))?.low ?? Number.NaN;
	const fourP = `Diastolic pressure in NHANES lies ${formatNumber(lowest - mean, 1)} mmHg below the lowest median of 4P.`;
	return figureSpec(
		{
			columnMm: 178,
			title: "In NHANES the pulse is that of 4P, and blood pressure is lower than in any of these clinics",
			caption:
				"NHANES: weighted mean of pregnant women of 18 to 40 years with its 95% confidence interval. Other studies: from the lowest to the highest published mean or median of the weeks that were read (a mark where one was read); no intervals, since not all give one. " +
				`${fourP} 4P, INTERGROWTH-21st, ALSPAC, and a Danish study that measured the same women in the clinic and at home. ${source}`,
			alt: "The mean pulse of NHANES lies between the lowest and the highest of 4P. Its systolic pressure lies below each clinic’s and near the highest at home; its diastolic pressure lies below all.",
		},
		{ vconcat: measures.map(panel), spacing: 10 } as Parameters<typeof figureSpec>[1],
	);
}
