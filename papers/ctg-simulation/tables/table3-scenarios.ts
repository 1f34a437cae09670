import { formatEstimate, formatNumber, type Table } from "@quickening/paper";
import type { Detector } from "../analysis/judge-recording.ts";
import type { DetectionMeasure, ScenarioRow } from "../analysis/performance-rows.ts";

/** The reference under other assumptions, and by a stricter rule. */
export function table(rows: readonly ScenarioRow[]): Table {
	const percent = (estimate: number, low: number, high: number) => formatEstimate({ estimate, low, high }, 0);
	return {
		title: "Results under other assumptions",
		caption:
			"Decelerations, baseline and bandwidth with one assumption changed at a time from the reference; 95% intervals over simulated recordings (Monte Carlo error).",
		columns: [
			{ key: "label", title: "Assumption or rule", align: "left" },
			{ key: "missing", title: "Lost (%)", align: "decimal" },
			{ key: "sensitivity", title: "Found (%)", align: "decimal", definition: "Sensitivity for decelerations" },
			{ key: "precision", title: "True (%)", align: "decimal", definition: "Precision of decelerations" },
			{ key: "kind", title: "Type correct (%)", align: "decimal", definition: "Of decelerations that were found" },
			{ key: "baseline", title: "Baseline (bpm)", align: "decimal", definition: "Mean error" },
			{ key: "bandwidth", title: "Bandwidth (%)", align: "decimal", definition: "Relative error, found / true − 1" },
		],
		rows: rows.map((row) => {
			const detection = (detector: Detector, measure: DetectionMeasure) => {
				const found = row.detection.find((one) => one.detector === detector && one.measure === measure);
				return found === undefined ? "–" : percent(100 * found.estimate, 100 * found.low, 100 * found.high);
			};
			return {
				cells: {
					label: row.label,
					missing: formatNumber(row.missingPercent, 0),
					sensitivity: detection("decelerations", "sensitivity"),
					precision: detection("decelerations", "precision"),
					kind: percent(100 * row.kind.estimate, 100 * row.kind.low, 100 * row.kind.high),
					baseline: formatEstimate(row.baseline, 1),
					bandwidth: percent(row.bandwidth.estimate, row.bandwidth.low, row.bandwidth.high),
				},
			};
		}),
		notes: [
			`${rows[0]?.nRecordings ?? 0} recordings per row. Loss likelier in decelerations: five times as likely to begin in one; reduced variability: bandwidth of 2 to 5 bpm; increased: 25 to 35 bpm; faster: spectrum 1/f^1.2; other labours: another seed; stricter matching: overlap of half of the time that either event covers.`,
		],
	};
}
