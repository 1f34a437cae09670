import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { movement, steps } from "../analysis/measures.ts";
import type { ComparisonRow } from "../analysis/pregnancy.ts";
import { signed, wayColour, wayShape, ways, zeroLine } from "./marks.ts";

/** Pregnant women minus others by algorithm: in steps a day, and in percent, with what chance alone would give. */
export function spec(rows: readonly ComparisonRow[]): FigureSpec {
	const order = [...steps, ...movement].map(({ name }) => name);
	const shown = rows.filter(({ family }) => family === "steps" || family === "movement");
	const y = { field: "name", type: "nominal" as const, title: null, sort: order, scale: { domain: order } };
	const yOffset = { field: "way", type: "nominal" as const, sort: [...ways] };
	const values = (part: "absolute" | "percent") =>
		shown
			.filter(({ family }) => part === "percent" || family === "steps")
			.flatMap((row) =>
				ways.map((way) => {
					const estimate =
						part === "percent"
							? { unadjusted: row.percent, "at equal age": row.adjustedPercent }[way]
							: { unadjusted: row.difference, "at equal age": row.adjusted }[way];
					return {
						name: row.name,
						way,
						...estimate,
						nPregnant: row.nPregnant,
						nOthers: row.nOthers,
						label: `${formatNumber(estimate.estimate, 0)}${part === "percent" ? "%" : ""}`,
					};
				}),
			);
	// What has another unit stands in words where steps have a mark.
	const inWords = shown
		.filter(({ family }) => family === "movement")
		.map(({ name, unit, difference }) => ({
			name,
			words: `${formatNumber(difference.estimate, 0)} ${unit.replace("/", " a ")}`,
		}));
	const panel = (part: "absolute" | "percent") => {
		const own = part === "percent" ? { ...y, axis: null } : y;
		const scale = { domain: part === "percent" ? [-34, 16] : [-3600, 400], nice: false };
		const x = {
			field: "low",
			type: "quantitative" as const,
			title: part === "percent" ? "Pregnant minus others, % of others" : "Pregnant minus others, steps a day",
			scale,
			axis: { grid: true, tickCount: 5 },
		};
		const chance = shown.flatMap(({ name, chance: drawn }) =>
			drawn === null ? [] : [{ name, low: drawn.low, high: drawn.high }],
		);
		return {
			width: part === "percent" ? 205 : 165,
			height: 250,
			layer: [
				...(part === "percent"
					? [
							{
								data: { name: "chance", values: chance },
								mark: { type: "bar" as const, color: palette.grid, height: { band: 0.9 } },
								encoding: { y: own, x, x2: { field: "high" } },
							},
						]
					: []),
				...(part === "absolute"
					? [
							{
								data: { name: "words", values: inWords },
								mark: { type: "text" as const, fontSize: 6.5, color: palette.muted, align: "left" as const },
								encoding: { y, x: { datum: -3500, type: "quantitative" as const, scale }, text: { field: "words" } },
							},
						]
					: []),
				{
					data: { name: part, values: values(part) },
					layer: [
						{ mark: zeroLine, encoding: { x: { datum: 0, type: "quantitative" as const, scale } } },
						{
							mark: { type: "rule" as const, strokeWidth: 1.3 },
							encoding: { y: own, yOffset, x, x2: { field: "high" }, color: wayColour },
						},
						{
							mark: { type: "point" as const, size: 30, opacity: 1 },
							encoding: {
								y: own,
								yOffset,
								x: { field: "estimate", type: "quantitative" as const },
								color: wayColour,
								shape: wayShape,
							},
						},
						{
							transform: [{ filter: "datum.way === 'unadjusted'" }],
							mark: { type: "text" as const, fontSize: 6.5, color: palette.muted, align: "center" as const, dy: -6 },
							encoding: {
								y: own,
								yOffset,
								x: { field: "estimate", type: "quantitative" as const },
								text: { field: "label" },
							},
						},
					],
				},
			],
		};
	};
	const percents = shown.filter(({ family }) => family === "steps").map(({ percent }) => percent.estimate);
	const mims = shown.find(({ key }) => key === "mims");
	const [first] = shown;
	if (mims === undefined || first === undefined) throw new Error("no MIMS among the rows");
	return figureSpec(
		{
			columnMm: 178,
			title: "Every algorithm counts fewer steps in pregnant women; how many fewer depends on the algorithm",
			caption:
				`Weighted means of ${first.nPregnant} pregnant women minus those of ${first.nOthers} others of 20 to 44 years, each with three valid days or more: left in steps a day, right in percent of what the others have. ` +
				`Bars: 95% confidence intervals from the survey’s design (${first.degreesOfFreedom} degrees of freedom), not widened for several measures. Grey: where the middle 95% of ${mims.chance?.draws.toLocaleString("en-GB")} differences lie when as many women are drawn at random from all. ` +
				"MIMS and activity counts are movement without steps. Data: NHANES 2011 to 2014, steps of Koffman and others 2024.",
			alt: `Pregnant women have fewer steps by every algorithm, from ${signed(Math.max(...percents))}% by ActiLife to ${signed(Math.min(...percents))}% by ADEPT; MIMS units differ by ${signed(mims.percent.estimate)}% with an interval that includes 0. Adjusting for age changes little.`,
		},
		{
			resolve: { scale: { y: "shared" } },
			hconcat: [panel("absolute"), { ...panel("percent") }],
			spacing: 12,
		} as Parameters<typeof figureSpec>[1],
	);
}
