import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { Example, ExampleEvent } from "../analysis/example.ts";

const width = 446;
const time = { field: "minute", type: "quantitative" as const, scale: { domain: [0, 40], nice: false } };
const noTimeAxis = { labels: false, ticks: false, title: null };

/** Lanes of the strip between the two signals, from the top. */
const lanes = ["Accelerations, true", "Accelerations, found", "Decelerations, true", "Decelerations, found"] as const;

/** What stands on a deceleration. */
const letters: Readonly<Record<string, string>> = {
	early: "E",
	late: "L",
	variable: "V",
	prolonged: "P",
	unclassified: "?",
};

/** A simulated recording: the heart rate, true and found events as bars below it, and the tocogram. */
export function spec({ trace, events, missingPercent }: Example): FigureSpec {
	const departures = events
		.filter((event) => event.type !== "contraction")
		.map((event) => ({
			...event,
			lane: `${event.type === "acceleration" ? "Accelerations" : "Decelerations"}, ${event.source === "truth" ? "true" : "found"}`,
			text: event.type === "deceleration" ? letters[event.label] : "",
			middleMinute: (event.startMinute + event.endMinute) / 2,
		}));
	const count = (type: ExampleEvent["type"], source: ExampleEvent["source"]) =>
		events.filter((event) => event.type === type && event.source === source).length;
	const tocogram = (source: ExampleEvent["source"]) =>
		events.filter((event) => event.type === "contraction" && event.source === source);
	return figureSpec(
		{
			columnMm: 178,
			title: "One simulated recording: true events and detected events",
			caption:
				`Simulated recording (n = 1): the first labour of the design in which every type of deceleration occurs, with moderate noise and ` +
				`${formatNumber(missingPercent, 0)}% of the heart rate lost (a sample every 2 s drawn). Top: heart rate with the true (vermilion, dashed) and the found (blue) baseline. ` +
				"Middle: true events and detected events; a deceleration’s letter is its type (E early, L late, V variable, P prolonged, ? none given). Bottom: tocogram with the true contractions shaded.",
			alt: `Forty minutes of a synthetic recording: ${count("deceleration", "truth")} decelerations were inserted and ${count("deceleration", "found")} were found, ${count("acceleration", "truth")} accelerations inserted and ${count("acceleration", "found")} found; several decelerations are given another type.`,
		},
		{
			vconcat: [
				{
					width,
					height: 150,
					layer: [
						{
							data: { name: "heart rate", values: trace.map(({ minute, fhrBpm }) => ({ minute, fhrBpm })) },
							mark: { type: "line", color: palette.ink, strokeWidth: 0.5 },
							encoding: {
								x: { ...time, axis: noTimeAxis },
								y: {
									field: "fhrBpm",
									type: "quantitative",
									title: "Fetal heart rate (bpm)",
									scale: { domain: [50, 210], nice: false },
								},
							},
						},
						...(
							[
								["true baseline", "trueBaselineBpm", palette.vermilion, [4, 2]],
								["found baseline", "foundBaselineBpm", palette.blue, [1, 0]],
							] as const
						).map(([name, field, color, strokeDash]) => ({
							data: { name, values: trace.map((point) => ({ minute: point.minute, [field]: point[field] })) },
							mark: { type: "line" as const, color, strokeWidth: 1.3, strokeDash: [...strokeDash] },
							encoding: { x: time, y: { field, type: "quantitative" as const } },
						})),
					],
				},
				{
					width,
					height: 64,
					data: { name: "events", values: departures },
					layer: [
						{
							mark: { type: "bar", height: 10 },
							encoding: {
								x: {
									field: "startMinute",
									type: "quantitative",
									scale: { domain: [0, 40], nice: false },
									axis: noTimeAxis,
								},
								x2: { field: "endMinute" },
								y: { field: "lane", type: "nominal", title: null, scale: { domain: [...lanes] } },
								color: {
									field: "source",
									type: "nominal",
									scale: { domain: ["truth", "found"], range: [palette.orange, palette.sky] },
									legend: null,
								},
							},
						},
						{
							mark: { type: "text", fontSize: 6.5, fontWeight: 600, color: palette.ink },
							encoding: {
								x: { field: "middleMinute", type: "quantitative" },
								y: { field: "lane", type: "nominal", scale: { domain: [...lanes] } },
								text: { field: "text" },
							},
						},
					],
				},
				{
					width,
					height: 56,
					layer: [
						{
							data: { name: "true contractions", values: tocogram("truth") },
							mark: { type: "rect", color: palette.orange, opacity: 0.25 },
							encoding: { x: { field: "startMinute", type: "quantitative" }, x2: { field: "endMinute" } },
						},
						{
							data: {
								name: "tocogram",
								values: trace.map(({ minute, uterineActivity }) => ({ minute, uterineActivity })),
							},
							mark: { type: "line", color: palette.ink, strokeWidth: 0.5 },
							encoding: {
								x: { ...time, title: "Time (min)" },
								y: {
									field: "uterineActivity",
									type: "quantitative",
									title: "Activity (units)",
									scale: { domain: [0, 100], nice: false },
									axis: { tickCount: 3 },
								},
							},
						},
					],
				},
			],
			spacing: 6,
			resolve: { scale: { color: "independent" } },
		},
	);
}
