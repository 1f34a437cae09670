import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import { calledKinds, trueKinds } from "../analysis/judge-recording.ts";
import type { KindRow } from "../analysis/performance-rows.ts";

const panels = [
	["complete", "Nothing lost, no noise"],
	["reference", "A fifth lost, moderate noise"],
] as const;
/** What stands below the panels; words are set below each other. */
const names: Readonly<Record<string, string>> = { unclassified: "no type", notFound: "not found" };
const called = [...calledKinds, "notFound"].map((name) => names[name] ?? name);

/** True kind against what it was called, in percent of the true kind. */
export function spec(rows: readonly KindRow[]): FigureSpec {
	const shown = rows.map((row) => {
		const percent = (100 * row.count) / row.ofKind;
		return {
			seen: row.seen,
			kind: `${row.kind} (${row.ofKind})`,
			called: names[row.called] ?? row.called,
			count: row.count,
			ofKind: row.ofKind,
			percent,
			text: row.count === 0 ? "" : formatNumber(percent, 0),
			right: row.kind === row.called,
		};
	});
	const kinds = trueKinds.map((kind) => shown.find((row) => row.kind.startsWith(kind))?.kind ?? kind);
	const late = shown.find((row) => row.seen === "complete" && row.kind.startsWith("late") && row.called === "variable");
	const prolonged = (seen: KindRow["seen"]) =>
		shown.find((row) => row.seen === seen && row.kind.startsWith("prolonged") && row.called === "prolonged")?.percent;
	const x = {
		field: "called",
		type: "nominal" as const,
		title: "Called",
		scale: { domain: called },
		axis: { orient: "bottom" as const, labelAngle: 0, labelFontSize: 6.5, labelExpr: "split(datum.label, ' ')" },
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "The type of a deceleration is recognised less well than the deceleration itself, and gaps make it worse",
			caption:
				`True type (with n) against the type that was given, in percent of the true type; outlined: correct. Left: nothing lost, no noise; right: the reference. ` +
				`Rows add up to 100 but for rounding.`,
			alt: `Of late decelerations in complete recordings without noise, ${formatNumber(late?.percent, 0)}% are called variable; ${formatNumber(prolonged("complete"), 0)}% of prolonged ones are called prolonged when nothing is lost, ${formatNumber(prolonged("reference"), 0)}% at the reference, where gaps cut them.`,
		},
		{
			hconcat: panels.map(([seen, title], j) => ({
				width: 202,
				height: 92,
				title: { text: title, anchor: "start" as const },
				data: { name: seen, values: shown.filter((row) => row.seen === seen) },
				layer: [
					{
						mark: { type: "rect" as const },
						encoding: {
							x,
							y: {
								field: "kind",
								type: "nominal" as const,
								title: j === 0 ? "True" : null,
								scale: { domain: kinds },
							},
							color: {
								field: "percent",
								type: "quantitative" as const,
								scale: { domain: [0, 100], range: ["#F4F6F8", palette.sky] },
								legend: null,
							},
						},
					},
					{
						transform: [{ filter: "datum.right" }],
						mark: { type: "rect" as const, fillOpacity: 0, stroke: palette.ink, strokeWidth: 1.2 },
						encoding: { x, y: { field: "kind", type: "nominal" as const } },
					},
					{
						mark: { type: "text" as const, fontSize: 7, color: palette.ink },
						encoding: {
							x,
							y: { field: "kind", type: "nominal" as const },
							text: { field: "text" },
						},
					},
				],
			})),
			spacing: 16,
			resolve: { scale: { color: "independent" } },
		},
	);
}
