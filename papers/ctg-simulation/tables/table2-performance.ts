import { formatEstimate, type Table } from "@quickening/paper";
import { detectors } from "../analysis/judge-recording.ts";
import { type DetectionRow, detectionMeasures } from "../analysis/performance-rows.ts";

const cells = [
	["none", 0, "Nothing lost, no noise"],
	["moderate", 0, "Nothing lost, moderate noise"],
	["moderate", 0.2, "A fifth lost, moderate noise (reference)"],
	["strong", 0.2, "A fifth lost, strong noise"],
	["strong", 0.5, "Half lost, strong noise"],
] as const;
const titles = {
	sensitivity: "Sensitivity (%)",
	visibleSensitivity: "Sensitivity, visible (%)",
	precision: "Precision (%)",
} as const;
const names = { accelerations: "Accelerations", decelerations: "Decelerations", contractions: "Contractions" } as const;

/** Each detector in five of the eighteen cells. */
export function table(rows: readonly DetectionRow[]): Table {
	const percent = (row: DetectionRow) =>
		formatEstimate({ estimate: 100 * row.estimate, low: 100 * row.low, high: 100 * row.high }, 0);
	return {
		title: "How well events are found",
		caption: "Sensitivity and precision with 95% bootstrap intervals over simulated recordings (Monte Carlo error).",
		columns: [
			{ key: "cell", title: "Signal", align: "left" },
			...detectionMeasures.map((measure) => ({
				key: measure,
				title: titles[measure],
				align: "decimal" as const,
				definition: {
					sensitivity: "True events that were found",
					visibleSensitivity: "Of true events with signal in at least half of their length",
					precision: "Found events that are true",
				}[measure],
			})),
			{ key: "events", title: "True / found", align: "decimal", definition: "Events in all recordings of the cell" },
		],
		rows: detectors.flatMap((detector) => [
			{ cells: { cell: names[detector] }, kind: "header" as const },
			...cells.map(([noise, loss, label]) => {
				const of = (measure: (typeof detectionMeasures)[number]) =>
					rows.find(
						(row) => row.detector === detector && row.measure === measure && row.noise === noise && row.loss === loss,
					) as DetectionRow;
				return {
					kind: "indented" as const,
					cells: {
						cell: label,
						sensitivity: percent(of("sensitivity")),
						visibleSensitivity: detector === "contractions" ? "–" : percent(of("visibleSensitivity")),
						precision: percent(of("precision")),
						events: `${of("sensitivity").nEvents} / ${of("precision").nEvents}`,
					},
				};
			}),
		]),
		notes: [
			"Events are matched one to one when they share at least half of the shorter one. The tocogram is never lost.",
		],
	};
}
