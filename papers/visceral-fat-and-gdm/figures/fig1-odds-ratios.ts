import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { OddsRow } from "../analysis/odds-ratios.ts";
import { published } from "../published.ts";

/** What is drawn, from above: the id of an odds ratio (or a published one) and what it is called here. */
const lines: readonly (readonly [group: string, id: string, label: string])[] = [
	["All women", "published.all", "published, crude"],
	["All women", "all.woolf", "crude, Woolf"],
	["All women", "all.exact", "crude, exact"],
	["All women", "all.firth", "crude, Firth"],
	["All women", "published.allAdjusted", "published, adjusted"],
	["All women", "all.firthAgeBmi", "age, BMI, Firth"],
	["All women", "strict.firthAgeBmi", "age, BMI, strict sample, Firth"],
	["Not obese", "published.nonObese", "published, crude "],
	["Not obese", "nonObese.exact", "crude, exact "],
	["Not obese", "nonObese.firth", "crude, Firth "],
	["Obese", "obese.exact", "crude, exact  "],
	["Obese", "obese.firth", "crude, Firth  "],
	["Per 10 mm of fat, as measured", "continuous.firth", "crude, Firth   "],
	["Per 10 mm of fat, as measured", "continuous.firthAgeBmi", "age, BMI, Firth "],
];

/** Forest of odds ratios on a logarithmic axis, published ones beside those made here. */
export function spec(rows: readonly OddsRow[]): FigureSpec {
	const found = (id: string) => {
		const row = rows.find((each) => each.id === id);
		if (row === undefined) throw new Error(`no odds ratio ${id}`);
		return row;
	};
	const theirs: Readonly<Record<string, { estimate: number; low: number; high: number }>> = {
		"published.all": published.crude.all,
		"published.allAdjusted": published.adjusted.all,
		"published.nonObese": published.crude.nonObese,
	};
	const shown = lines.map(([group, id, label]) => {
		const source = theirs[id] ?? found(id);
		const { estimate, low, high } = source;
		const digits = estimate < 3 ? 2 : 1;
		const counts = theirs[id] === undefined ? found(id) : undefined;
		return {
			group,
			label,
			kind: theirs[id] === undefined ? "made here" : "published",
			estimate,
			low,
			high,
			n: counts?.n ?? null,
			nEvents: counts?.nEvents ?? null,
			text: `${formatNumber(estimate, digits)} (${formatNumber(low, digits)} to ${formatNumber(high, digits)})`,
		};
	});
	const groups = [...new Set(lines.map(([group]) => group))];
	const scale = { type: "log" as const, domain: [0.3, 300000], nice: false };
	const kinds = ["published", "made here"];
	const panel = (group: string, i: number) => {
		const inside = shown.filter((row) => row.group === group);
		const y = { field: "label", type: "nominal" as const, title: null, sort: inside.map(({ label }) => label) };
		const isLast = i === groups.length - 1;
		const x = {
			type: "quantitative" as const,
			scale,
			title: isLast ? "Odds ratio of gestational diabetes (logarithmic)" : null,
			axis: { values: [0.5, 1, 2, 5, 10, 20, 50, 100, 500, 3000], labels: isLast, grid: true, ticks: isLast },
		};
		const color = {
			field: "kind",
			type: "nominal" as const,
			title: null,
			scale: { domain: kinds, range: [palette.vermilion, palette.blue] },
		};
		return {
			title: { text: group, anchor: "start" as const, fontSize: 8, offset: 2 },
			width: 300,
			height: 15 * inside.length,
			data: { name: `odds${i}`, values: inside },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 1, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, strokeWidth: 1.3 },
					encoding: { y, x: { field: "low", ...x }, x2: { field: "high" }, color },
				},
				{
					mark: { type: "point" as const, size: 34, opacity: 1, filled: true },
					encoding: {
						y,
						x: { field: "estimate", type: "quantitative" as const, scale },
						color,
						shape: {
							field: "kind",
							type: "nominal" as const,
							title: null,
							scale: { domain: kinds, range: ["diamond", "circle"] },
						},
					},
				},
				{
					mark: { type: "text" as const, align: "left" as const, fontSize: 7, color: palette.ink },
					encoding: { y, x: { datum: 6000, type: "quantitative" as const, scale }, text: { field: "text" } },
				},
			],
		};
	};
	const all = found("all.firth");
	const adjusted = found("all.firthAgeBmi");
	return figureSpec(
		{
			columnMm: 178,
			narrow: "scroll",
			title:
				"The published odds ratio at 45 mm is reproduced, with a wide interval; per 10 mm it is smaller and more precise",
			caption:
				`Odds ratios of gestational diabetes with 95% intervals: as published (diamonds), and from the open file (circles), ${all.nEvents} events in ${all.n} women. Exact: conditional on the margins; Firth: penalised likelihood with profile intervals. ` +
				"Strict sample: measured within 20 weeks, no diabetes before, first fasting glucose not diagnostic. The cut-off of 45 mm was chosen on these women, so that all panels but the last are optimistic. Data: Rocha and others 2020.",
			alt: `Crude odds ratios at 45 mm lie near 13 in all women with intervals from 3 to beyond 60; Firth’s is ${formatNumber(all.estimate, 1)}, adjusted for age and body mass index ${formatNumber(adjusted.estimate, 1)}. In the groups by obesity intervals reach from near 1 to hundreds. For 10 mm of fat the odds ratio is ${formatNumber(found("continuous.firth").estimate, 2)}.`,
		},
		{ vconcat: groups.map(panel), spacing: 8, resolve: { scale: { color: "shared", shape: "shared" } } } as Parameters<
			typeof figureSpec
		>[1],
	);
}
