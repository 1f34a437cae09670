import type { StageContext } from "@quickening/paper";
import { cellsOf, isReference, readDesign, simulateLabour } from "./design.ts";
import { judgeRecording, type RecordingResult } from "./judge-recording.ts";
import type { MatchingRule } from "./match-events.ts";

/**
 * Simulates every labour of every cell, lets each detector look, and writes one row a recording. The reference is judged a
 * second time by a stricter rule of matching (scenario "stricterMatching").
 */
export default function simulateAndDetect(stage: StageContext): void {
	const design = readDesign(stage);
	const matching = stage.param<MatchingRule>("matching");
	const visibleShare = stage.param<number>("visibleShare");
	const cells = cellsOf(design);
	const lines: string[] = [];
	let columns: string[] = [];
	const addRow = (names: readonly (string | number)[], result: RecordingResult) => {
		if (columns.length === 0) {
			columns = Object.keys(result);
			lines.push(["scenario", "noise", "loss", "labour", ...columns].join(","));
		}
		// An empty field is a number that the recording could not give.
		const numbers = columns.map((column) => (Number.isNaN(result[column]) ? "" : String(result[column])));
		lines.push([...names, ...numbers].join(","));
	};
	const strict = { overlapShare: matching.overlapShare, of: "union" } as const;
	const strictRows: [readonly (string | number)[], RecordingResult][] = [];
	cells.forEach((cell, k) => {
		for (let labour = 0; labour < design.recordingsPerCell; labour++) {
			const recording = simulateLabour(design, { cell, labour });
			addRow([cell.scenario, cell.noise, cell.loss, labour], judgeRecording(recording, { matching, visibleShare }));
			if (!isReference(cell, design.reference)) continue;
			strictRows.push([
				["stricterMatching", cell.noise, cell.loss, labour],
				judgeRecording(recording, { matching: strict, visibleShare }),
			]);
		}
		stage.progress((k + 1) / cells.length, `${cell.scenario}: noise ${cell.noise}, loss ${cell.loss}`);
	});
	for (const [names, result] of strictRows) addRow(names, result);
	stage.writeText("recordings", `${lines.join("\n")}\n`);
}
