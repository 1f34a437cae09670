import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { Example } from "../analysis/example.ts";

/** Decelerations shorter than this are drawn without their kind, whose words would run into each other. */
const shortestNamedMinutes = 1;

/** What stands on a deceleration. */
const letters: Readonly<Record<string, string>> = { early: "E", late: "L", variable: "V", prolonged: "P" };

/** An annotated recording: fetal heart rate with baseline and named events above, uterine activity below. */
export function spec(example: Example): FigureSpec {
	const { trace, events, umbilicalPh, recordingId } = example;
	const decelerations = events.filter((event) => event.kind === "deceleration").length;
	const contractions = events.filter((event) => event.kind === "contraction").length;
	const ph = formatNumber(umbilicalPh, 2);
	const time = { field: "minute", type: "quantitative" as const, scale: { domain: [0, 30], nice: false } };
	const bands = (
		kinds: readonly string[],
		color: string,
		strip: { y?: { value: number }; y2?: { value: number } } = {},
	) => ({
		data: { name: `events: ${kinds.join(", ")}`, values: events.filter((event) => kinds.includes(event.kind)) },
		mark: { type: "rect" as const, color, opacity: "y" in strip ? 0.5 : 0.22 },
		encoding: {
			x: { field: "startMinute", type: "quantitative" as const },
			x2: { field: "endMinute" },
			...strip,
		},
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "Baseline, accelerations and decelerations as annotated in the last half hour of one labour",
			caption:
				`Recording ${recordingId} (n = 1; umbilical artery pH ${ph}, vaginal birth): of the births with pH < 7.05 whose baseline ` +
				"stays within 110 to 160 bpm, the one with the least missing signal in its last 30 minutes with signal. Fetal heart rate (ink, one sample a second) with its baseline (blue); orange, over the full " +
				"height: decelerations, with their kind (E early, L late, V variable, P prolonged) when they last a minute or more; green, along the top: accelerations; grey, along the bottom: no signal. Below: uterine activity in the monitor’s arbitrary units, contractions shaded. " +
				"Data: CTU-UHB.",
			alt: `Thirty minutes of fetal heart rate with ${decelerations} decelerations below the baseline and ${contractions} contractions, in a birth with umbilical artery pH ${ph}.`,
		},
		{
			vconcat: [
				{
					width: 440,
					height: 150,
					layer: [
						bands(["no signal"], palette.context, { y: { value: 138 }, y2: { value: 150 } }),
						bands(["deceleration"], palette.orange),
						bands(["acceleration"], palette.green, { y: { value: 0 }, y2: { value: 12 } }),
						{
							data: { name: "trace", values: [...trace] },
							mark: { type: "line", color: palette.ink, strokeWidth: 0.6 },
							encoding: {
								x: { ...time, axis: { labels: false, ticks: false, title: null } },
								y: {
									field: "fhrBpm",
									type: "quantitative",
									title: "Fetal heart rate (bpm)",
									scale: { domain: [50, 210], nice: false },
								},
							},
						},
						{
							data: {
								name: "kinds",
								values: events
									.filter(
										(event) =>
											event.kind === "deceleration" && event.endMinute - event.startMinute >= shortestNamedMinutes,
									)
									.map((event) => ({
										minute: (event.startMinute + event.endMinute) / 2,
										label: event.label,
										letter: letters[event.label],
									})),
							},
							mark: { type: "text", baseline: "top", fontSize: 6.5, color: palette.ink },
							encoding: {
								x: { field: "minute", type: "quantitative" },
								y: { datum: 208 },
								text: { field: "letter" },
							},
						},
						{
							data: { name: "baseline", values: trace.map(({ minute, baselineBpm }) => ({ minute, baselineBpm })) },
							mark: { type: "line", color: palette.blue, strokeWidth: 1.4 },
							encoding: { x: time, y: { field: "baselineBpm", type: "quantitative" } },
						},
					],
				},
				{
					width: 440,
					height: 60,
					layer: [
						bands(["contraction"], palette.sky),
						{
							data: {
								name: "uterine activity",
								values: trace.map(({ minute, uterineActivity }) => ({ minute, uterineActivity })),
							},
							mark: { type: "line", color: palette.ink, strokeWidth: 0.6 },
							encoding: {
								x: { ...time, title: "Time (min); the segment ends at the last sample with signal" },
								y: {
									field: "uterineActivity",
									type: "quantitative",
									title: "Uterine activity (a.u.)",
									scale: { domain: [0, 130], nice: false },
									axis: { tickCount: 3 },
								},
							},
						},
					],
				},
			],
			spacing: 8,
		},
	);
}
