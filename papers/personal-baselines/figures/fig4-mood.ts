import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { ModelRow } from "../analysis/mood.ts";

/** AUC of the next day's mood by what it is told from: over all days, and over days of one person. */
export function spec(rows: readonly ModelRow[]): FigureSpec {
	const shown = rows.filter(({ mood, set, key }) => mood === "tense" && set === "three measures" && key !== "share");
	const names = shown.map(({ name }) => name);
	const kinds = ["trivial", "wearable", "both"];
	const color = {
		field: "kind",
		type: "nominal" as const,
		title: null,
		scale: { domain: kinds, range: [palette.ink, palette.vermilion, palette.blue] },
	};
	const scale = { domain: [0.3, 0.95], nice: false };
	const panel = (part: "auc" | "within") => {
		const own = { field: "name", type: "nominal" as const, title: null, sort: names };
		const y = part === "auc" ? own : { ...own, axis: { labels: false, ticks: false } };
		return {
			title: {
				text: part === "auc" ? "Over all days" : "Over days of one person",
				fontSize: 8,
				anchor: "start" as const,
			},
			width: 170,
			height: 130,
			data: {
				name: part,
				values: shown.map((row) => ({
					name: row.name,
					kind: row.kind,
					estimate: row[part].estimate,
					low: row[part].low,
					high: row[part].high,
					n: row.n,
					nEvents: row.nEvents,
					nPeople: row.nPeople,
				})),
			},
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 0.5, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "rule" as const, strokeWidth: 1.3 },
					encoding: {
						y,
						x: { field: "low", type: "quantitative" as const, title: "AUC in other people", scale },
						x2: { field: "high" },
						color,
					},
				},
				{
					mark: { type: "point" as const, filled: true, size: 32, opacity: 1 },
					encoding: {
						y,
						x: { field: "estimate", type: "quantitative" as const, scale },
						color,
						shape: {
							field: "kind",
							type: "nominal" as const,
							title: null,
							scale: { domain: kinds, range: ["square", "circle", "diamond"] },
						},
					},
				},
			],
		};
	};
	const [first] = shown;
	const of = (key: string) => shown.find((row) => row.key === key);
	return figureSpec(
		{
			columnMm: 178,
			title: "Earlier answers predict the next day’s tension; no gain from the watch could be shown",
			caption: `AUC for reporting tension or anxiety the next day, predicted by models of other people (grouped cross-validation; ${first?.nEvents} of ${first?.n} days, ${first?.nPeople} people), with 95% intervals over people. Left: over all days; right: over pairs of days of one person, where a person’s level carries no information. Data: LifeSnaps.`,
			alt: `The usual and today’s answer reach ${formatNumber(of("usualToday")?.auc.estimate ?? Number.NaN, 2)} over all days, the watch alone ${formatNumber(of("wearable")?.auc.estimate ?? Number.NaN, 2)}; within people the day’s deviation has ${formatNumber(of("deviation")?.within.estimate ?? Number.NaN, 2)}.`,
		},
		{ hconcat: [panel("auc"), panel("within")], spacing: 10 } as Parameters<typeof figureSpec>[1],
	);
}
