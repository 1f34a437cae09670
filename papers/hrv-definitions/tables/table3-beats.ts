import { formatNumber, type Table } from "@quickening/paper";
import type { BeatRow } from "../analysis/beats.ts";

/** How well beats were found on recordings with a reference. */
export function table(rows: readonly BeatRow[]): Table {
	return {
		title: "How well beats are found",
		caption:
			"Beats found in record 100 of the MIT-BIH Arrhythmia Database against its annotations, and pulses in 21 camera recordings against a chest strap.",
		columns: [
			{ key: "record", title: "Record", align: "left" },
			{ key: "seconds", title: "Length, s", align: "decimal" },
			{ key: "reference", title: "Reference beats", align: "decimal" },
			{ key: "sensitivity", title: "Sensitivity, %", align: "decimal", definition: "reference beats that were found" },
			{ key: "precision", title: "Precision, %", align: "decimal", definition: "found beats that are reference beats" },
			{
				key: "error",
				title: "Median error, ms",
				align: "decimal",
				definition: "found minus reference time; for the camera, after the clocks were aligned",
			},
			{ key: "p95", title: "95% within, ms", align: "decimal", definition: "95th percentile of the absolute error" },
		],
		rows: rows.map((row) => ({
			cells: {
				record: row.source === "ecg" ? `ECG ${row.record}` : `camera ${row.record.replace("subject_", "")}`,
				seconds: formatNumber(row.seconds, 0),
				reference: formatNumber(row.nReference, 0),
				sensitivity: formatNumber(row.sensitivityPercent, 1),
				precision: formatNumber(row.precisionPercent, 1),
				error: formatNumber(row.medianErrorMs, 1),
				p95: formatNumber(row.p95AbsoluteErrorMs, 1),
			},
		})),
		notes: [
			"A detected beat within 150 ms of a reference beat matches it (ANSI/AAMI EC57).",
			"The camera records pulses, whose delay varies from beat to beat; which of its 21 recordings are of the same person is not known.",
		],
	};
}
